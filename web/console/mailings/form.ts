import type { Audience, Campaign, Content, Texts } from './campaign.ts'

/** What the editor holds of a campaign. `petition`: the one that placeholders speak of; null: the only one of the audience. */
export type CampaignForm = {
  version: number
  name: string
  content: Content
  fallback: string
  audience: Audience
  petition: string | null
}

/** What somebody types, and what it began from. */
export type Typed = { base: CampaignForm; form: CampaignForm }

export const NO_TEXTS: Texts = { subject: '', preheader: '', body: '' }
const FIELDS = ['subject', 'preheader', 'body'] as const
const LISTS = ['topics', 'petitions', 'countries', 'locales'] as const

/** A campaign as the editor begins with it: one language stands open, and no name is where managers gave none. */
export function formOf(campaign: Campaign): CampaignForm {
  const { version, name, named, content, fallback, audience, petition = null } = campaign
  const begun = Object.keys(content).length === 0 ? { [fallback]: NO_TEXTS } : content
  return { version, name: named ? name : '', content: begun, fallback, audience, petition }
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Whether nothing is written in a language: it is not sent, and goes where it was. */
export const isBlank = (texts: Texts | undefined): boolean =>
  texts === undefined || FIELDS.every((field) => texts[field].trim() === '')

type Change = {
  name?: string
  content?: Record<string, Texts | null>
  fallback?: string
  audience?: Partial<Audience>
  petition?: string | null
}

/** What differs, as the API takes it: what nobody touched is not sent. */
export function changeOf(base: CampaignForm, form: CampaignForm): Change {
  const content = Object.fromEntries(
    languagesOf(base, form).flatMap((locale): [string, Texts | null][] => {
      const [before, now] = [base.content[locale], form.content[locale]]
      if (same(before, now)) return []
      if (now === undefined || isBlank(now)) return isBlank(before) ? [] : [[locale, null]]
      return [[locale, now]]
    }),
  )
  const audience = Object.fromEntries(
    LISTS.filter((list) => !same(base.audience[list], form.audience[list])).map((list) => [
      list,
      form.audience[list],
    ]),
  )
  return {
    ...(base.name === form.name ? {} : { name: form.name }),
    ...(Object.keys(content).length === 0 ? {} : { content }),
    ...(base.fallback === form.fallback ? {} : { fallback: form.fallback }),
    ...(Object.keys(audience).length === 0 ? {} : { audience }),
    ...(base.petition === form.petition ? {} : { petition: form.petition }),
  }
}

/**
 * What somebody typed, brought over onto what somebody else saved meanwhile: whatever they did not touch is the other's;
 * where both changed the same, it is theirs who typed.
 */
export function merged({ base, form }: Typed, other: CampaignForm): CampaignForm {
  const pick = <Value>(before: Value, mine: Value, theirs: Value): Value =>
    same(before, mine) ? theirs : mine
  const content = Object.fromEntries(
    languagesOf(other, form).flatMap((locale): [string, Texts][] => {
      const texts = mergedTexts(base.content[locale], form.content[locale], other.content[locale])
      return texts === undefined ? [] : [[locale, texts]]
    }),
  )
  const lists = LISTS.map((list) => [
    list,
    pick(base.audience[list], form.audience[list], other.audience[list]),
  ])
  return {
    version: other.version,
    name: pick(base.name, form.name, other.name),
    content,
    fallback: pick(base.fallback, form.fallback, other.fallback),
    audience: Object.fromEntries(lists) as Audience,
    petition: pick(base.petition, form.petition, other.petition),
  }
}

function mergedTexts(
  before: Texts | undefined,
  mine: Texts | undefined,
  theirs: Texts | undefined,
): Texts | undefined {
  if (same(before, mine)) return theirs
  if (same(before, theirs) || mine === undefined || theirs === undefined) return mine
  const { subject, preheader, body } = before ?? NO_TEXTS
  return {
    subject: mine.subject === subject ? theirs.subject : mine.subject,
    preheader: mine.preheader === preheader ? theirs.preheader : mine.preheader,
    body: mine.body === body ? theirs.body : mine.body,
  }
}

/** The parts in which two differ, as the API calls them: `name`, `audience.topics`, `content.nl.body`. */
export function differing(one: CampaignForm, other: CampaignForm): string[] {
  return [
    ...(['name', 'fallback', 'petition'] as const).filter((part) => one[part] !== other[part]),
    ...LISTS.filter((list) => !same(one.audience[list], other.audience[list])).map(
      (list) => `audience.${list}`,
    ),
    ...languagesOf(one, other).flatMap((locale) =>
      FIELDS.filter(
        (field) => (one.content[locale]?.[field] ?? '') !== (other.content[locale]?.[field] ?? ''),
      ).map((field) => `content.${locale}.${field}`),
    ),
  ]
}

const languagesOf = (...forms: readonly CampaignForm[]): string[] => [
  ...new Set(forms.flatMap(({ content }) => Object.keys(content))),
]

/** What a preview is asked of, saved or not. */
export function unsavedOf({ content, fallback, audience, petition }: CampaignForm) {
  return { content, fallback, audience, petition }
}

/** The language whose field of the API this is (`content.nl.body`); undefined of every other. */
export const languageOfField = (field: string): string | undefined => /^content\.([^.]+)/.exec(field)?.[1]
