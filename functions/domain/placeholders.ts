import type { Campaign, CampaignTexts } from './campaign.ts'
import { LOCALES } from './locale.ts'
import type { Petition } from './petition.ts'

/**
 * What a campaign's texts may leave open, written `{{word}}`, or `{{word|default}}` for where there is nothing to put
 * there; white space inside does not matter. What is put there is words, never Markdown or HTML.
 */
export const PLACEHOLDER_WORDS = [
  /** The given name, where it is known; else the default, or a neutral word of the language. */
  'name',
  /** The petition's title. */
  'petition',
  /** How many have signed it (confirmed ones), and how many are aimed for: bare numbers. */
  'count',
  'goal',
  /** How many, with the word for them ("1 handtekening"), and those on paper if there are any. */
  'signatures',
  'petition-link',
  /** The petition too, with a source of its own: who passes a mail on shows in the counts. */
  'share-link',
  'donate-link',
  'preferences-link',
  'unsubscribe-link',
] as const
export type PlaceholderWord = (typeof PLACEHOLDER_WORDS)[number]

/** A default is plain words; it holds no brace and no line break. */
export type Placeholder = { word: PlaceholderWord; fallback?: string }

export type PlaceholderCode =
  | 'placeholder-unknown'
  | 'placeholder-malformed'
  | 'placeholder-needs-petition'
  | 'placeholder-needs-donate-link'
  | 'placeholder-only-in-body'

/** What is wrong with a text, where (`content.nl.body`), and what was typed there. */
export type ContentProblem<Code extends string = PlaceholderCode> = {
  field: string
  code: Code
  typed: string
}

const OF_PETITIONS: ReadonlySet<PlaceholderWord> = new Set([
  'petition',
  'count',
  'goal',
  'signatures',
  'petition-link',
  'share-link',
  'donate-link',
])
/** SES repeats subjects in what it reports: a token does not belong there. */
const OF_ONE_READER: ReadonlySet<PlaceholderWord> = new Set(['preferences-link', 'unsubscribe-link'])

const PLACEHOLDER = /\{\{([^{}\n\r]*)\}\}/
const OPENING = '{{'

/** A text in order: words as they stand, and placeholders. What is none (an unknown word, say) stands as it was typed. */
export function readPlaceholders(text: string): (string | Placeholder)[] {
  // Split by a pattern with one group: words and insides take turns.
  return text.split(PLACEHOLDER).flatMap((part, index) => {
    if (index % 2 === 0) return part === '' ? [] : [part]
    return [placeholderIn(part) ?? `{{${part}}}`]
  })
}

/** A text as it is for nobody in particular: defaults where there are some. */
export function unfilled(text: string): string {
  return readPlaceholders(text)
    .map((piece) => (typeof piece === 'string' ? piece : (piece.fallback ?? '…')))
    .join('')
}

function placeholderIn(inside: string): Placeholder | undefined {
  const bar = inside.indexOf('|')
  const named = (bar === -1 ? inside : inside.slice(0, bar)).trim()
  const word = PLACEHOLDER_WORDS.find((known) => known === named)
  if (word === undefined) return undefined
  return bar === -1 ? { word } : { word, fallback: inside.slice(bar + 1).trim() }
}

/**
 * Everything that is wrong with the placeholders of a campaign's texts. `petition`: the one they speak of, undefined
 * where there is none.
 */
export function contentProblems(
  content: Campaign['content'],
  petition: Pick<Petition, 'donateUrl'> | undefined,
): ContentProblem[] {
  return LOCALES.flatMap((locale) =>
    (['subject', 'preheader', 'body'] as const).flatMap((part) =>
      readPlaceholders(content[locale]?.[part] ?? '').flatMap((piece) =>
        problemsOf(piece, part, petition).map((problem) => ({
          field: `content.${locale}.${part}`,
          ...problem,
        })),
      ),
    ),
  )
}

function problemsOf(
  piece: string | Placeholder,
  part: keyof CampaignTexts,
  petition: Pick<Petition, 'donateUrl'> | undefined,
): Omit<ContentProblem, 'field'>[] {
  if (typeof piece === 'string') return problemsOfWords(piece)
  const { word, fallback } = piece
  if (part !== 'body' && OF_ONE_READER.has(word)) return [{ code: 'placeholder-only-in-body', typed: word }]
  if (fallback !== undefined || !OF_PETITIONS.has(word)) return []
  if (petition === undefined) return [{ code: 'placeholder-needs-petition', typed: word }]
  if (word === 'donate-link' && petition.donateUrl === undefined)
    return [{ code: 'placeholder-needs-donate-link', typed: word }]
  return []
}

/** Words are no placeholder: with an opening in them, somebody meant one. */
function problemsOfWords(words: string): Omit<ContentProblem, 'field'>[] {
  const start = words.indexOf(OPENING)
  if (start === -1) return []
  const inside = PLACEHOLDER.exec(words)?.[1]
  return inside === undefined
    ? [{ code: 'placeholder-malformed', typed: words.slice(start, start + 30) }]
    : [{ code: 'placeholder-unknown', typed: inside.trim() }]
}
