import type * as v from 'valibot'
import type { ManageDependencies } from './dependencies.ts'
import { type FieldError, fieldErrors } from './field-errors.ts'
import { imageNamed, topicsNamed } from './petition-body.ts'

/** What is wrong with what managers write of a petition, all fields at once: by its schema, and by what there is. */
export function petitionErrors(
  { stores }: Pick<ManageDependencies, 'stores'>,
  /** Whether there is this picture; where the petition is to be kept, it is put to use by that. */
  hasImage: (id: string) => Promise<boolean>,
) {
  return async (
    body: Readonly<Record<string, unknown>>,
    issues: readonly v.BaseIssue<unknown>[] = [],
  ): Promise<FieldError[]> => {
    const topics = topicsNamed(body).map((name) => stores.topics.read(name, true))
    const unknown = (await Promise.all(topics)).includes(undefined)
    const image = imageNamed(body)
    const isMissing = image !== undefined && !(await hasImage(image))
    return [
      ...fieldErrors(issues),
      ...(unknown ? [{ field: 'topics', code: 'topic-unknown' }] : []),
      ...(isMissing ? [{ field: 'image', code: 'image-unknown' }] : []),
    ]
  }
}
