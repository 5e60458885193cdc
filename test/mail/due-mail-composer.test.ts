import { describe, expect, it } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import type { DueItem } from '../../functions/domain/due-mail.ts'
import { EVERYTHING, type LinkPurpose, openLink } from '../../functions/domain/link.ts'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import type { Subscription } from '../../functions/domain/subscription.ts'
import { type Composition, dueMailComposer } from '../../functions/mail/due-mail-composer.ts'
import {
  exampleFollow,
  examplePetition,
  exampleSignature,
  exampleTopic,
  myDataRequestOf,
  EXAMPLE_TIME as NOW,
  subscriptionRequestOf,
} from '../support/examples.ts'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const LINKS = { current: '1', keys: { '1': 'a link key for tests' } }
const ADDRESS = 'noor@example.org'

const subscription = (topic: string, state: Subscription['state']): Subscription => ({
  person: 'p'.repeat(43),
  list: topicList(topic),
  state,
  locale: 'nl',
  since: NOW.toISOString(),
})

const elsewhere = { name: 'Andere Stichting', postalAddress: 'Elderweg 9, 1000 AA Amsterdam' }

function compose(item: DueItem, changes: Partial<Composition> = {}) {
  return dueMailComposer({
    petition: async (slug) => examplePetition({ slug }),
    topic: async (topic) =>
      exampleTopic({
        topic,
        texts: { nl: { name: `Onderwerp ${topic}`, description: 'D' } },
        ...(topic === 'elders' ? { organisation: elsewhere } : {}),
      }),
    subscriptions: async () => [],
    links: LINKS,
    mac,
    now: () => NOW,
    publicUrl: 'https://petities.example.org',
    organisation: 'Voorbeeldstichting',
    from: 'petities@example.org',
    ...changes,
  })(item)
}

async function composed(item: DueItem, changes: Partial<Composition> = {}) {
  const mail = await compose(item, changes)
  if (mail === undefined) throw new Error('No mail was composed.')
  const links = [...mail.text.matchAll(/https:\/\/petities\.example\.org\/(\S+)\/(\S+)/g)]
  /** What the link on a page of the mail says; undefined where there is none, or it opens nothing. */
  const opened = (page: string, purpose: LinkPurpose, at = NOW) => {
    const token = links.find(([, path]) => path === page)?.[2] ?? ''
    const link = openLink(token, purpose, LINKS, mac, at)
    return link.ok ? link.value : undefined
  }
  return { ...mail, opened, pages: links.map(([, page]) => page) }
}

const later = (ms: number) => new Date(NOW.getTime() + ms)
const signature = (changes: Parameters<typeof exampleSignature>[0] = {}): DueItem => ({
  kind: 'signature',
  signature: exampleSignature({ email: ADDRESS, ...changes }),
})
const following = (topics: readonly string[], locale: 'nl' | 'en' = 'nl') => {
  const request = subscriptionRequestOf(topics, ADDRESS, NOW, { locale })
  return { item: { kind: 'subscription', request } as const, request }
}

describe('the mail of a signature', () => {
  it('confirms this request for seven days, and disowns it for much longer', async () => {
    const { opened, to } = await composed(signature())
    expect(to).toBe(ADDRESS)
    const about = { about: 'geen-kind-te-koop', nonce: 'n'.repeat(22) }
    expect(opened('nl/confirm', 'confirm-signature', later(7 * DAY - 1000))).toMatchObject(about)
    expect(opened('nl/confirm', 'confirm-signature', later(7 * DAY))).toBeUndefined()
    expect(opened('nl/not-me', 'not-me', later(89 * DAY))).toMatchObject(about)
  })

  it('names what the same press follows, and the organisations behind it with their address, each once', async () => {
    const follows = [
      exampleFollow(topicList('kinderhandel')),
      exampleFollow(topicList('onderwijs')),
      exampleFollow(topicList('elders')),
      exampleFollow(updatesList('geen-kind-te-koop')),
    ]
    const { text, html } = await composed(signature({ follows }))
    for (const part of [text, html]) {
      for (const name of ['Onderwerp kinderhandel', 'Onderwerp onderwijs', 'Onderwerp elders'])
        expect(part.split(name)).toHaveLength(2)
      expect(part.split('Voorbeeldlaan 1, 2500 AA Den Haag')).toHaveLength(2)
      expect(part).toContain('Andere Stichting')
      expect(part.split('Elderweg 9, 1000 AA Amsterdam')).toHaveLength(2)
    }
  })

  it('without a box ticked speaks of no newsletter', async () => {
    const { text } = await composed(signature())
    expect(text).not.toMatch(/volg|nieuws|Voorbeeldlaan/i)
  })

  it('repeats nothing that was typed', async () => {
    const typed = { givenName: 'Zeldzaam', familyName: 'Onvindbaar', city: 'Verweggistan', source: 'spam' }
    const { text, html, subject } = await composed(signature(typed))
    expect(`${text}${html}${subject}`).not.toMatch(/zeldzaam|onvindbaar|verweggistan|spam|noor@/i)
  })

  it('says that it stood there already, with nothing to press', async () => {
    const due = { mail: 'already-signed' as const, at: NOW.toISOString() }
    const { pages } = await composed(
      signature({ state: 'confirmed', confirmedAt: NOW.toISOString(), mailDue: due }),
    )
    expect(pages).toEqual(['nl/petitions', 'nl/not-me'])
  })

  it('is none where its petition is gone', async () => {
    expect(await compose(signature(), { petition: async () => undefined })).toBeUndefined()
  })
})

