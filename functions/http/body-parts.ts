import * as v from 'valibot'

/** Parts of the bodies that managers send. */

/** One line of text, without control characters: subjects and names stand in the headers of mails. */
export const line = (most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(most, 'text-too-long'),
    v.regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'text-not-one-line'),
  )

export const filledLine = (most: number) => v.pipe(line(most), v.nonEmpty('text-missing'))

export const SeenVersion = v.optional(
  v.pipe(
    v.number(),
    v.integer(),
    v.description('The version that was read: refused if it has changed since'),
  ),
)

/** Most that the words of one item may take together, in bytes: the table takes 400 KB, and an item has more than words. */
const MOST_TOGETHER = 320 * 1024

/** What is wrong with words that are short enough each, but in all languages together more than the table takes. */
export function tooMuchTogether(field: string, words: unknown): { field: string; code: 'texts-too-long' }[] {
  const bytes = new TextEncoder().encode(JSON.stringify(words)).byteLength
  return bytes > MOST_TOGETHER ? [{ field, code: 'texts-too-long' }] : []
}
