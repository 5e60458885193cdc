import type { Petition, PetitionTexts } from './petition.ts'

/** The words of one language, as they are typed: an empty one is none. */
export type TextForm = Required<PetitionTexts>
export const TEXT_FIELDS = [
  'title',
  'summary',
  'body',
  'addressee',
  'consent',
  'updatesConsent',
  'shareText',
  'outcome',
  'imageAlt',
] as const satisfies readonly (keyof TextForm)[]
export type TextField = (typeof TEXT_FIELDS)[number]

/** A petition as its editor holds it. */
export type PetitionForm = {
  texts: Record<string, TextForm>
  goal: number | null
  /** As typed: numbers, separated by anything. */
  milestones: string
  closesAt: string | null
  city: boolean
  postalCode: boolean
  partners: string[]
  topics: string[]
  donateUrl: string
  image: string | null
  /** As typed: one site a line. */
  embedOrigins: string
  /** The version that was read, which a save must still find. */
  version: number
}

/** Everything of the form but its texts and version. */
export const FACT_FIELDS = [
  'goal',
  'milestones',
  'closesAt',
  'city',
  'postalCode',
  'partners',
  'topics',
  'donateUrl',
  'image',
  'embedOrigins',
] as const satisfies readonly (keyof PetitionForm)[]
export type FactField = (typeof FACT_FIELDS)[number]

export const NO_TEXTS: TextForm = {
  title: '',
  summary: '',
  body: '',
  addressee: '',
  consent: '',
  updatesConsent: '',
  shareText: '',
  outcome: '',
  imageAlt: '',
}

export function formOf(petition: Petition): PetitionForm {
  return {
    texts: Object.fromEntries(
      Object.entries(petition.texts).map(([locale, texts]) => [locale, { ...NO_TEXTS, ...texts }]),
    ),
    goal: petition.goal,
    milestones: petition.milestones.join(', '),
    closesAt: petition.closesAt ?? null,
    city: petition.asks.city,
    postalCode: petition.asks.postalCode,
    partners: [...petition.partners],
    topics: [...petition.topics],
    donateUrl: petition.donateUrl ?? '',
    image: petition.image ?? null,
    embedOrigins: petition.embedOrigins.join('\n'),
    version: petition.version,
  }
}

/**
 * What a save sends: what differs from what was read, and nothing else, so that it overwrites nothing that was not
 * touched. A language goes whole, as the API has it; one that was taken away is null.
 */
export function changeOf(form: PetitionForm, base: PetitionForm): Record<string, unknown> {
  const differs = (field: FactField) => !same(form[field], base[field])
  const locales = new Set([...Object.keys(form.texts), ...Object.keys(base.texts)])
  const texts = [...locales].filter((locale) => !same(form.texts[locale], base.texts[locale]))
  const wordsIn = (locale: string) => {
    const words = form.texts[locale]
    return words === undefined ? null : said(words)
  }
  return {
    ...(texts.length === 0
      ? {}
      : { texts: Object.fromEntries(texts.map((locale) => [locale, wordsIn(locale)])) }),
    ...(differs('goal') ? { goal: form.goal } : {}),
    ...(differs('milestones') ? { milestones: numbersIn(form.milestones) } : {}),
    ...(differs('closesAt') ? { closesAt: form.closesAt } : {}),
    ...(differs('city') || differs('postalCode')
      ? { asks: { city: form.city, postalCode: form.postalCode } }
      : {}),
    ...(differs('partners') ? { partners: form.partners } : {}),
    ...(differs('topics') ? { topics: form.topics } : {}),
    ...(differs('donateUrl') ? { donateUrl: form.donateUrl.trim() || null } : {}),
    ...(differs('image') ? { image: form.image } : {}),
    ...(differs('embedOrigins') ? { embedOrigins: linesIn(form.embedOrigins) } : {}),
  }
}

/** Numbers that were typed one after another: `1.000, 2.500` or `1000 2500`. */
export function numbersIn(text: string): number[] {
  return (text.match(/\d{1,3}(?:\.\d{3})+(?!\d)|\d+/g) ?? []).map((number) =>
    Number(number.replaceAll('.', '')),
  )
}

export function linesIn(text: string): string[] {
  return text
    .split(/[\s,]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Required words stay, also empty, so that the API says what is missing; empty optional ones are absent. */
function said(texts: TextForm): PetitionTexts {
  const needed: readonly string[] = ['title', 'summary', 'body', 'addressee', 'consent']
  return Object.fromEntries(
    Object.entries(texts).filter(([field, text]) => needed.includes(field) || text.trim() !== ''),
  )
}

/** One thing that two people changed: a fact, or a text of a language. */
export type FormPart = { field: FactField } | { field: TextField; locale: string }

export type Merged = {
  /** Theirs, with what I changed; where both changed one thing, mine. */
  form: PetitionForm
  /** What they changed and I did not. */
  theirs: FormPart[]
  /** What both changed, each to something else. */
  both: FormPart[]
}

/**
 * Puts together what I typed since `base` and what somebody else saved since. A language that one took away goes only
 * where the other changed nothing in it.
 */
export function merge(base: PetitionForm, mine: PetitionForm, saved: PetitionForm): Merged {
  const form: PetitionForm = structuredClone(saved)
  const theirs: FormPart[] = []
  const both: FormPart[] = []
  const weigh = (part: FormPart, was: unknown, my: unknown, their: unknown): boolean => {
    const [iDid, theyDid] = [!same(my, was), !same(their, was)]
    if (theyDid && !same(my, their)) (iDid ? both : theirs).push(part)
    return iDid
  }
  for (const field of FACT_FIELDS)
    if (weigh({ field }, base[field], mine[field], saved[field]))
      Object.assign(form, { [field]: mine[field] })
  for (const locale of new Set([base, saved, mine].flatMap(({ texts }) => Object.keys(texts)))) {
    const [was, their] = [base.texts[locale], saved.texts[locale]]
    // Where I took it away, nothing in it is mine.
    const my = mine.texts[locale] ?? was
    const texts = { ...(their ?? my ?? NO_TEXTS) }
    for (const field of TEXT_FIELDS) {
      const myText = my?.[field] ?? ''
      if (weigh({ field, locale }, was?.[field] ?? '', myText, their?.[field] ?? '')) texts[field] = myText
    }
    const isTaken = mine.texts[locale] === undefined || their === undefined
    if (isTaken && same(my, was) && (their === undefined || same(their, was))) delete form.texts[locale]
    else form.texts[locale] = texts
  }
  return { form, theirs, both }
}

/** What stands in a part of a form, to be read by people. */
export function partOf(form: PetitionForm, part: FormPart): unknown {
  return 'locale' in part ? (form.texts[part.locale]?.[part.field] ?? '') : form[part.field]
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