describe('the mail of a request to follow', () => {
  it('confirms this request for seven days, and disowns it for much longer', async () => {
    const { item, request } = following(['kinderhandel', 'elders'])
    const { opened, text, pages } = await composed(item)
    const about = { about: request.id, person: request.person, nonce: request.nonce }
    expect(opened('nl/confirm', 'confirm-subscription', later(7 * DAY - 1000))).toMatchObject(about)
    expect(opened('nl/confirm', 'confirm-subscription', later(7 * DAY))).toBeUndefined()
    expect(opened('nl/not-me', 'not-me', later(89 * DAY))).toMatchObject(about)
    expect(pages).toEqual(['nl/confirm', 'nl/not-me'])
    for (const words of ['Onderwerp kinderhandel', 'Onderwerp elders', elsewhere.postalAddress])
      expect(text).toContain(words)
  })

  it('marks the language of a name that is not the reader’s', async () => {
    const { html, pages, language } = await composed(following(['kinderhandel'], 'en').item)
    expect(language).toBe('en')
    expect(pages).toEqual(['en/confirm', 'en/not-me'])
    expect(html).toMatch(/<[^>]+lang="nl"[^>]*>[^<]*Onderwerp kinderhandel/)
  })

  it('tells whoever follows all of it already that there is nothing to do, where to choose and how to leave', async () => {
    const { item, request } = following(['kinderhandel', 'elders'])
    const asked: string[] = []
    const subscriptions = async (person: string) => {
      asked.push(person)
      return [subscription('kinderhandel', 'active'), subscription('elders', 'active')]
    }
    const { opened, pages, unsubscribeUrl = '', text } = await composed(item, { subscriptions })
    expect(pages).toEqual(['nl/preferences', 'nl/unsubscribe', 'nl/not-me'])
    expect(text).toContain(unsubscribeUrl)
    const everything = { purpose: 'unsubscribe', about: EVERYTHING, person: request.person }
    expect(opened('nl/unsubscribe', 'unsubscribe', later(3000 * DAY))).toEqual(everything)
    expect(opened('nl/preferences', 'preferences', later(3000 * DAY))).toEqual({
      purpose: 'preferences',
      about: EVERYTHING,
      person: request.person,
    })
    expect(asked).toEqual([request.person])
  })

  it('offers to leave just the one list that it is about, with one click; a mail to confirm offers none', async () => {
    const { item } = following(['kinderhandel'])
    const active = { subscriptions: async () => [subscription('kinderhandel', 'active')] }
    const { opened, unsubscribeUrl } = await composed(item, active)
    expect(opened('nl/unsubscribe', 'unsubscribe')).toMatchObject({ about: topicList('kinderhandel') })
    expect(unsubscribeUrl).toContain('/nl/unsubscribe/')
    const asking = await composed(item)
    expect(asking.unsubscribeUrl).toBeUndefined()
  })

  it.each([
    ['nothing of it', []],
    ['a part of it', [subscription('kinderhandel', 'active')]],
    [
      'all of it once, and left',
      [subscription('kinderhandel', 'active'), subscription('elders', 'unsubscribed')],
    ],
    ['something else', [subscription('onderwijs', 'active'), subscription('zorg', 'active')]],
  ])('asks whoever follows %s', async (_, standing) => {
    const { pages } = await composed(following(['kinderhandel', 'elders']).item, {
      subscriptions: async () => standing,
    })
    expect(pages).toContain('nl/confirm')
  })
})

describe('the mail of a request to see one’s data', () => {
  it('opens them for a day from sending, and disowns the request', async () => {
    const request = myDataRequestOf(ADDRESS, later(-3 * DAY))
    const { opened, pages } = await composed({ kind: 'my-data', request })
    const about = { about: EVERYTHING, person: request.person, nonce: request.nonce }
    expect(opened('nl/my-data', 'my-data', later(DAY - 1000))).toMatchObject(about)
    expect(opened('nl/my-data', 'my-data', later(DAY))).toBeUndefined()
    expect(opened('nl/not-me', 'not-me', later(89 * DAY))).toMatchObject(about)
    expect(pages).toEqual(['nl/my-data', 'nl/not-me'])
  })
})
