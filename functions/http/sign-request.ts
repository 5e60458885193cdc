import * as v from 'valibot'
import { isCountry } from '../domain/country.ts'
import { type EmailAddress, parseEmailAddress } from '../domain/email-address.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'
import { LINK_CODE } from '../domain/own-link.ts'
import { parsePersonName } from '../domain/person-name.ts'
import type { Petition } from '../domain/petition.ts'
import { MOST_TOPICS } from '../domain/topic.ts'
import type { TopicCache } from '../domain/topic-cache.ts'
import { type FieldError, parsedBy } from './field-errors.ts'
import { followable } from './topic-follows.ts'

export type SignRequest = {
  givenName: string
  familyName: string
  email: EmailAddress
  country: string
  city?: string
  postalCode?: string
  showName: boolean
  locale?: Locale
  source: string
  partner?: string
  /** The code of the person's own link that was followed. */
  via?: string
  /** The version of the consent text that was shown, where the form said so. */
  consentVersion?: number
  /** Its language, where the form said so. */
  consentLocale?: Locale
  /** Topics to follow with the same press, each with the version of its text that was shown. */
  newsletter: AskedText<{ topic: string }>[]
  /** The updates of the petition, to follow with the same press. */
  updates?: AskedText<{ locale?: Locale }>
  /** Whether the field that people do not see was filled. */
  honeypot: boolean
}

type AskedText<What> = What & { version?: number }

/** The field that only robots and over-eager autofill fill in. */
const HONEYPOT_FIELD = 'website'
/** What a signature counts as that came without a source. */
const NO_SOURCE = 'direct'

/** What a signature may be counted under. */
export const SOURCE = /^[a-z0-9._-]{1,40}$/
const PLACE = /^['’]?[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} .,'’()/-]*$/u
const POSTAL_CODE = /^[A-Za-z0-9](?:[A-Za-z0-9 -]{0,10}[A-Za-z0-9])?$/

const name = v.pipe(
  v.string('name-missing'),
  parsedBy(parsePersonName),
  v.description('1–100 characters of any script'),
)
const city = v.pipe(
  v.string('city-malformed'),
  v.trim(),
  v.maxLength(100, 'city-too-long'),
  v.regex(PLACE, 'city-malformed'),
)
const postalCode = v.pipe(
  v.string('postal-code-malformed'),
  v.trim(),
  v.regex(POSTAL_CODE, 'postal-code-malformed'),
)

const version = v.pipe(v.number('value-malformed'), v.integer('value-malformed'))

/** The JSON body of `POST /api/petitions/{slug}/signatures`; the form gives the same after `fromForm` (sign-form.ts). */
export const SignBody = v.object({
  givenName: name,
  familyName: name,
  email: v.pipe(
    v.string('email-missing'),
    parsedBy<EmailAddress>(parseEmailAddress),
    v.description('An e-mail address; a confirmation goes there'),
  ),
  country: v.optional(
    v.pipe(
      v.string('country-unknown'),
      v.check(isCountry, 'country-unknown'),
      v.description('ISO 3166-1 alpha-2'),
    ),
    'NL',
  ),
  city: v.optional(city),
  postalCode: v.optional(postalCode),
  consent: v.pipe(
    v.literal(true, 'consent-missing'),
    v.description('The signer agreed to the consent text that the petition shows'),
  ),
  consentVersion: v.optional(
    v.pipe(version, v.description('The version of the consent text that was shown; absent: the current one')),
  ),
  consentLocale: v.optional(
    v.pipe(
      v.picklist(LOCALES, 'locale-unknown'),
      v.description('The language of that text, where it is not `locale`'),
    ),
  ),
  newsletter: v.optional(
    v.pipe(
      v.array(v.string('topic-unknown'), 'value-malformed'),
      v.maxLength(MOST_TOPICS, 'value-malformed'),
      v.description('Topics to follow by newsletter, confirmed by the same press'),
    ),
    [],
  ),
  topicVersions: v.optional(
    v.pipe(
      v.record(v.string(), version, 'value-malformed'),
      v.description('By topic: the version of its consent text that was shown; absent: the current one'),
    ),
    {},
  ),
  updates: v.optional(
    v.pipe(
      v.boolean('value-malformed'),
      v.description('Whether to get mail about this petition, confirmed by the same press'),
    ),
    false,
  ),
  updatesVersion: v.optional(
    v.pipe(
      version,
      v.description('The version of the text about updates that was shown; absent: the current one'),
    ),
  ),
  updatesLocale: v.optional(
    v.pipe(
      v.picklist(LOCALES, 'locale-unknown'),
      v.description('The language of that text, where it is not `locale`'),
    ),
  ),
  showName: v.optional(v.boolean('value-malformed'), false),
  ageConfirmed: v.optional(v.boolean('value-malformed'), false),
  locale: v.optional(v.picklist(LOCALES, 'locale-unknown')),
  source: v.optional(v.pipe(v.string('source-malformed'), v.regex(SOURCE, 'source-malformed')), NO_SOURCE),
  partner: v.optional(v.string('partner-unknown')),
  via: v.optional(
    v.pipe(
      v.string('value-malformed'),
      v.regex(LINK_CODE, 'value-malformed'),
      v.description('The code of the person’s own link that was followed'),
    ),
  ),
  [HONEYPOT_FIELD]: v.optional(v.string('value-malformed'), ''),
})

