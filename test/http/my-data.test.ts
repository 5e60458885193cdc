import { PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import { type LinkPurpose, sealLink } from '../../functions/domain/link.ts'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import { countTable } from '../../functions/table/counts.ts'
import { feedbackTable } from '../../functions/table/feedback.ts'
import { countStream } from '../support/counted-stream.ts'
import { exampleFollow, subscriptionRequestOf } from '../support/examples.ts'
import { mailboxes } from '../support/mailbox.ts'
import { everyItem, rawHits } from '../support/raw-search.ts'
import { type Application, SIGNER, startApplication, wholeAnswer } from './application.ts'

let application: Application
let mail: ReturnType<typeof mailboxes>
let number = 0
beforeAll(async () => {
  application = await startApplication()
  mail = mailboxes(application)
})
afterAll(() => application.stop())

const HOUR = 60
const DAY = 24 * HOUR
const NAMES = { givenName: 'Sietske', familyName: 'Waddenzee' }
const address = () => `sietske-${++number}@waddenpost.example.org`
const ask = (email: string, locale = 'nl') => application.postForm(`/${locale}/my-data`, { email })
const see = (token: string) => application.request(`/nl/my-data/${token}`)
const act = (token: string, action: string, fields: Record<string, string> = {}) =>
  application.postForm(`/nl/my-data/${token}`, { action, ...fields })

async function itemsOf(email: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  const pages = paginateQuery(
    { client: application.table.client },
    {
      TableName: application.table.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `PERSON#${application.person(email)}` },
      ConsistentRead: true,
    },
  )
  for await (const { Items = [] } of pages) items.push(...Items)
  return items
}

/** Signs, and presses the button in the mail unless told otherwise. */
async function signed(email: string, slug: string, confirm = true): Promise<void> {
  await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, ...NAMES, email })
  await mail.deliver(email)
  if (confirm) await application.postForm(`/nl/confirm/${mail.token(email, 'confirm')}`, {})
  application.pass(11)
}

/** The token of a link to one's data, as it came by mail. */
async function linked(email: string): Promise<string> {
  await ask(email)
  await mail.deliver(email)
  return mail.token(email, 'my-data')
}

/** Somebody who confirmed a petition, left another unconfirmed, and follows a topic. */
async function somebody() {
  const email = address()
  const [confirmed, pending] = [await application.petition(), await application.petition()]
  const topic = await application.topic()
  await signed(email, confirmed)
  await signed(email, pending, false)
  const { subscriptions } = application.deps.stores
  await application.postJson('/api/subscriptions', {
    email,
    topics: [topic],
    consent: true,
    ageConfirmed: true,
  })
  const person = application.person(email)
  for (const { sk } of await itemsOf(email)) {
    const [kind, id = ''] = String(sk).split('#')
    const request = kind === 'REQUEST' ? await subscriptions.readRequest({ person, id }, true) : undefined
    if (request !== undefined) await subscriptions.confirmRequest(request, request.nonce, application.now())
  }
  // The three mails of a day are used up.
  application.pass(DAY)
  return { email, person, confirmed, pending, topic, list: topicList(topic), token: await linked(email) }
}

