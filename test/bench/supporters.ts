import { personKey, randomNonce } from '../../functions/crypto.ts'
import { parseEmailAddress } from '../../functions/domain/email-address.ts'
import type { Petition } from '../../functions/domain/petition.ts'
import { MAIL_BACKUP_MS, type Signature, UNCONFIRMED_LIFE_MS } from '../../functions/domain/signature.ts'

/** A supporter by number: always the same one. Where they come from is spread as on a real petition. */
export type Supporter = {
  number: number
  email: string
  givenName: string
  familyName: string
  city: string
  country: string
  locale: 'nl' | 'en'
  source: string
}

/** Numbers from `first` up to, not including, `first + count`. */
export type Range = { first: number; count: number }

export const numbers = ({ first, count }: Range): number[] =>
  Array.from({ length: count }, (_, index) => first + index)

/** Of every hundred: how many, from where. */
const COUNTRIES = { NL: 90, BE: 6, DE: 4 }
const LOCALES = { nl: 92, en: 8 } as const
const SOURCES = { direct: 45, whatsapp: 20, website: 15, newsletter: 10, facebook: 10 }

export function supporter(number: number): Supporter {
  return {
    number,
    email: `supporter-${number}@example.org`,
    givenName: 'Noor',
    familyName: `van der Berg-${letters(number)}`,
    city: 'Utrecht',
    country: share(COUNTRIES, number),
    locale: share(LOCALES, number * 7),
    source: share(SOURCES, number * 13),
  }
}

/** The key of a supporter, as the HTTP function makes it. */
export function personOf({ email }: Supporter, secret: string): string {
  const address = parseEmailAddress(email)
  if (!address.ok) throw new Error(`The bench made a bad address: ${address.code}`)
  return personKey(secret, address.value.canonical)
}

/** The signature that the HTTP function would store for a supporter now. */
export function pendingSignature(
  { number: _number, ...typed }: Supporter,
  person: string,
  petition: Petition,
  now: Date,
): Signature {
  const askedAt = now.toISOString()
  const consent = petition.consents[typed.locale]
  if (consent === undefined) throw new Error('The petition has no consent text.')
  return {
    ...typed,
    petition: petition.slug,
    person,
    state: 'pending',
    showName: false,
    consent: {
      purpose: 'signature',
      version: consent.version,
      hash: consent.hash,
      locale: consent.locale,
      channel: 'page',
      askedAt,
    },
    provider: 'other',
    suspicion: [],
    nonce: randomNonce(),
    requestedAt: askedAt,
    askedAt,
    mailDue: { mail: 'confirm', at: new Date(now.getTime() + MAIL_BACKUP_MS).toISOString() },
    expiresAt: new Date(now.getTime() + UNCONFIRMED_LIFE_MS).toISOString(),
  }
}

/** The same signature once its button was pressed. */
export function confirmedSignature(pending: Signature, now: Date): Signature {
  const confirmedAt = now.toISOString()
  const { mailDue: _mail, expiresAt: _expires, ...kept } = pending
  return { ...kept, state: 'confirmed', confirmedAt, consent: { ...kept.consent, confirmedAt } }
}

function share<Name extends string>(parts: Readonly<Record<Name, number>>, number: number): Name {
  // A number without a common factor with 100 visits every hundredth once.
  let left = (number * 37) % 100
  const names = Object.entries(parts) as [Name, number][]
  for (const [name, part] of names) {
    left -= part
    if (left < 0) return name
  }
  throw new Error('The parts do not make a hundred.')
}

/** A number in letters: digits do not occur in names. */
const letters = (number: number): string =>
  [...String(number)].map((digit) => String.fromCharCode(97 + Number(digit))).join('')
