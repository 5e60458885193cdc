import * as v from 'valibot'
import { type ConsentTexts, reviseConsents, versionsOf } from '../domain/consent.ts'
import { readImageId } from '../domain/image.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'
import { type Petition, publishedLocales, SLUG } from '../domain/petition.ts'
import { MOST_TOPICS } from '../domain/topic.ts'
import { SeenVersion } from './body-parts.ts'
import type { FieldError } from './field-errors.ts'

/** Words that must be there; they may have line breaks. */
const line = (most: number) =>
  v.pipe(v.string('text-missing'), v.trim(), v.nonEmpty('text-missing'), v.maxLength(most, 'text-too-long'))
const HttpsUrl = v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(500))
/** An instant with its zone, as its UTC text. */
export const Instant = v.pipe(
  v.string(),
  v.isoTimestamp(),
  // Not every ISO 8601 time is one for JavaScript: `+01` without minutes is not.
  v.check((text) => !Number.isNaN(Date.parse(text))),
  v.transform((text) => new Date(text).toISOString()),
)

/** More than anybody can read on a page, and few enough for one item. */
const MOST_MILESTONES = 20
const MOST_ORIGINS = 50

const Signatures = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000_000))

/** An origin as browsers write it: lower case, no default port, no path. */
const Origin = v.pipe(v.string(), v.maxLength(300), v.transform(originOf), v.string('origin-malformed'))

/**
 * No more than a name and a port: `*` and `;` mean something in a content security policy, where these stand. Without
 * https only one's own machine, for whoever tries a page there.
 */
const EMBEDDING_ORIGIN = /^(?:https:\/\/[a-z0-9.-]+|http:\/\/(?:localhost|127\.0\.0\.1))(?::\d+)?$/

function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { origin, href } = new URL(text)
  return EMBEDDING_ORIGIN.test(origin) && href === `${origin}/` ? origin : undefined
}

const Texts = v.object({
  title: line(150),
  summary: line(300),
  body: line(20_000),
  addressee: line(150),
  shareText: v.exactOptional(
    v.pipe(line(280), v.description('What those who share it begin with; absent: the usual words')),
  ),
  outcome: v.exactOptional(v.pipe(line(20_000), v.description('What became of it, in plain paragraphs'))),
  imageAlt: v.exactOptional(v.pipe(line(300), v.description('What the image shows'))),
  consent: v.pipe(line(2_000), v.description('A change makes a new version; every version is kept')),
  updatesConsent: v.optional(
    v.pipe(
      line(2_000),
      v.description('To mail about this petition only; where no language has one, none is offered'),
    ),
  ),
})

const fields = {
  texts: v.object(Object.fromEntries(LOCALES.map((locale) => [locale, v.optional(Texts)]))),
  goal: Signatures,
  milestones: v.pipe(
    v.array(Signatures),
    v.maxLength(MOST_MILESTONES),
    v.transform((milestones) => [...new Set(milestones)].sort((a, b) => a - b)),
    v.description('On the way to the goal, kept in ascending order; none: round numbers'),
  ),
  asks: v.object({ city: v.optional(v.boolean()), postalCode: v.optional(v.boolean()) }),
  partners: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]{2,40}$/))), v.maxLength(50)),
  topics: v.pipe(
    v.array(v.pipe(v.string(), v.regex(SLUG))),
    v.maxLength(MOST_TOPICS),
    v.description('Topics that its form offers to follow, in this order'),
  ),
  donateUrl: HttpsUrl,
  image: v.pipe(
    v.string(),
    v.check((id) => readImageId(id) !== undefined, 'image-unknown'),
    v.description('The id of an image that was uploaded'),
  ),
  embedOrigins: v.pipe(
    v.array(Origin),
    v.maxLength(MOST_ORIGINS),
    v.transform((origins) => [...new Set(origins)]),
    v.description('Sites that may show its form in a frame: `https://example.org`, without a path'),
  ),
  closesAt: v.pipe(Instant, v.description('From this instant on nobody can sign')),
}