describe('asking for a link', () => {
  it('answers the same, byte for byte, whoever the address belongs to', async () => {
    const { email } = await somebody()
    const { suppressions } = application.deps.stores
    const [suppressed, justAsked] = [address(), address()]
    await suppressions.suppress(application.person(suppressed), 'all', 'not-me', application.now())
    await ask(justAsked)
    application.pass(DAY)
    await ask(justAsked)
    const answers = new Set<string>()
    for (const one of [email, suppressed, justAsked, address()])
      answers.add(await wholeAnswer(await ask(one)))
    expect(answers.size).toBe(1)
    expect([...answers][0]).toMatch(/^200\n/)
    expect([...answers][0]).not.toContain('waddenpost')
  })

  it('is refused kindly where the address is none, with what was typed kept', async () => {
    for (const [locale, email] of [
      ['nl', 'geen adres'],
      ['en', ''],
    ] as const) {
      const answer = await ask(email, locale)
      expect(answer.status).toBe(422)
      const html = await answer.text()
      expect(html).toContain('id="email-error"')
      expect(html).toContain(`value="${email}"`)
    }
    expect((await application.request('/nl/my-data')).status).toBe(200)
    expect((await application.request('/xx/my-data')).status).toBe(404)
  })

  it('mails whoever reads there, and only them; whoever has refused all mail gets none', async () => {
    const { suppressions } = application.deps.stores
    const [nobody, bulk, all] = [address(), address(), address()]
    await suppressions.suppress(application.person(bulk), 'bulk', 'complaint', application.now())
    await suppressions.suppress(application.person(all), 'all', 'bounce', application.now())
    for (const email of [nobody, bulk, all]) {
      await ask(email)
      await mail.deliver(email)
    }
    expect([nobody, bulk, all].map((email) => mail.to(email).length)).toEqual([1, 1, 0])
    // Also of whom nothing else is kept.
    expect((await see(mail.token(nobody, 'my-data'))).status).toBe(200)
  })

  it('mails the address as it was typed', async () => {
    const email = address()
    const typed = `${email.charAt(0).toUpperCase()}${email.slice(1)}`
    await ask(typed)
    await mail.deliver(email)
    expect([mail.to(typed).length, mail.to(email).length]).toEqual([1, 0])
  })

  it('again within ten minutes does nothing; later it mails once more, and the first link still works', async () => {
    const email = address()
    const first = await linked(email)
    const before = await itemsOf(email)
    application.pass(9)
    await ask(email)
    expect(await itemsOf(email)).toEqual(before)
    application.pass(3)
    await mail.settle()
    // A stranger may have asked: the owner's link must not be void because of it.
    const second = await linked(email)
    expect(mail.to(email)).toHaveLength(2)
    expect([(await see(first)).status, (await see(second)).status]).toEqual([200, 200])
  })

  it('a hundred times at once is one request, and one mail', async () => {
    const email = address()
    await Promise.all(Array.from({ length: 100 }, () => ask(email)))
    await mail.deliver(email)
    await mail.deliver(email)
    expect(mail.to(email)).toHaveLength(1)
  })

  it('after five days starts anew', async () => {
    const email = address()
    await ask(email)
    // SES took no mail for five days.
    application.pass(5 * DAY + 1)
    expect((await see(await linked(email))).status).toBe(200)
  })
})

