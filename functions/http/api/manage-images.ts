import * as v from 'valibot'
import { imagePath } from '../../../web/site.ts'
import { IMAGE_TYPES, imageId } from '../../domain/image.ts'
import { auditEntry } from '../audit-entry.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { bareImage } from '../image/bare-image.ts'
import type { operations } from '../operation.ts'
import { problem } from '../problem.ts'
import { readBytes } from '../read-body.ts'

/** An item of DynamoDB holds 400 KB. On a page that many people open on a phone, 300 KB is much already. */
const MAX_IMAGE = 300 * 1024

const TYPES = Object.values(IMAGE_TYPES)

const Image = v.object({
  id: v.string(),
  url: v.string(),
  width: v.number(),
  height: v.number(),
  type: v.picklist(TYPES),
})

/** Pictures that managers put up, for petitions and partners. */
export function manageImages({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  add(
    {
      method: 'post',
      path: '/api/manage/images',
      summary: 'Put up a picture; where and with what it was taken is left out of it',
      role: 'campaigner',
      bytes: { types: TYPES, description: 'A PNG, JPEG or WebP of at most 300 KB' },
      answers: {
        201: {
          description: 'The picture, named by its content. Anybody can read it at `url`; it never changes',
          schema: Image,
          example: {
            id: '0f343b0931126a20f133d67c2b018a3b-1200x630.jpg',
            url: 'https://petities.example.org/images/0f343b0931126a20f133d67c2b018a3b-1200x630.jpg',
            width: 1200,
            height: 630,
            type: 'image/jpeg',
          },
        },
      },
      problems: ['image-too-large', 'image-unreadable'],
    },
    async ({ c, caller }) => {
      const body = await readBytes(c, MAX_IMAGE)
      if (body === undefined) return problem(c, 'image-too-large')
      const image = bareImage(body)
      if (image === undefined) return problem(c, 'image-unreadable')
      const { format, width, height, bytes } = image
      const id = imageId(deps.contentHash(bytes), width, height, format)
      await deps.stores.images.create(id, bytes, auditEntry(deps, caller, 'image-uploaded', id))
      const url = `${deps.site.publicUrl}${imagePath(id)}`
      c.header('Location', imagePath(id))
      return c.json({ id, url, width, height, type: IMAGE_TYPES[format] }, 201)
    },
  )
}
