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