/** What makes a petition. */
export const NewPetition = v.object({
  slug: v.pipe(v.string(), v.regex(SLUG)),
  texts: fields.texts,
  goal: fields.goal,
  asks: v.optional(fields.asks, {}),
  partners: v.optional(fields.partners, []),
  topics: v.optional(fields.topics, []),
  milestones: v.optional(fields.milestones, []),
  donateUrl: v.optional(fields.donateUrl),
  image: v.optional(fields.image),
  embedOrigins: v.optional(fields.embedOrigins, []),
  closesAt: v.optional(fields.closesAt),
})

const changedTexts = v.object(Object.fromEntries(LOCALES.map((locale) => [locale, v.nullish(Texts)])))

/** What changes one: what is absent stays, what is null goes. */
export const PetitionChange = v.object({
  texts: v.optional(changedTexts),
  goal: v.optional(fields.goal),
  asks: v.optional(fields.asks),
  partners: v.optional(fields.partners),
  topics: v.optional(fields.topics),
  milestones: v.optional(fields.milestones),
  donateUrl: v.optional(v.nullable(fields.donateUrl)),
  image: v.optional(v.nullable(fields.image)),
  embedOrigins: v.optional(fields.embedOrigins),
  closesAt: v.optional(v.nullable(fields.closesAt)),
  version: SeenVersion,
})

/** The topics that a body names, where they can be names at all. */
export function topicsNamed(body: Readonly<Record<string, unknown>>): string[] {
  const named = v.safeParse(fields.topics, body['topics'])
  return named.success ? named.output : []
}

/** The image that a body names, where it can be one at all. */
export function imageNamed(body: Readonly<Record<string, unknown>>): string | undefined {
  const named = v.safeParse(fields.image, body['image'])
  return named.success ? named.output : undefined
}

/** The consent texts of what has none yet. */
export const NO_CONSENTS: ConsentTexts = { consents: {}, pastConsents: [] }

type Worded = Pick<Petition, 'texts' | 'consents' | 'pastConsents' | 'updates'>
type Revising = { now: () => Date; textHash: (text: string) => string }
type TextsInput = { [locale: string]: v.InferOutput<typeof Texts> | null | undefined }

/**
 * Texts after an edit. A changed consent text becomes a new version; one that is not given stays; a language that is null
 * goes, and what was agreed to in it stays known.
 */
export function revised(seen: Worded, input: TextsInput, deps: Revising): Worded {
  const texts = { ...seen.texts }
  const consentTexts: Partial<Record<Locale, string | null>> = {}
  const updatesTexts: Partial<Record<Locale, string | null>> = {}
  for (const locale of LOCALES) {
    const given = input[locale]
    if (given === undefined) continue
    if (given === null) {
      delete texts[locale]
      consentTexts[locale] = null
      updatesTexts[locale] = null
      continue
    }
    const { consent, updatesConsent, ...words } = given
    texts[locale] = words
    consentTexts[locale] = consent
    if (updatesConsent !== undefined) updatesTexts[locale] = updatesConsent
  }
  const revise = (current: ConsentTexts, changed: Partial<Record<Locale, string | null>>) =>
    reviseConsents(current, changed, deps.now(), deps.textHash)
  const updates = revise(seen.updates ?? NO_CONSENTS, updatesTexts)
  return {
    texts,
    ...revise(seen, consentTexts),
    ...(versionsOf(updates).length === 0 ? {} : { updates }),
  }
}

/** What is wrong with taking away these languages: one in which the petition can be signed must stay. */
export function languageErrors(petition: Petition, input: TextsInput): FieldError[] {
  if (publishedLocales(petition).length > 0) return []
  return LOCALES.filter((locale) => input[locale] === null).map((locale) => ({
    field: `texts.${locale}`,
    code: 'language-last',
  }))
}
