const MAX_TITLE_CHARACTERS = 120

/**
 * A manager's words, safe inside a header and beside others: one line without control or bidirectional
 * characters, and nothing that a mail program would decode as an encoded word (RFC 2047 `=?…?=`, which may
 * hide a line break).
 */
export function oneLine(words: string): string {
  return words
    .replaceAll(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replaceAll('=?', '= ?')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** A manager's words in a subject: one safe line, and not an endless one. */
export function forSubject(words: string): string {
  const line = oneLine(words)
  const characters = [...line]
  return characters.length <= MAX_TITLE_CHARACTERS
    ? line
    : `${characters
        .slice(0, MAX_TITLE_CHARACTERS - 1)
        .join('')
        .trimEnd()}…`
}