type Topics = Pick<TopicCache, 'read'>

/**
 * Reads a request to sign: every field is checked and all errors are told at once. Unknown fields are
 * left out, so that a state or a count can never be set.
 */
export async function readSignRequest(
  body: Readonly<Record<string, unknown>>,
  petition: Petition,
  topics: Topics,
): Promise<{ ok: true; value: SignRequest } | { ok: false; errors: FieldError[] }> {
  // A key with the value undefined is checked as an absent one, with the field's own words.
  const known = Object.fromEntries(Object.keys(SignBody.entries).map((field) => [field, body[field]]))
  const parsed = v.safeParse(SignBody, known)
  const errors: FieldError[] = (parsed.issues ?? []).map((issue) => ({
    field: String(issue.path?.[0]?.key ?? ''),
    code: issue.message,
  }))
  if (needsAge(known) && known['ageConfirmed'] !== true)
    errors.push({ field: 'ageConfirmed', code: 'age-missing' })
  const { partner } = known
  const named = namesIn(known['newsletter'])
  if (
    (await followable(topics, named, typeof partner === 'string' ? partner : undefined)).length < named.length
  )
    errors.push({ field: 'newsletter', code: 'topic-unknown' })
  if (known['updates'] === true && petition.updates === undefined)
    errors.push({ field: 'updates', code: 'updates-unknown' })
  if (typeof partner === 'string' && !petition.partners.includes(partner))
    errors.push({ field: 'partner', code: 'partner-unknown' })
  if (!parsed.success || errors.length > 0) return { ok: false, errors: firstOfEach(errors) }

  const { city, postalCode, locale, consentVersion, partner: credited, via, ...rest } = parsed.output
  const { newsletter, topicVersions, updates, updatesVersion, updatesLocale, consentLocale } = rest
  return {
    ok: true,
    value: {
      givenName: rest.givenName,
      familyName: rest.familyName,
      email: rest.email,
      country: rest.country,
      showName: rest.showName,
      source: rest.source,
      honeypot: rest[HONEYPOT_FIELD] !== '',
      // What is not asked is not kept.
      ...(city !== undefined && petition.asks.city ? { city } : {}),
      ...(postalCode !== undefined && petition.asks.postalCode ? { postalCode } : {}),
      ...(locale === undefined ? {} : { locale }),
      ...(consentVersion === undefined ? {} : { consentVersion }),
      ...(consentLocale === undefined ? {} : { consentLocale }),
      ...creditOf(credited, via),
      newsletter: [...new Set(newsletter)].map((topic) => ({
        topic,
        ...shownVersion(Object.hasOwn(topicVersions, topic) ? topicVersions[topic] : undefined),
      })),
      ...(updates ? { updates: { ...shownVersion(updatesVersion), ...shownLocale(updatesLocale) } } : {}),
    },
  }
}

const creditOf = (partner: string | undefined, via: string | undefined) => ({
  ...(partner === undefined ? {} : { partner }),
  ...(via === undefined ? {} : { via }),
})

/** Newsletters, updates and a public name are for those of 16 and over. */
function needsAge({ newsletter, updates, showName }: Readonly<Record<string, unknown>>): boolean {
  return showName === true || updates === true || (Array.isArray(newsletter) && newsletter.length > 0)
}

const shownLocale = (locale: Locale | undefined) => (locale === undefined ? {} : { locale })

const shownVersion = (version: number | undefined) => (version === undefined ? {} : { version })

function firstOfEach(errors: readonly FieldError[]): FieldError[] {
  const order = Object.keys(SignBody.entries)
  return [...new Map([...errors].reverse().map((error) => [error.field, error])).values()].sort(
    (a, b) => order.indexOf(a.field) - order.indexOf(b.field),
  )
}

const namesIn = (newsletter: unknown): string[] =>
  Array.isArray(newsletter) ? newsletter.filter((name) => typeof name === 'string').slice(0, MOST_TOPICS) : []
