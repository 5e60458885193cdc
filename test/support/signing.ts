import { personKey, randomNonce, textHash } from '../../functions/crypto.ts'
import type { Petition } from '../../functions/domain/petition.ts'
import { MAIL_BACKUP_MS, type Signature, UNCONFIRMED_LIFE_MS } from '../../functions/domain/signature.ts'

/** A clock that only a test moves. */
export function testClock(start = '2026-11-02T09:00:00.000Z') {
  let time = Date.parse(start)
  return {
    now: () => new Date(time),
    advance: (milliseconds: number) => {
      time += milliseconds
    },
  }
}

/** The key of the person behind an address, as every test knows it. */
const personOf = (address: string): string => personKey('a secret for tests', address)

/** An open petition in both languages. */
export function openPetition(slug: string, change: Partial<Petition> = {}): Petition {
  const since = '2026-10-01T00:00:00.000Z'
  const words = { title: `Petitie ${slug}`, summary: 'Kort.', body: 'Lang.', addressee: 'de minister' }
  const consent = (locale: 'nl' | 'en', text: string) => ({
    version: 1,
    locale,
    text,
    hash: textHash(text),
    since,
  })
  return {
    slug,
    state: 'open',
    texts: { nl: words, en: { ...words, title: `Petition ${slug}` } },
    consents: { nl: consent('nl', 'Ik ga akkoord.'), en: consent('en', 'I agree.') },
    pastConsents: [],
    goal: 5000,
    offline: 0,
    asks: { city: false, postalCode: false },
    partners: [],
    publishedAt: since,
    createdAt: since,
    updatedAt: since,
    version: 1,
    ...change,
  }
}

/** A signature that was requested now and waits for its mail. */
export function pendingSignature(
  petition: string,
  address: string,
  now: Date,
  change: Partial<Signature> = {},
): Signature {
  const askedAt = now.toISOString()
  return {
    petition,
    person: personOf(address),
    state: 'pending',
    givenName: 'Noor',
    familyName: 'van der Berg',
    email: address,
    country: 'NL',
    showName: false,
    locale: 'nl',
    source: 'direct',
    consent: {
      purpose: 'signature',
      version: 1,
      hash: textHash('Ik ga akkoord.'),
      locale: 'nl',
      channel: 'page',
      askedAt,
    },
    suspicion: [],
    nonce: randomNonce(),
    requestedAt: askedAt,
    askedAt,
    mailDue: { mail: 'confirm', at: new Date(now.getTime() + MAIL_BACKUP_MS).toISOString() },
    expiresAt: new Date(now.getTime() + UNCONFIRMED_LIFE_MS).toISOString(),
    ...change,
  }
}
