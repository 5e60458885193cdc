import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import { sealLink } from '../../functions/domain/link.ts'
import { topicList } from '../../functions/domain/list.ts'
import { createApp } from '../../functions/http/app.tsx'
import type { Dependencies } from '../../functions/http/dependencies.ts'
import { mailboxes } from '../support/mailbox.ts'
import { rawHits } from '../support/raw-search.ts'
import { type Application, ORIGIN_SECRETS, SIGNER, startApplication } from './application.ts'

let application: Application
let mail: ReturnType<typeof mailboxes>
let number = 0
beforeAll(async () => {
  application = await startApplication()
  mail = mailboxes(application)
})
afterAll(() => application.stop())

const DAY = 24 * 60
const address = () => `niet-ik-${++number}@example.org`
const press = (token: string) => application.postForm(`/nl/not-me/${token}`, {})
const scopeOf = async (email: string) =>
  (await application.deps.stores.suppressions.read(application.person(email)))?.scope
const record = (email: string) =>
  application.deps.stores.people.read(application.person(email), application.now())

const sign = (slug: string, email: string) =>
  application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, givenName: 'Typte', email })
const subscribe = (topic: string, email: string) =>
  application.postJson('/api/subscriptions', { email, topics: [topic], consent: true, ageConfirmed: true })

async function confirmed(email: string, what: 'petition' | 'topic'): Promise<string> {
  const name = await application[what]()
  await (what === 'petition' ? sign(name, email) : subscribe(name, email))
  await mail.deliver(email)
  await application.postForm(`/nl/confirm/${mail.token(email, 'confirm')}`, {})
  application.pass(11)
  return name
}

/** A mail of each kind to an address, of somebody who follows a topic already; what it is about. */
const MAILS: Record<string, (email: string) => Promise<{ about: () => Promise<unknown>; gone: unknown }>> = {
  'to confirm a signature': async (email) => {
    const slug = await application.petition()
    await sign(slug, email)
    return { about: async () => (await application.signature(slug, email))?.state, gone: 'removed' }
  },
  'that says that one had already signed': async (email) => {
    const slug = await confirmed(email, 'petition')
    await sign(slug, email)
    return { about: async () => (await application.signature(slug, email))?.state, gone: 'removed' }
  },
  'to confirm a subscription': async (email) => {
    await subscribe(await application.topic(), email)
    return {
      about: async () => (await record(email))?.requests.filter(({ state }) => state === 'pending'),
      gone: [],
    }
  },
  'that says that one follows it already': async (email) => {
    const topic = await confirmed(email, 'topic')
    await subscribe(topic, email)
    return {
      about: async () => (await record(email))?.requests.filter(({ state }) => state === 'pending'),
      gone: [],
    }
  },
  'with a link to one’s data': async (email) => {
    await application.postForm('/nl/my-data', { email })
    return { about: async () => (await record(email))?.myDataRequest, gone: undefined }
  },
}

describe.each(Object.entries(MAILS))('"this wasn’t me", from the mail %s', (_, ask) => {
  it('suppresses all mail first of all, takes back what it is about, and ends what is followed', async () => {
    const email = address()
    await confirmed(email, 'topic')
    expect(await application.follows(email)).not.toEqual([])
    const { about, gone } = await ask(email)
    await mail.deliver(email)
    const token = mail.token(email, 'not-me')
    expect(await about()).not.toEqual(gone)

    // A scanner opens the link.
    const before = await record(email)
    for (let i = 0; i < 20; i++) {
      const page = await application.request(`/en/not-me/${token}`)
      expect(page.status).toBe(200)
      const html = await page.text()
      expect(html).not.toMatch(/Typte|<script|http-equiv/)
      expect(html).not.toContain(email)
    }
    expect(await record(email)).toEqual(before)

    for (let i = 0; i < 2; i++) {
      expect((await press(token)).status).toBe(200)
      expect(await scopeOf(email)).toBe('all')
      expect(await about()).toEqual(gone)
      expect(await application.follows(email)).toEqual([])
    }
    for (const { endedBy, email: kept } of (await record(email))?.subscriptions ?? [])
      expect([endedBy, kept]).toEqual(['not-me', undefined])

    // No form makes Luid mail them again.
    const sent = mail.to(email).length
    application.pass(2 * DAY)
    await sign(await application.petition(), email)
    await subscribe(await application.topic(), email)
    await application.postForm('/nl/my-data', { email })
    await mail.deliver(email)
    application.pass(3)
    await mail.settle()
    expect(mail.to(email)).toHaveLength(sent)
  })
})