describe('a link to one’s data', () => {
  it('opened a hundred times changes nothing', async () => {
    const { email, token } = await somebody()
    const before = await itemsOf(email)
    for (let i = 0; i < 100; i++)
      expect(
        (await application.request(`/nl/my-data/${token}`, { method: i % 10 === 0 ? 'HEAD' : 'GET' })).status,
      ).toBe(200)
    expect(await itemsOf(email)).toEqual(before)
  })

  it('is told nothing where it is forged, cut, or for another purpose', async () => {
    const { email, token } = await somebody()
    const { nonce = '' } =
      (await application.deps.stores.myDataRequests.read(application.person(email))) ?? {}
    const seal = (purpose: LinkPurpose) =>
      sealLink(
        { purpose, about: 'all', person: application.person(email), nonce },
        application.deps.links,
        mac,
      )
    const forged = token.replace(/.$/, token.endsWith('A') ? 'B' : 'A')
    const before = await itemsOf(email)
    for (const one of [forged, token.slice(0, -1), 'x', '%00', seal('not-me'), seal('preferences')])
      for (const answer of [await see(one), await act(one, 'erase', { sure: 'on' })]) {
        expect(answer.status).toBe(404)
        expect(await answer.text()).not.toMatch(/Sietske|waddenpost/)
      }
    expect(await itemsOf(email)).toEqual(before)
  })

  it('works for a day, and not with a nonce that stands no more', async () => {
    const { email, person, token } = await somebody()
    const { myDataRequests } = application.deps.stores
    const { nonce = '' } = (await myDataRequests.read(person)) ?? {}
    await myDataRequests.drop(person, 'x'.repeat(22))
    expect((await see(token)).status).toBe(200)
    await myDataRequests.drop(person, nonce)
    application.pass(11)
    const late = await linked(email)
    expect((await see(token)).status).toBe(410)
    application.pass(DAY - 1)
    expect((await see(late)).status).toBe(200)
    application.pass(1)
    for (const answer of [await see(late), await act(late, 'erase', { sure: 'on' })]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).not.toMatch(/Sietske|waddenpost/)
    }
    expect((await itemsOf(email)).length).toBeGreaterThan(3)
  })

  it('does not outlive its request, however late it was sent', async () => {
    const email = address()
    await ask(email)
    application.pass(5 * DAY - 5)
    await mail.deliver(email)
    const token = mail.token(email, 'my-data')
    expect((await see(token)).status).toBe(200)
    application.pass(6)
    expect((await see(token)).status).toBe(410)
  })

  it('is kept by nobody on its way', async () => {
    const { token } = await somebody()
    for (const answer of [await see(token), await act(token, 'download')]) {
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    }
  })
})

describe('the page of one’s data', () => {
  it('shows what is kept, with the words that it is known by', async () => {
    const { email, token, person } = await somebody()
    const { client, tableName } = application.table
    const at = application.now().toISOString()
    await feedbackTable(client, tableName).record({ person, message: 'm', kind: 'delivery-delay', at })
    await application.deps.stores.suppressions.suppress(person, 'bulk', 'complaint', application.now())
    const html = await (await see(token)).text()
    for (const shown of [
      email,
      'Sietske',
      'Waddenzee',
      'Geen kind te koop',
      'Ik wil dat mijn naam bij deze petitie',
      'Stop kinderhandel',
      'Ja, mail mij.',
      'Bevestigd, telt mee',
      'Wacht op jouw bevestiging',
      'Link naar je gegevens',
      'De mail liep vertraging op',
      'Onze mail is gemeld als ongewenst.',
    ])
      expect(html, shown).toContain(shown)
    expect(html).not.toMatch(/<script|onload|http-equiv/)
  })

  it('names the updates of a petition as such, also where they wait for their button', async () => {
    const [email, slug] = [address(), await application.petition()]
    const person = application.person(email)
    const follow = exampleFollow(updatesList(slug))
    const { subscriptions } = application.deps.stores
    await subscriptions.createRequest(
      subscriptionRequestOf([], email, application.now(), { person, follows: [follow] }),
    )
    const waiting = await (await see(await linked(email))).text()
    expect(waiting).toMatch(/Nieuws over de petitie [^<]+: aangevraagd op/)
    await subscriptions.activate({ person, email, locale: 'nl' }, [follow], application.now())
    const page = await (await see(mail.token(email, 'my-data'))).text()
    expect(page.match(/<h3[^>]*>Nieuws over de petitie <span/g)).toHaveLength(2)
  })

  it('tells those who run Luid, without saying who, what cannot be read, and shows the rest', async () => {
    const { email, token } = await somebody()
    const [pk] = (await itemsOf(email)).map((item) => item['pk'])
    await application.table.client.send(
      new PutCommand({ TableName: application.table.tableName, Item: { pk, sk: 'RECEIPT#stuk' } }),
    )
    const error = vi.spyOn(application.deps.log, 'error')
    expect(await (await see(token)).text()).toContain('Sietske')
    expect(error.mock.calls.map(([, ids]) => ids)).toEqual([{ code: 'person-unreadable', items: 1 }])
    error.mockRestore()
  })

  it('is the same for what is gone: a petition and a topic that are no more keep their slugs', async () => {
    const email = address()
    const { subscriptions } = application.deps.stores as unknown as {
      subscriptions: { activate: (...args: unknown[]) => Promise<unknown> }
    }
    const person = application.person(email)
    const follow = exampleFollow(topicList('verdwenen-onderwerp'))
    await subscriptions.activate({ person, email, locale: 'nl' }, [follow], application.now())
    expect(await (await see(await linked(email))).text()).toContain('verdwenen-onderwerp')
  })
})

