import type { Hono } from 'hono'
import { readImageId } from '../../domain/image.ts'
import type { Dependencies } from '../dependencies.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

/** The pictures that managers put up. Their names say what they hold, so that they can be kept for good. */
export function imageFiles(app: Hono, deps: Pick<Dependencies, 'stores'>): void {
  app.get('/images/:id', async (c) => {
    const id = c.req.param('id')
    const facts = readImageId(id)
    const bytes = facts && (await deps.stores.images.read(id))
    if (facts === undefined || bytes === undefined) return c.notFound()
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': facts.type, 'Cache-Control': FOR_EVER })
  })
}
