const segmenter = new Intl.Segmenter('nl', { granularity: 'grapheme' })

/** How many characters a reader sees: a letter with its marks is one, in any script. */
export function graphemes(text: string): number {
  return [...segmenter.segment(text)].length
}