describe('taking it along', () => {
  it('gives everything that is stored, as a file, but the numbers that make up links', async () => {
    const { email, token } = await somebody()
    const answer = await act(token, 'download')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="my-data.json"')
    const text = await answer.text()
    const file = JSON.parse(text) as Record<string, Record<string, unknown>[]>
    expect(file['signatures']?.map(({ title }) => title)).toEqual(['Geen kind te koop', 'Geen kind te koop'])
    expect(file['signatures']?.[0]).toMatchObject({ ...NAMES, email, state: 'confirmed', country: 'NL' })
    expect(file['subscriptions']?.[0]).toMatchObject({ name: 'Stop kinderhandel', email, state: 'active' })
    expect(file['receipts']?.[0]).toMatchObject({ name: 'Stop kinderhandel', channel: 'api' })
    // Whatever else comes to be stored must come along too: every word and number that lies in the table.
    const machinery = new Set([
      'pk',
      'sk',
      'nonce',
      'dueShard',
      'dueAt',
      'listKey',
      'listSort',
      'expiresAt',
      'version',
    ])
    const values = (value: unknown, name = ''): unknown[] =>
      machinery.has(name) || typeof value === 'boolean'
        ? []
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, part]) => values(part, Array.isArray(value) ? name : key))
          : [value]
    const stored = (await itemsOf(email)).flatMap((item) => values(item))
    expect(stored.length).toBeGreaterThan(40)
    for (const value of stored) expect(text, String(value)).toContain(JSON.stringify(value))
    for (const { nonce } of await itemsOf(email)) if (nonce !== undefined) expect(text).not.toContain(nonce)
  })
})

describe('correcting a name', () => {
  it('changes it there, and nowhere else', async () => {
    const { email, token, confirmed, pending } = await somebody()
    const answer = await act(token, 'correct', {
      petition: confirmed,
      givenName: ' Síta ',
      familyName: "van 't Duin",
    })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Je naam is aangepast')
    expect(await application.signature(confirmed, email)).toMatchObject({
      givenName: 'Síta',
      familyName: "van 't Duin",
      state: 'confirmed',
    })
    expect(await application.signature(pending, email)).toMatchObject(NAMES)
  })

  it('to what is no name is refused, both errors at once, with what was typed kept', async () => {
    const { email, token, confirmed } = await somebody()
    const answer = await act(token, 'correct', {
      petition: confirmed,
      givenName: 'www.example.test',
      familyName: '',
    })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('value="www.example.test"')
    expect(html.match(/class="error"[^>]*>(?!<)[^<]+</g)?.length).toBeGreaterThanOrEqual(2)
    expect(await application.signature(confirmed, email)).toMatchObject(NAMES)
  })

  it('of somebody else is not possible, nor of what was withdrawn', async () => {
    const [one, other] = [await somebody(), await somebody()]
    const names = { givenName: 'Inbreker', familyName: 'Onbekend' }
    await act(one.token, 'correct', { petition: other.confirmed, ...names })
    expect(await application.signature(other.confirmed, other.email)).toMatchObject(NAMES)
    await act(other.token, 'withdraw', { petition: other.confirmed })
    await act(other.token, 'correct', { petition: other.confirmed, ...names })
    expect(await rawHits(application.table, ['Inbreker'])).toEqual([])
  })
})

