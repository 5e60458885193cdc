import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import { countTable } from '../../functions/table/counts.ts'
import { feedbackTable } from '../../functions/table/feedback.ts'
import { countStream } from '../support/counted-stream.ts'
import { dataSubjects, NAMES } from '../support/data-subjects.ts'
import { exampleDelivery, exampleFollow, subscriptionRequestOf } from '../support/examples.ts'
import { everyItem, rawHits } from '../support/raw-search.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
let subjects: ReturnType<typeof dataSubjects>
beforeAll(async () => {
  application = await startApplication()
  subjects = dataSubjects(application)
})
afterAll(() => application.stop())

describe('the page of one’s data', () => {
  it('shows what is kept, with the words that it is known by', async () => {
    const { email, token, person } = await subjects.somebody()
    const { client, tableName } = application.table
    const at = application.now().toISOString()
    await feedbackTable(client, tableName).record({ person, message: 'm', kind: 'delivery-delay', at })
    await application.deps.stores.suppressions.suppress(person, 'bulk', 'complaint', application.now())
    const html = await (await subjects.see(token)).text()
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
      '<q>Gelukt, lezer</q>. Bezorgd.',
      'De mail liep vertraging op',
      'Onze mail is gemeld als ongewenst.',
    ])
      expect(html, shown).toContain(shown)
    expect(html).not.toMatch(/<script|onload|http-equiv/)
  })

  it('names the updates of a petition as such, also where they wait for their button', async () => {
    const [email, slug] = [subjects.address(), await application.petition()]
    const person = application.person(email)
    const follow = exampleFollow(updatesList(slug))
    const { subscriptions } = application.deps.stores
    await subscriptions.createRequest(
      subscriptionRequestOf([], email, application.now(), { person, follows: [follow] }),
    )
    const waiting = await (await subjects.see(await subjects.linked(email))).text()
    expect(waiting).toMatch(/Nieuws over de petitie [^<]+: aangevraagd op/)
    await subscriptions.activate({ person, email, locale: 'nl' }, [follow], application.now())
    const page = await (await subjects.see(subjects.mail.token(email, 'my-data'))).text()
    expect(page.match(/<h3[^>]*>Nieuws over de petitie <span/g)).toHaveLength(2)
  })

  it('tells those who run Luid, without saying who, what cannot be read, and shows the rest', async () => {
    const { email, token } = await subjects.somebody()
    const [pk] = (await subjects.itemsOf(email)).map((item) => item['pk'])
    await application.table.client.send(
      new PutCommand({ TableName: application.table.tableName, Item: { pk, sk: 'RECEIPT#stuk' } }),
    )
    const error = vi.spyOn(application.deps.log, 'error')
    expect(await (await subjects.see(token)).text()).toContain('Sietske')
    expect(error.mock.calls.map(([, ids]) => ids)).toEqual([{ code: 'person-unreadable', items: 1 }])
    error.mockRestore()
  })

  it('is the same for what is gone: a petition and a topic that are no more keep their slugs', async () => {
    const email = subjects.address()
    const { subscriptions } = application.deps.stores as unknown as {
      subscriptions: { activate: (...args: unknown[]) => Promise<unknown> }
    }
    const person = application.person(email)
    const follow = exampleFollow(topicList('verdwenen-onderwerp'))
    await subscriptions.activate({ person, email, locale: 'nl' }, [follow], application.now())
    expect(await (await subjects.see(await subjects.linked(email))).text()).toContain('verdwenen-onderwerp')
  })
})

describe('taking it along', () => {
  it('gives everything that is stored, as a file, but the numbers that make up links', async () => {
    const { email, token, person, campaign } = await subjects.somebody()
    const answer = await subjects.act(token, 'download')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="my-data.json"')
    const text = await answer.text()
    const file = JSON.parse(text) as Record<string, Record<string, unknown>[]>
    expect(file['signatures']?.map(({ title }) => title)).toEqual(['Geen kind te koop', 'Geen kind te koop'])
    expect(file['signatures']?.[0]).toMatchObject({ ...NAMES, email, state: 'confirmed', country: 'NL' })
    expect(file['subscriptions']?.[0]).toMatchObject({ name: 'Stop kinderhandel', email, state: 'active' })
    expect(file['receipts']?.[0]).toMatchObject({ name: 'Stop kinderhandel', channel: 'api' })
    const { person: _, ...delivery } = exampleDelivery(person, { campaign, state: 'delivered' })
    expect(file['deliveries']).toEqual([{ ...delivery, subject: 'Gelukt, lezer', subjectLocale: 'nl' }])
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
    const stored = (await subjects.itemsOf(email)).flatMap((item) => values(item))
    expect(stored.length).toBeGreaterThan(40)
    for (const value of stored) expect(text, String(value)).toContain(JSON.stringify(value))
    for (const { nonce } of await subjects.itemsOf(email))
      if (nonce !== undefined) expect(text).not.toContain(nonce)
  })
})