describe('"this wasn’t me"', () => {
  it('holds where the rest of it fails: the suppression is written first', async () => {
    const email = address()
    const slug = await application.petition()
    await sign(slug, email)
    await mail.deliver(email)
    const { deps } = application
    const fails = () => Promise.reject(new Error('died'))
    const stores: Dependencies['stores'] = {
      ...deps.stores,
      signatures: { ...deps.stores.signatures, disown: fails },
    }
    const broken = createApp({ ...deps, stores })
    const token = mail.token(email, 'not-me')
    const headers = { 'x-luid-origin': ORIGIN_SECRETS[0] ?? '' }
    expect((await broken.request(`/nl/not-me/${token}`, { method: 'POST', headers })).status).toBe(500)
    expect(await scopeOf(email)).toBe('all')
    // Pressed again, it does the rest.
    expect((await press(token)).status).toBe(200)
    expect(await rawHits(application.table, [email])).toEqual([])
  })

  it('leaves a newer request of the same kind alone, but suppresses', async () => {
    const email = address()
    const slug = await application.petition()
    await sign(slug, email)
    await mail.deliver(email)
    const token = mail.token(email, 'not-me')
    application.pass(15 * DAY)
    await sign(slug, email)
    expect((await press(token)).status).toBe(200)
    expect((await application.signature(slug, email))?.state).toBe('pending')
    expect(await scopeOf(email)).toBe('all')
  })

  it('of a petition called as everything is, or as long as a request’s name, is about that petition', async () => {
    for (const slug of ['all', 'kinderen-horen-thuis-x']) {
      const email = address()
      await application.petition({ slug })
      await sign(slug, email)
      await mail.deliver(email)
      expect((await press(mail.token(email, 'not-me'))).status).toBe(200)
      expect((await application.signature(slug, email))?.state).toBe('removed')
    }
  })

  it('works of what is gone: a petition that is no more, a person who was erased', async () => {
    const email = address()
    const link = (about: string) =>
      sealLink(
        { purpose: 'not-me', about, person: application.person(email), nonce: 'n'.repeat(22) },
        application.deps.links,
        mac,
      )
    for (const about of ['verdwenen-petitie', 'AbCdEfGhIjKlMnOpQrStUv', 'all']) {
      expect((await application.request(`/nl/not-me/${link(about)}`)).status).toBe(200)
      expect((await press(link(about))).status).toBe(200)
    }
    expect(await scopeOf(email)).toBe('all')
  })

  it('needs a genuine link in time', async () => {
    const email = address()
    const topic = await confirmed(email, 'topic')
    const { links } = application.deps
    const [person, nonce] = [application.person(email), 'n'.repeat(22)]
    const token = sealLink({ purpose: 'not-me', about: 'all', person, nonce }, links, mac)
    const late = sealLink(
      { purpose: 'not-me', about: 'all', person, nonce, expires: application.now() },
      links,
      mac,
    )
    const other = sealLink({ purpose: 'unsubscribe', about: 'all', person }, links, mac)
    const forged = token.replace(/.$/, token.endsWith('A') ? 'B' : 'A')
    for (const one of [forged, other, token.slice(0, -1), 'x']) {
      expect((await application.request(`/nl/not-me/${one}`)).status).toBe(404)
      expect((await press(one)).status).toBe(404)
    }
    expect((await application.request(`/nl/not-me/${late}`)).status).toBe(410)
    expect((await press(late)).status).toBe(410)
    expect(await scopeOf(email)).toBeUndefined()
    expect(await application.follows(email)).toEqual([topicList(topic)])
  })
})
