import type { ConsentText } from './consent.ts'

/** Whom names may be handed to: what it is called, and every name that it goes by in the petition's languages. */
export type Recipient = { name: string; names: string[] }

/** A petition, as far as it says to whom the names of its signers may go. */
type Addressed = { texts: Readonly<Record<string, { addressee?: string | undefined } | undefined>> }

/** Articles change with case (`der Minister`, `au ministre`) and are no part of a name. */
const ARTICLE = /^(?:(?:de|het|een|['’]t|the|an?|der|die|das|dem|den|la|les?|los|las|el|os?|as|ang)\s|l['’])/u

/** A text in which only its words count: not their case, nor how they are spaced or broken over lines. */
const words = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

const bare = (name: string): string => words(name).replace(ARTICLE, '').trim()

/**
 * Who may be handed the names of a petition's signers: whom it is addressed to, by its names in all languages, and
 * the partners that it lists. Nobody else, as nobody else is shown on the page as who takes part in it.
 */
export function recipientsOf({ texts }: Addressed, partners: readonly { name: string }[]): Recipient[] {
  const addressees = Object.values(texts).flatMap((one) => one?.addressee ?? [])
  const [first] = addressees
  return [
    ...(first === undefined ? [] : [{ name: first, names: addressees }]),
    ...partners.map(({ name }) => ({ name, names: [name] })),
  ]
}

/** The one of them that goes by this name, whole, in any language; articles, case and spaces aside. */
export function recipientCalled(text: string, recipients: readonly Recipient[]): Recipient | undefined {
  const wanted = bare(text)
  return recipients.find(({ names }) => names.some((name) => bare(name) === wanted))
}

/**
 * The consent texts, of every version that was ever shown, that name a recipient: hold one of its names whole. Only who
 * agreed to one of them may be handed over: the others were told of somebody else, or of nobody.
 */
export function textsNaming<Text extends Pick<ConsentText, 'text'>>(
  { names }: Pick<Recipient, 'names'>,
  versions: readonly Text[],
): Text[] {
  return versions.filter(({ text }) => names.some((name) => holds(text, name)))
}

const isPartOfWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}\p{M}]/u.test(character)

/** Whether a name stands in a text, by whole words: "raad" is not found in "raadsel". */
function holds(text: string, name: string): boolean {
  const [within, wanted] = [words(text), bare(name)]
  if (wanted === '') return false
  for (let at = within.indexOf(wanted); at !== -1; at = within.indexOf(wanted, at + 1)) {
    if (!isPartOfWord(within.slice(0, at).at(-1)) && !isPartOfWord(within.at(at + wanted.length))) return true
  }
  return false
}
