import { PLACEHOLDER_WORDS, type PlaceholderWord } from '../../../functions/domain/placeholders.ts'

/** Links lead somewhere in a mail; in a subject they are mere words. */
export const LINK_WORDS = PLACEHOLDER_WORDS.filter((word) => word.endsWith('-link'))
export const PLAIN_WORDS = PLACEHOLDER_WORDS.filter((word) => !word.endsWith('-link'))

/** What a placeholder is typed as. A default is plain words: what would end it early goes. */
export function placeholder(word: PlaceholderWord, fallback = ''): string {
  const plain = fallback.replaceAll(/[{}\r\n]/g, ' ').trim()
  return plain === '' ? `{{${word}}}` : `{{${word}|${plain}}}`
}

const OWN: readonly PlaceholderWord[] = ['name', 'preferences-link', 'unsubscribe-link']

/** Whether it speaks of a petition, which the mailing must have. */
export const isOfPetition = (word: PlaceholderWord): boolean => !OWN.includes(word)
