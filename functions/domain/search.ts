/** Words and letters that a search looks at: case, accents and their like make no difference. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øłđıßæœ]/g, (letter) => FOLDED[letter] ?? letter)
}

/** Letters that Unicode does not take apart. */
const FOLDED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** A longer search is cut: nobody types one, and each word costs a pass over every petition. */
const MOST_LETTERS = 100

/** The words of a search, folded; none where nothing was typed that can be looked for. */
export function searchWords(typed: string): string[] {
  const words = foldText(typed.slice(0, MOST_LETTERS)).split(/[^\p{L}\p{N}]+/u)
  return [...new Set(words.filter((word) => word !== ''))]
}

/** Whether every word stands somewhere in a text that was folded. */
export function hasWords(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word))
}
