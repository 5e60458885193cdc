import * as v from 'valibot'
import { isCountry } from '../domain/country.ts'
import { type EmailAddress, parseEmailAddress } from '../domain/email-address.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'
import { parsePersonName } from '../domain/person-name.ts'
import type { Petition } from '../domain/petition.ts'
import type { Result } from '../domain/result.ts'

/** One thing wrong with one field; the code has its words in web/texts. */
export type FieldError = { field: string; code: string }

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
  /** The version of the consent text that was shown, where the form said so. */
  consentVersion?: number
  /** Whether the field that people do not see was filled. */
  honeypot: boolean
}

/** The field that only robots and over-eager autofill fill in. */
const HONEYPOT_FIELD = 'website'
/** What a signature counts as that came without a source. */
const NO_SOURCE = 'direct'

const parsedBy = <Value>(parse: (input: string) => Result<Value, string>) =>
  v.rawTransform<string, Value>(({ dataset, addIssue, NEVER }) => {
    const result = parse(dataset.value)
    if (result.ok) return result.value
    addIssue({ message: result.code })
    return NEVER
  })

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

/** The JSON body of `POST /api/petitions/{slug}/signatures`; the form gives the same after `fromForm`. */
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
    v.pipe(
      v.number('value-malformed'),
      v.integer('value-malformed'),
      v.description('The version of the consent text that was shown; absent: the current one'),
    ),
  ),
  showName: v.optional(v.boolean('value-malformed'), false),
  ageConfirmed: v.optional(v.boolean('value-malformed'), false),
  locale: v.optional(v.picklist(LOCALES, 'locale-unknown')),
  source: v.optional(
    v.pipe(v.string('source-malformed'), v.regex(/^[a-z0-9._-]{1,40}$/, 'source-malformed')),
    NO_SOURCE,
  ),
  partner: v.optional(v.string('partner-unknown')),
  [HONEYPOT_FIELD]: v.optional(v.string('value-malformed'), ''),
})

/**
 * Reads a request to sign: every field is checked and all errors are told at once. Unknown fields are
 * left out, so that a state or a count can never be set.
 */
export function readSignRequest(
  body: Readonly<Record<string, unknown>>,
  petition: Petition,
): { ok: true; value: SignRequest } | { ok: false; errors: FieldError[] } {
  // A key with the value undefined is checked as an absent one, with the field's own words.
  const known = Object.fromEntries(Object.keys(SignBody.entries).map((field) => [field, body[field]]))
  const parsed = v.safeParse(SignBody, known)
  const errors: FieldError[] = (parsed.issues ?? []).map((issue) => ({
    field: String(issue.path?.[0]?.key ?? ''),
    code: issue.message,
  }))
  if (known['showName'] === true && known['ageConfirmed'] !== true)
    errors.push({ field: 'ageConfirmed', code: 'age-missing' })
  const { partner } = known
  if (typeof partner === 'string' && !petition.partners.includes(partner))
    errors.push({ field: 'partner', code: 'partner-unknown' })
  if (!parsed.success || errors.length > 0) return { ok: false, errors: firstOfEach(errors) }

  const { city, postalCode, locale, consentVersion, partner: credited, ...rest } = parsed.output
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
      ...(credited === undefined ? {} : { partner: credited }),
    },
  }
}

function firstOfEach(errors: readonly FieldError[]): FieldError[] {
  const order = Object.keys(SignBody.entries)
  return [...new Map([...errors].reverse().map((error) => [error.field, error])).values()].sort(
    (a, b) => order.indexOf(a.field) - order.indexOf(b.field),
  )
}

/**
 * A form's fields as the JSON body has them: ticked boxes are true, an empty optional field is an absent
 * one. A source or partner that a visitor never typed must not stop them, so a wrong one is left out.
 */
export function fromForm(
  fields: Readonly<Record<string, string>>,
  petition: Petition,
): Record<string, unknown> {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))
  const { source, partner, consentVersion, ...typed } = filled
  return {
    ...typed,
    consent: 'consent' in filled,
    showName: 'showName' in filled,
    ageConfirmed: 'ageConfirmed' in filled,
    ...(/^\d{1,6}$/.test(consentVersion ?? '') ? { consentVersion: Number(consentVersion) } : {}),
    ...(source !== undefined && /^[a-z0-9._-]{1,40}$/.test(source) ? { source } : {}),
    ...(partner !== undefined && petition.partners.includes(partner) ? { partner } : {}),
  }
}
