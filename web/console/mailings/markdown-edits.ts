/** A text with what is selected in it; an empty selection is a caret. */
export type Marked = { text: string; start: number; end: number }

/** Puts `insert` in the place of what stands between two positions, and what is selected afterwards. */
export type Edit = { from: number; to: number; insert: string; start: number; end: number }

/** The text after an edit. */
export function edited({ text }: Marked, { from, to, insert, start, end }: Edit): Marked {
  return { text: text.slice(0, from) + insert + text.slice(to), start, end }
}

/**
 * Puts signs around what is selected, or takes them away where they stand already. White space at the ends stays
 * outside, and each line has signs of its own: Markdown reads neither otherwise. Where nothing is selected, `words` are
 * put there to be typed over.
 */
export function emphasised(marked: Marked, signs: '**' | '*', words: string): Edit {
  const { text } = marked
  let { start, end } = marked
  if (start === end) {
    const insert = `${signs}${words}${signs}`
    const first = start + signs.length
    return { from: start, to: end, insert, start: first, end: first + words.length }
  }
  while (start < end && /\s/.test(text[start] ?? '')) start += 1
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1
  const inside = text.slice(start, end)
  if (isAround(text, start, end, signs)) {
    const from = start - signs.length
    return { from, to: end + signs.length, insert: inside, start: from, end: from + inside.length }
  }
  const lines = inside.split('\n')
  const filled = lines.filter((line) => line.trim() !== '')
  const isMarked = filled.length > 0 && filled.every((line) => unsigned(line.trim(), signs) !== undefined)
  const insert = lines
    .map((line) => {
      const words = line.trim()
      if (words === '') return line
      const [before = '', after = ''] = line.split(words)
      return `${before}${isMarked ? unsigned(words, signs) : `${signs}${words}${signs}`}${after}`
    })
    .join('\n')
  return { from: start, to: end, insert, start, end: start + insert.length }
}

/** The signs themselves and not the ends of longer ones: `*` is not around what `**` is. */
function isAround(text: string, start: number, end: number, signs: string): boolean {
  const before = /\**$/.exec(text.slice(0, start))?.[0].length ?? 0
  const after = /^\**/.exec(text.slice(end))?.[0].length ?? 0
  return holdsSigns(before, signs) && holdsSigns(after, signs)
}

/** Three signs are both of them. */
const holdsSigns = (number: number, signs: string): boolean =>
  number >= 3 || (number > 0 && number === signs.length)

function unsigned(words: string, signs: string): string | undefined {
  if (words.length <= 2 * signs.length) return undefined
  const inside = words.slice(signs.length, -signs.length)
  return words.startsWith(signs) &&
    words.endsWith(signs) &&
    isAround(words, signs.length, words.length - signs.length, signs)
    ? inside
    : undefined
}

/** Makes the selected lines a heading or points of a list, or plain again where all of them are. */
export function prefixed({ text, start, end }: Marked, prefix: '## ' | '- '): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const found = text.indexOf('\n', Math.max(end - 1, start))
  const to = found === -1 ? text.length : found
  const lines = text.slice(from, to).split('\n')
  const counts = lines.length === 1 ? lines : lines.filter((line) => line.trim() !== '')
  const isPlain = !counts.every((line) => line.startsWith(prefix))
  const changed = lines
    .map((line) => {
      if (!counts.includes(line)) return line
      const bare = line.replace(/^(?:#{1,6}|[-*+]) /, '')
      return isPlain ? `${prefix}${bare}` : bare
    })
    .join('\n')
  // A list stands apart from the words above it, and a heading from what follows is no list's line.
  const above = text.slice(0, from)
  const gap =
    isPlain && above.trim() !== '' && !above.endsWith('\n\n') && !isListed(above, prefix) ? '\n' : ''
  const insert = gap + changed
  const isOne = start === end
  return {
    from,
    to,
    insert,
    start: isOne ? from + insert.length : from + gap.length,
    end: from + insert.length,
  }
}

const isListed = (above: string, prefix: string): boolean =>
  prefix === '- ' && (above.trimEnd().split('\n').at(-1) ?? '').startsWith(prefix)

/** Puts a link in the place of what is selected. */
export function linked({ start, end }: Marked, words: string, target: string): Edit {
  return replaced(start, end, `[${wordsOfLink(words)}](${target})`)
}

/** A link that is a button: a paragraph of its own, strong. White space around it gives way to empty lines. */
export function buttoned({ text, start, end }: Marked, words: string, target: string): Edit {
  const from = text.slice(0, start).trimEnd().length
  const to = text.length - text.slice(end).trimStart().length
  const before = from === 0 ? '' : '\n\n'
  const after = to === text.length ? '\n' : '\n\n'
  return replaced(from, to, `${before}**[${wordsOfLink(words)}](${target})**${after}`)
}

/** Puts words in the place of what is selected. */
export const inserted = ({ start, end }: Marked, words: string): Edit => replaced(start, end, words)

function replaced(from: number, to: number, insert: string): Edit {
  return { from, to, insert, start: from + insert.length, end: from + insert.length }
}

/** On one line, and its brackets are words; a placeholder has none. */
const wordsOfLink = (words: string): string =>
  words
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[[\]\\]/g, (sign) => `\\${sign}`)

/**
 * Where a link may lead, as it was meant: `example.org/x` is a secure address, `noor@example.org` a mail's. Undefined
 * where no mail may link there. What would end the link early is encoded.
 */
export function linkTarget(typed: string): string | undefined {
  const words = typed.trim()
  const meant = /^[a-z][a-z0-9+.-]*:/i.test(words)
    ? words
    : /^[^\s@/]+@[^\s@/]+\.[a-z]{2,}$/i.test(words)
      ? `mailto:${words}`
      : /^[^\s@/]+\.[^\s@]{2,}$/.test(words)
        ? `https://${words}`
        : ''
  if (!/^(?:https:\/\/[^/?#\s]+\.[^\s]+|mailto:\S+@\S+)$/i.test(meant) || !URL.canParse(meant))
    return undefined
  return meant.replaceAll(/[()<>\\]/g, (sign) =>
    encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'),
  )
}