const count = async (slug: string) => {
  await countStream(application.table)
  return countTable(application.table.client, application.table.tableName).total(slug)
}

describe('withdrawing a signature', () => {
  it('takes one from the count, once, however often it is pressed', async () => {
    const { email, token, confirmed, pending } = await somebody()
    await signed(address(), confirmed)
    expect(await count(confirmed)).toBe(2)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => act(token, 'withdraw', { petition: confirmed })),
    )
    for (const answer of [...answers, await act(token, 'withdraw', { petition: confirmed })]) {
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('Je handtekening is ingetrokken')
    }
    expect(await count(confirmed)).toBe(1)
    expect(await application.signature(confirmed, email)).toMatchObject({
      state: 'withdrawn',
      email: '',
      givenName: '',
    })
    expect((await application.signature(pending, email))?.state).toBe('pending')
  })

  it('of whatever else does nothing', async () => {
    const { email, token } = await somebody()
    const before = await itemsOf(email)
    for (const petition of ['bestaat-niet', '', '../x', 'x'.repeat(5000)])
      expect((await act(token, 'withdraw', { petition })).status).toBe(200)
    for (const action of ['', 'ophangen', 'constructor'])
      expect((await act(token, action, { list: 'geen lijst' })).status).toBe(200)
    expect(await itemsOf(email)).toEqual(before)
  })
})

it('leaves one list at a press, and keeps the proof of what was agreed to', async () => {
  const { email, token, list } = await somebody()
  const answer = await act(token, 'unsubscribe', { list })
  expect(await answer.text()).toContain('Je bent afgemeld')
  expect(await application.follows(email)).toEqual([])
  const items = await itemsOf(email)
  expect(items.find(({ sk }) => sk === `SUBSCRIPTION#${list}`)).toMatchObject({
    state: 'unsubscribed',
    endedBy: 'my-data',
  })
  expect(items.find(({ sk }) => String(sk).startsWith('RECEIPT#'))).toHaveProperty('withdrawnAt')
  expect((await act(token, 'unsubscribe', { list: 'geen lijst' })).status).toBe(200)
})

describe('erasing everything', () => {
  it('needs a word that one is sure', async () => {
    const { email, token } = await somebody()
    const before = await itemsOf(email)
    const answer = await act(token, 'erase')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('id="sure-error"')
    expect(await itemsOf(email)).toEqual(before)
  })

  it('leaves nothing in the table or its indexes, takes one from the count, and voids the link', async () => {
    const { email, person, token, confirmed } = await somebody()
    await signed(address(), confirmed)
    expect(await count(confirmed)).toBe(2)
    const nonces = (await itemsOf(email)).flatMap(({ nonce }) => (nonce === undefined ? [] : [String(nonce)]))
    const words = [email, person, token, ...nonces]
    expect(nonces.length).toBeGreaterThan(2)
    // Mails went to them, in runs that are kept.
    expect((await everyItem(application.table)).some(({ sk }) => sk === 'RUN')).toBe(true)

    const answer = await act(token, 'erase', { sure: 'on' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Je gegevens zijn gewist')
    expect(await rawHits(application.table, words)).toEqual([])
    expect(await itemsOf(email)).toEqual([])
    for (const again of [await see(token), await act(token, 'erase', { sure: 'on' })])
      expect(again.status).toBe(410)
    expect(await count(confirmed)).toBe(1)
    // They may come back, as somebody new.
    await signed(email, confirmed)
    expect(await count(confirmed)).toBe(2)
  })

  it('keeps what suppresses mail, and nothing with it', async () => {
    const { email, token, person } = await somebody()
    await application.deps.stores.suppressions.suppress(person, 'bulk', 'complaint', application.now())
    await act(token, 'erase', { sure: 'on' })
    expect((await itemsOf(email)).map(({ sk }) => sk)).toEqual(['SUPPRESSION'])
    expect(await rawHits(application.table, [email, person])).toEqual([])
  })
})
