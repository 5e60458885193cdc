import { randomUUID } from 'node:crypto'
import { personKey, randomNonce, textHash } from '../../functions/crypto.ts'
import type { AuditEntry } from '../../functions/domain/audit.ts'
import type { Campaign } from '../../functions/domain/campaign.ts'
import type { ConsentReceipt } from '../../functions/domain/consent.ts'
import type { Delivery } from '../../functions/domain/delivery.ts'
import { type Follow, type ListId, topicList } from '../../functions/domain/list.ts'
import { MY_DATA_REQUEST_LIFE_MS, type MyDataRequest } from '../../functions/domain/my-data.ts'
import type { Partner } from '../../functions/domain/partner.ts'
import type { Petition } from '../../functions/domain/petition.ts'
import { MAIL_BACKUP_MS, type Signature, UNCONFIRMED_LIFE_MS } from '../../functions/domain/signature.ts'
import { requestId, type SubscriptionRequest } from '../../functions/domain/subscription.ts'
import { consentSentence, type Topic } from '../../functions/domain/topic.ts'

/** The instant at which examples are made. */
export const EXAMPLE_TIME = new Date('2026-11-21T12:00:00.000Z')

const CONSENT = 'Ik wil dat mijn naam bij deze petitie aan de minister wordt aangeboden.'

/** An open petition in Dutch and English. */
export function examplePetition(changes: Partial<Petition> = {}): Petition {
  const at = EXAMPLE_TIME.toISOString()
  const consent = { version: 1, since: at }
  return {
    slug: 'geen-kind-te-koop',
    state: 'open',
    texts: {
      nl: {
        title: 'Geen kind te koop',
        summary: 'Stop kinderhandel.',
        body: 'Elk kind telt.',
        addressee: 'de minister',
      },
      en: {
        title: 'No child for sale',
        summary: 'Stop it.',
        body: 'Every child counts.',
        addressee: 'the minister',
      },
    },
    consents: {
      nl: { ...consent, locale: 'nl', text: CONSENT, hash: textHash(CONSENT) },
      en: { ...consent, locale: 'en', text: 'I agree.', hash: textHash('I agree.') },
    },
    pastConsents: [],
    goal: 5000,
    milestones: [],
    embedOrigins: [],
    offline: 0,
    asks: { city: false, postalCode: false },
    partners: [],
    topics: [],
    publishedAt: at,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...changes,
  }
}

