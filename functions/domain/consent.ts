import { DEFAULT_LOCALE, LOCALES, type Locale } from './locale.ts'

/** One version of a consent text, as it was shown. The hash proves the text; versions count from 1. */
export type ConsentText = {
  version: number
  locale: Locale
  text: string
  /** SHA-256 of the text, base64url. */
  hash: string
  since: string
}

/** A consent text in every language, with every version that was ever shown. */
export type ConsentTexts = {
  consents: Partial<Record<Locale, ConsentText>>
  pastConsents: ConsentText[]
}

/** Every version of a consent text that was ever shown. */
export const versionsOf = ({ consents, pastConsents }: ConsentTexts): ConsentText[] => [
  ...pastConsents,
  ...LOCALES.flatMap((locale) => consents[locale] ?? []),
]

/** What says yes: `on` is what browsers send; a partner's own form may say it in other ways. */
const YES: ReadonlySet<string> = new Set(['on', 'true', 'yes', '1'])

/**
 * Whether a box of a form, by the value that came, was ticked. Consent is what somebody said, so any other
 * value is none: `false` or `0`, which some forms send for a box that nobody has ticked, least of all.
 */
export const saysYes = (value: string | undefined): boolean => value !== undefined && YES.has(value)

/** Where somebody agreed. */
export const CONSENT_CHANNELS = ['page', 'api', 'embed', 'preferences', 'import'] as const
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number]

/** The proof that a person agreed to a text: GDPR art. 7(1). */
export type ConsentReceipt = {
  purpose: 'signature' | 'newsletter' | 'updates'
  version: number
  hash: string
  locale: Locale
  channel: ConsentChannel
  askedAt: string
  confirmedAt?: string
  withdrawnAt?: string
}

/** The receipt of a text that is being agreed to now; not confirmed yet. */
export function receiptOf(
  consent: ConsentText,
  purpose: ConsentReceipt['purpose'],
  channel: ConsentChannel,
  now: Date,
): ConsentReceipt {
  const { version, hash, locale } = consent
  return { purpose, version, hash, locale, channel, askedAt: now.toISOString() }
}

/**
 * The consent text that a reader of `wanted` was shown, or of the first language there is: the version that
 * the form names, as a page may have been open while the text changed or its language was taken away, else the
 * current one; undefined where there is no such version.
 */
export function consentIn(texts: ConsentTexts, wanted: Locale, version?: number): ConsentText | undefined {
  const locale = texts.consents[wanted] === undefined ? firstLocale(texts) : wanted
  if (version === undefined) return texts.consents[locale]
  return consentVersion(texts, wanted, version) ?? consentVersion(texts, locale, version)
}

/** One version of a consent text in one language, whether or not that language is still there. */
export function consentVersion(
  texts: ConsentTexts,
  locale: Locale,
  version: number,
): ConsentText | undefined {
  return versionsOf(texts).find((one) => one.locale === locale && one.version === version)
}

function firstLocale({ consents }: ConsentTexts): Locale {
  return LOCALES.find((locale) => consents[locale] !== undefined) ?? DEFAULT_LOCALE
}

/**
 * The consent texts after an edit: a changed text becomes a new version, an unchanged one stays, null takes its language
 * away, and every version that was ever shown is kept. Versions of a language that comes back go on where they were.
 */
export function reviseConsents(
  current: ConsentTexts,
  texts: Partial<Record<Locale, string | null>>,
  now: Date,
  hashOf: (text: string) => string,
): ConsentTexts {
  const consents = { ...current.consents }
  const pastConsents = [...current.pastConsents]
  for (const [locale, text] of Object.entries(texts) as [Locale, string | null][]) {
    const before = consents[locale]
    if (before?.text === text) continue
    if (before !== undefined) pastConsents.push(before)
    delete consents[locale]
    if (text === null) continue
    const known = pastConsents.filter((past) => past.locale === locale).map(({ version }) => version)
    consents[locale] = {
      version: Math.max(0, ...known) + 1,
      locale,
      text,
      hash: hashOf(text),
      since: now.toISOString(),
    }
  }
  return { consents, pastConsents }
}
