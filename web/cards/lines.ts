/** Scripts that are written without spaces between words: there a line may end after any word. */
const WITHOUT_SPACES = /\p{Script=Thai}$/u

/**
 * A text in lines that fit, or undefined where it needs more than `most` of them or a word is wider than a line.
 * Lines end at spaces, and in Thai between words.
 */
export function brokenInto(
  text: string,
  locale: string,
  most: number,
  fits: (line: string) => boolean,
): string[] | undefined {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text, locale)) {
    if (fits((line + piece).trimEnd())) {
      line += piece
      continue
    }
    if (line !== '') lines.push(line.trimEnd())
    line = piece
    if (!fits(line.trimEnd())) return undefined
  }
  lines.push(line.trimEnd())
  return lines.length > most ? undefined : lines
}

/** The longest start of a text that `fitsCut` accepts with an ellipsis after it, cut between characters as readers see them. */
export function cutToFit<Fit>(
  text: string,
  locale: string,
  fitsCut: (text: string) => Fit | undefined,
): Fit | undefined {
  const characters = [...new Intl.Segmenter(locale).segment(text)].map(({ segment }) => segment)
  let [low, high] = [0, characters.length]
  let best: Fit | undefined
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    const fit = fitsCut(`${characters.slice(0, middle).join('').trimEnd()}…`)
    if (fit === undefined) high = middle - 1
    else [low, best] = [middle, fit]
  }
  return best
}

/** A text in the parts that stay together on a line, each with the spaces after it. */
function pieces(text: string, locale: string): string[] {
  const found: string[] = []
  for (const { segment, isWordLike } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    const last = found.at(-1)
    const isSpace = /^\s+$/.test(segment)
    const mayBreak = last === undefined || /\s$/.test(last) || (isWordLike && WITHOUT_SPACES.test(last))
    if (last !== undefined && (isSpace || !mayBreak))
      found[found.length - 1] = last + (isSpace ? ' ' : segment)
    else if (!isSpace) found.push(segment)
  }
  return found
}