describe('correcting a name', () => {
  it('changes it there, and nowhere else', async () => {
    const { email, token, confirmed, pending } = await subjects.somebody()
    const answer = await subjects.act(token, 'correct', {
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
    const { email, token, confirmed } = await subjects.somebody()
    const answer = await subjects.act(token, 'correct', {
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
    const [one, other] = [await subjects.somebody(), await subjects.somebody()]
    const names = { givenName: 'Inbreker', familyName: 'Onbekend' }
    await subjects.act(one.token, 'correct', { petition: other.confirmed, ...names })
    expect(await application.signature(other.confirmed, other.email)).toMatchObject(NAMES)
    await subjects.act(other.token, 'withdraw', { petition: other.confirmed })
    await subjects.act(other.token, 'correct', { petition: other.confirmed, ...names })
    expect(await rawHits(application.table, ['Inbreker'])).toEqual([])
  })
})

const count = async (slug: string) => {
  await countStream(application.table)
  return countTable(application.table.client, application.table.tableName).total(slug)
}

describe('withdrawing a signature', () => {
  it('takes one from the count, once, however often it is pressed', async () => {
    const { email, token, confirmed, pending } = await subjects.somebody()
    await subjects.signed(subjects.address(), confirmed)
    expect(await count(confirmed)).toBe(2)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => subjects.act(token, 'withdraw', { petition: confirmed })),
    )
    for (const answer of [...answers, await subjects.act(token, 'withdraw', { petition: confirmed })]) {
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
    const { email, token } = await subjects.somebody()
    const before = await subjects.itemsOf(email)
    for (const petition of ['bestaat-niet', '', '../x', 'x'.repeat(5000)])
      expect((await subjects.act(token, 'withdraw', { petition })).status).toBe(200)
    for (const action of ['', 'ophangen', 'constructor'])
      expect((await subjects.act(token, action, { list: 'geen lijst' })).status).toBe(200)
    expect(await subjects.itemsOf(email)).toEqual(before)
  })
})

it('leaves one list at a press, and keeps the proof of what was agreed to', async () => {
  const { email, token, list } = await subjects.somebody()
  const answer = await subjects.act(token, 'unsubscribe', { list })
  expect(await answer.text()).toContain('Je bent afgemeld')
  expect(await application.follows(email)).toEqual([])
  const items = await subjects.itemsOf(email)
  expect(items.find(({ sk }) => sk === `SUBSCRIPTION#${list}`)).toMatchObject({
    state: 'unsubscribed',
    endedBy: 'my-data',
  })
  expect(items.find(({ sk }) => String(sk).startsWith('RECEIPT#'))).toHaveProperty('withdrawnAt')
  expect((await subjects.act(token, 'unsubscribe', { list: 'geen lijst' })).status).toBe(200)
})

describe('erasing everything', () => {
  it('needs a word that one is sure', async () => {
    const { email, token } = await subjects.somebody()
    const before = await subjects.itemsOf(email)
    const answer = await subjects.act(token, 'erase')
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('id="sure-error"')
    expect(await subjects.itemsOf(email)).toEqual(before)
  })

  it('leaves nothing in the table or its indexes, takes one from the count, and voids the link', async () => {
    const { email, person, token, confirmed } = await subjects.somebody()
    await subjects.signed(subjects.address(), confirmed)
    expect(await count(confirmed)).toBe(2)
    const nonces = (await subjects.itemsOf(email)).flatMap(({ nonce }) =>
      nonce === undefined ? [] : [String(nonce)],
    )
    const words = [email, person, token, ...nonces]
    expect(nonces.length).toBeGreaterThan(2)
    // Mails went to them, in runs that are kept.
    expect((await everyItem(application.table)).some(({ sk }) => sk === 'RUN')).toBe(true)

    const answer = await subjects.act(token, 'erase', { sure: 'on' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Je gegevens zijn gewist')
    expect(await rawHits(application.table, words)).toEqual([])
    expect(await subjects.itemsOf(email)).toEqual([])
    for (const again of [await subjects.see(token), await subjects.act(token, 'erase', { sure: 'on' })])
      expect(again.status).toBe(410)
    expect(await count(confirmed)).toBe(1)
    // They may come back, as somebody new.
    await subjects.signed(email, confirmed)
    expect(await count(confirmed)).toBe(2)
  })

  it('keeps what suppresses mail, and nothing with it', async () => {
    const { email, token, person } = await subjects.somebody()
    await application.deps.stores.suppressions.suppress(person, 'bulk', 'complaint', application.now())
    await subjects.act(token, 'erase', { sure: 'on' })
    expect((await subjects.itemsOf(email)).map(({ sk }) => sk)).toEqual(['SUPPRESSION'])
    expect(await rawHits(application.table, [email, person])).toEqual([])
  })
})
