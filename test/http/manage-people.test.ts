import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personMark } from '../../functions/domain/audit.ts'
import { countTable } from '../../functions/table/counts.ts'
import { deliveryTable } from '../../functions/table/deliveries.ts'
import { feedbackTable } from '../../functions/table/feedback.ts'
import { countStream } from '../support/counted-stream.ts'
import { EXAMPLE_TIME, exampleDelivery } from '../support/examples.ts'
import { mailboxes } from '../support/mailbox.ts'
import { rawHits } from '../support/raw-search.ts'
import { type Application, SIGNER, startApplication } from './application.ts'

let application: Application
let mail: ReturnType<typeof mailboxes>
let number = 0
beforeAll(async () => {
  application = await startApplication()
  mail = mailboxes(application)
})
afterAll(() => application.stop())

const address = () => `gezocht-${++number}@example.org`
const post = (path: string, body?: unknown) => application.manage('POST', path, body, 'admin')
const search = (email: unknown) => post('/api/manage/people/search', { email })
const erase = (id: string) => post(`/api/manage/people/${id}/erase`)

type Found = { id: string; mailBlocked: string; signatures: unknown[]; subscriptions: unknown[] }
async function found(email: string): Promise<Found | undefined> {
  const answer = await search(email)
  expect(answer.status).toBe(200)
  const { items } = (await answer.json()) as { items: Found[] }
  expect(items.length).toBeLessThanOrEqual(1)
  return items[0]
}

async function audited(email: string): Promise<string[]> {
  const { items } = await application.deps.stores.audit.list(
    application.now().toISOString().slice(0, 7),
    1000,
  )
  const mark = personMark(application.person(email))
  return items
    .filter(({ subject }) => subject === mark)
    .map(({ action }) => action)
    .sort()
}

async function sign(slug: string, email: string, confirm: boolean): Promise<void> {
  await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email })
  await mail.deliver(email)
  if (confirm) await application.postForm(`/nl/confirm/${mail.token(email, 'confirm')}`, {})
}

describe('looking a person up', () => {
  it('finds nobody where nothing is kept, and leaves an entry all the same', async () => {
    const email = address()
    expect(await found(email)).toBeUndefined()
    expect(await audited(email)).toEqual(['person-looked-up'])
    // The entry has a mark that leads to nobody: 8 characters of the key.
    const key = application.person(email)
    expect(await rawHits(application.table, [email, key.slice(0, 9)])).toEqual([])
  })

  it('finds what is kept, however the address is written', async () => {
    const email = address()
    const [slug, topic] = [await application.petition(), await application.topic()]
    await sign(slug, email, true)
    await application.postJson('/api/subscriptions', {
      email,
      topics: [topic],
      consent: true,
      ageConfirmed: true,
    })
    const { client, tableName } = application.table
    const at = application.now().toISOString()
    const person = application.person(email)
    await feedbackTable(client, tableName).record({ person, message: 'm', kind: 'transient-bounce', at })
    await application.deps.stores.suppressions.suppress(person, 'bulk', 'complaint', application.now())
    expect(await found(email.toUpperCase())).toEqual({
      id: person,
      signatures: [
        {
          petition: slug,
          state: 'confirmed',
          givenName: SIGNER.givenName,
          familyName: SIGNER.familyName,
          email,
          requestedAt: at,
          confirmedAt: at,
        },
      ],
      subscriptions: [{ list: `topic_${topic}`, state: 'pending', since: at }],
      suppression: { scope: 'bulk', because: 'complaint', at },
      mails: [{ at, kind: 'confirm' }],
      deliveries: [],
      feedback: [{ at, kind: 'transient-bounce' }],
      mailBlocked: 'suppressed-bulk',
      unreadable: 0,
    })
  })

  it('tells what campaigns mailed somebody, or why not, also where nothing else is kept of them', async () => {
    const email = address()
    const person = application.person(email)
    const { client, tableName } = application.table
    const campaign = await application.campaign({}, { state: 'sending', name: 'Voorjaar' })
    const reason = { state: 'skipped', reason: 'left' } as const
    await deliveryTable(client, tableName).add(exampleDelivery(person, { campaign, ...reason }))
    await application.campaign({}, { state: 'sending' })
    expect(await found(email)).toMatchObject({
      deliveries: [{ campaign, name: 'Voorjaar', ...reason, at: EXAMPLE_TIME.toISOString() }],
    })
    expect((await erase(person)).status).toBe(200)
    expect(await found(email)).toBeUndefined()
    expect(await rawHits(application.table, [person])).toEqual([])
  })

  it('calls a campaign without a name by its subject, as lists of them do', async () => {
    const email = address()
    const campaign = await application.campaign({}, { state: 'sending', name: '' })
    const { client, tableName } = application.table
    await deliveryTable(client, tableName).add(exampleDelivery(application.person(email), { campaign }))
    const { content, fallback } = (await application.deps.stores.campaigns.read(campaign)) ?? {}
    const subject = fallback && content?.[fallback]?.subject
    expect(subject).toMatch(/./)
    expect(await found(email)).toMatchObject({ deliveries: [{ campaign, name: subject }] })
  })

  it('knows no address of whom only a suppression is kept', async () => {
    const email = address()
    const { suppressions } = application.deps.stores
    await suppressions.suppress(application.person(email), 'all', 'bounce', application.now())
    const answer = await search(email)
    expect(await answer.clone().json()).toMatchObject({ items: [{ mailBlocked: 'suppressed-all' }] })
    expect(await answer.text()).not.toContain(email)
  })

  it('says why a mail did not come', async () => {
    const email = address()
    const slug = await application.petition()
    await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email })
    expect((await found(email))?.mailBlocked).toBe('waiting')
    await mail.deliver(email)
    application.pass(3)
    await mail.settle()
    expect((await found(email))?.mailBlocked).toBe('none')
    for (let i = 0; i < 2; i++) {
      application.pass(11)
      await sign(await application.petition(), email, false)
    }
    application.pass(3)
    await mail.settle()
    expect((await found(email))?.mailBlocked).toBe('share-used')
    application.pass(24 * 60)
    expect((await found(email))?.mailBlocked).toBe('none')
  })

  it('is refused where the address is none', async () => {
    for (const email of ['geen adres', '', undefined, 7]) expect((await search(email)).status).toBe(422)
    const answer = await application.manage('POST', '/api/manage/people/search', { email: address() })
    expect(answer.status).toBe(403)
  })
})

describe('erasing a person', () => {
  it('leaves nothing, takes one from the count, and leaves an entry that leads to nobody', async () => {
    const email = address()
    const slug = await application.petition()
    await sign(slug, email, true)
    const { id = '' } = (await found(email)) ?? {}
    const count = async () => {
      await countStream(application.table)
      return countTable(application.table.client, application.table.tableName).total(slug)
    }
    expect(await count()).toBe(1)
    const answer = await erase(id)
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'erased' }])
    expect(await rawHits(application.table, [email, id])).toEqual([])
    expect(await count()).toBe(0)
    expect(await found(email)).toBeUndefined()
    expect(await audited(email)).toEqual(['person-erased', 'person-looked-up', 'person-looked-up'])
    expect((await erase(id)).status).toBe(404)
  })

  it('does not know whom it does not know', async () => {
    for (const id of [application.person(address()), 'geen-sleutel', '%00', 'x'.repeat(2000)]) {
      const answer = await erase(id)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({ code: 'person-unknown' })
    }
  })
})