/** A topic that can be followed, in Dutch and English. */
export function exampleTopic(changes: Partial<Topic> = {}): Topic {
  const at = EXAMPLE_TIME.toISOString()
  const organisation = { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, 2500 AA Den Haag' }
  const consent = (locale: 'nl' | 'en', sentence: string) => {
    const text = consentSentence(sentence, organisation)
    return { version: 1, locale, text, hash: textHash(text), since: at }
  }
  return {
    topic: 'kinderhandel',
    texts: {
      nl: { name: 'Stop kinderhandel', description: 'Eén mail per maand.' },
      en: { name: 'Stop trafficking', description: 'One mail a month.' },
    },
    consents: { nl: consent('nl', 'Ja, mail mij.'), en: consent('en', 'Yes, mail me.') },
    pastConsents: [],
    organisation,
    open: true,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...changes,
  }
}

/** A partner organisation without members. */
export function examplePartner(changes: Partial<Partner> = {}): Partner {
  const at = EXAMPLE_TIME.toISOString()
  return {
    partner: 'wereldkind',
    name: 'Stichting Wereldkind',
    members: [],
    former: [],
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...changes,
  }
}

/** A list to follow, with the receipt of its text. */
export function exampleFollow(list: ListId, changes: Partial<ConsentReceipt> = {}): Follow {
  const { hash = '' } = exampleTopic().consents.nl ?? {}
  const purpose = list.startsWith('topic') ? 'newsletter' : 'updates'
  const askedAt = EXAMPLE_TIME.toISOString()
  return {
    list,
    consent: { purpose, version: 1, hash, locale: 'nl', channel: 'page', askedAt, ...changes },
  }
}

/** A person's key, different for each number. */
export const examplePerson = (number: number): string => String(number).padStart(43, 'p')

/** A pending signature whose confirmation mail is due. */
export function exampleSignature(changes: Partial<Signature> = {}): Signature {
  const at = EXAMPLE_TIME.toISOString()
  return {
    petition: 'geen-kind-te-koop',
    person: examplePerson(1),
    state: 'pending',
    givenName: 'Noor',
    familyName: 'van der Berg',
    email: 'noor@example.org',
    country: 'NL',
    showName: false,
    locale: 'nl',
    source: 'direct',
    consent: {
      purpose: 'signature',
      version: 1,
      hash: textHash(CONSENT),
      locale: 'nl',
      channel: 'page',
      askedAt: at,
    },
    provider: 'other',
    suspicion: [],
    nonce: 'n'.repeat(22),
    requestedAt: at,
    askedAt: at,
    mailDue: { mail: 'confirm', at: new Date(EXAMPLE_TIME.getTime() + MAIL_BACKUP_MS).toISOString() },
    expiresAt: new Date(EXAMPLE_TIME.getTime() + UNCONFIRMED_LIFE_MS).toISOString(),
    ...changes,
  }
}

/** The pending signature of whoever has this address, requested at `now`. */
export function signatureOf(
  petition: string,
  email: string,
  now: Date,
  changes: Partial<Signature> = {},
): Signature {
  const at = now.toISOString()
  const example = exampleSignature()
  return {
    ...example,
    petition,
    email,
    person: personKey('a secret for tests', email),
    consent: { ...example.consent, askedAt: at },
    nonce: randomNonce(),
    requestedAt: at,
    askedAt: at,
    mailDue: { mail: 'confirm', at: new Date(now.getTime() + MAIL_BACKUP_MS).toISOString() },
    expiresAt: new Date(now.getTime() + UNCONFIRMED_LIFE_MS).toISOString(),
    ...changes,
  }
}

/** The request of whoever has this address to follow topics, made at `now`, whose mail is due. */
export function subscriptionRequestOf(
  topics: readonly string[],
  email: string,
  now: Date,
  changes: Partial<SubscriptionRequest> = {},
): SubscriptionRequest {
  const at = now.toISOString()
  const consent = { version: 1, hash: textHash('Ja.'), locale: 'nl', channel: 'page', askedAt: at } as const
  const lists = topics.map(topicList)
  return {
    person: personKey('a secret for tests', email),
    id: requestId(lists, textHash),
    state: 'pending',
    email,
    locale: 'nl',
    follows: lists.map((list) => ({ list, consent: { ...consent, purpose: 'newsletter' } })),
    nonce: randomNonce(),
    requestedAt: at,
    askedAt: at,
    mailDue: { mail: 'confirm-subscription', at: new Date(now.getTime() + MAIL_BACKUP_MS).toISOString() },
    expiresAt: new Date(now.getTime() + UNCONFIRMED_LIFE_MS).toISOString(),
    ...changes,
  }
}

/** The request of whoever has this address to see their data, made at `now`, whose mail is due. */
export function myDataRequestOf(
  email: string,
  now: Date,
  changes: Partial<MyDataRequest> = {},
): MyDataRequest {
  return {
    person: personKey('a secret for tests', email),
    email,
    locale: 'nl',
    nonce: randomNonce(),
    askedAt: now.toISOString(),
    mailDue: { mail: 'my-data', at: new Date(now.getTime() + MAIL_BACKUP_MS).toISOString() },
    expiresAt: new Date(now.getTime() + MY_DATA_REQUEST_LIFE_MS).toISOString(),
    ...changes,
  }
}

/** An audit entry of its own. */
export function exampleAudit(changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: randomUUID(),
    at: EXAMPLE_TIME.toISOString(),
    actor: 'person-1',
    action: 'signature-removed',
    subject: 'geen-kind-te-koop',
    ...changes,
  }
}

/** A campaign in Dutch and English that is under way, to the followers of a topic. */
export function exampleCampaign(changes: Partial<Campaign> = {}): Campaign {
  const at = EXAMPLE_TIME.toISOString()
  return {
    id: '20261121120000-spring00',
    name: 'Voorjaar',
    state: 'sending',
    content: {
      nl: { subject: 'Het is gelukt', preheader: '', body: 'Hallo {{name|jij}}' },
      en: { subject: 'We did it', preheader: '', body: 'Hello {{name|you}}' },
    },
    fallback: 'nl',
    audience: { topics: ['kinderhandel'], petitions: [], countries: [], locales: [] },
    at,
    startedAt: at,
    createdAt: at,
    updatedAt: at,
    version: 1,
    ...changes,
  }
}

/** The mail of the example campaign to somebody, that waits. */
export function exampleDelivery(person: string, changes: Partial<Delivery> = {}): Delivery {
  return {
    campaign: exampleCampaign().id,
    person,
    state: 'waiting',
    lists: [topicList('kinderhandel')],
    locale: 'nl',
    at: EXAMPLE_TIME.toISOString(),
    ...changes,
  }
}
