import type { Locale } from './locale.ts'

/** One version of a consent text, as it was shown. The hash proves the text; versions count from 1. */
export type ConsentText = {
  version: number
  locale: Locale
  text: string
  /** SHA-256 of the text, base64url. */
  hash: string
  since: string
}

/** The proof that a person agreed to a text: GDPR art. 7(1). */
export type ConsentReceipt = {
  purpose: 'signature'
  version: number
  hash: string
  locale: Locale
  channel: 'page' | 'api' | 'embed'
  askedAt: string
  confirmedAt?: string
  withdrawnAt?: string
}

/**
 * The consent texts after an edit: a changed text becomes a new version, an unchanged one stays, and
 * every version that was ever shown is kept.
 */
export function reviseConsents(
  current: Partial<Record<Locale, ConsentText>>,
  past: readonly ConsentText[],
  texts: Partial<Record<Locale, string>>,
  now: Date,
  hashOf: (text: string) => string,
): { consents: Partial<Record<Locale, ConsentText>>; pastConsents: ConsentText[] } {
  const consents = { ...current }
  const pastConsents = [...past]
  for (const [locale, text] of Object.entries(texts) as [Locale, string][]) {
    const before = consents[locale]
    if (before?.text === text) continue
    if (before !== undefined) pastConsents.push(before)
    consents[locale] = {
      version: (before?.version ?? 0) + 1,
      locale,
      text,
      hash: hashOf(text),
      since: now.toISOString(),
    }
  }
  return { consents, pastConsents }
}
