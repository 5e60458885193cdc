import type { ConsentTexts } from './consent.ts'

/** A text in which only its words count: not their case, nor how they are spaced or broken over lines. */
const words = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

const isPartOfWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Whether a text names somebody: by whole words, so that "raad" is not found in "raadsel". */
function names(text: string, recipient: string): boolean {
  const [within, wanted] = [words(text), words(recipient)]
  if (wanted === '') return false
  for (let at = within.indexOf(wanted); at !== -1; at = within.indexOf(wanted, at + 1)) {
    if (!isPartOfWord(within.slice(0, at).at(-1)) && !isPartOfWord(within.at(at + wanted.length))) return true
  }
  return false
}

/**
 * The hashes of the consent texts, of every version that was ever shown, that name a recipient. Only who agreed to one
 * of them may be handed over: the others were told of somebody else, or of nobody.
 */
export function consentsNaming(recipient: string, { consents, pastConsents }: ConsentTexts): Set<string> {
  const all = [...Object.values(consents), ...pastConsents]
  return new Set(all.filter(({ text }) => names(text, recipient)).map(({ hash }) => hash))
}
