import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Follow, type ListId, topicList } from '../../functions/domain/list.ts'
import { CONFIRM_LINK_LIFE_MS, UNCONFIRMED_LIFE_MS } from '../../functions/domain/signature.ts'
import { type SubscriptionRequest, WITHDRAWN_LIFE_MS } from '../../functions/domain/subscription.ts'
import { dueShardKey, keys, listKeys, shardOf, TABLE_SHAPE } from '../../functions/table/keys.ts'
import { readReceipt } from '../../functions/table/subscription-items.ts'
import { type SubscriptionTable, subscriptionTable } from '../../functions/table/subscriptions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { examplePerson, EXAMPLE_TIME as NOW, subscriptionRequestOf } from '../support/examples.ts'

let table: TestTable
let subscriptions: SubscriptionTable
let number = 0
beforeAll(async () => {
  table = await startTable()
  subscriptions = subscriptionTable(table.client, table.tableName)
})
afterAll(() => table.stop())

const later = (ms: number) => new Date(NOW.getTime() + ms)
const HOUR = 3_600_000
const [TRAFFICKING, SCHOOL] = [topicList('kinderhandel'), topicList('meisjes-naar-school')]
const BOTH = ['kinderhandel', 'meisjes-naar-school']

/** A request of a person of its own, to follow both topics. */
const request = (changes: Partial<SubscriptionRequest> = {}, topics = BOTH): SubscriptionRequest =>
  subscriptionRequestOf(topics, 'noor@example.org', NOW, { person: examplePerson(++number), ...changes })

async function stored(changes: Partial<SubscriptionRequest> = {}, topics = BOTH) {
  const wanted = request(changes, topics)
  expect(await subscriptions.createRequest(wanted)).toEqual({ done: true })
  return wanted
}

async function following(topics = BOTH) {
  const of = await stored({}, topics)
  expect(await subscriptions.confirmRequest(of, of.nonce, NOW)).toEqual({ done: true })
  return of
}

/** Every item under a person, by the first part of its sort key. */
async function items(person: string, kind = ''): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': `PERSON#${person}`, ':sk': kind },
      ConsistentRead: true,
    }),
  )
  return Items
}
const receipts = async (person: string) => (await items(person, 'RECEIPT#')).map(readReceipt)

const subscribers = (list: ListId, person: string) =>
  listed(listKeys.subscribers(list, shardOf(person)), person)

async function listed(key: string, person: string): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      IndexName: TABLE_SHAPE.indexes.lists.name,
      KeyConditionExpression: 'listKey = :key AND listSort = :person',
      ExpressionAttributeValues: { ':key': key, ':person': person },
    }),
  )
  return Items
}

describe('a request to follow lists', () => {
  it('comes back as it was, and waits in the index of due mail', async () => {
    const of = await stored()
    expect(await subscriptions.readRequest(of, true)).toEqual(of)
    expect(await items(of.person)).toMatchObject([
      { dueShard: dueShardKey(shardOf(of.person)), dueAt: of.mailDue?.at },
    ])
    expect(await subscriptions.readRequest({ person: of.person, id: 'andere' })).toBeUndefined()
  })

  it('is stored where none stands, and replaces only what was seen', async () => {
    const first = await stored()
    const second = { ...first, nonce: 'm'.repeat(22) }
    expect(await subscriptions.createRequest(second)).toEqual({ done: false, existing: first })
    expect(await subscriptions.replaceRequest(second, { ...first, nonce: 'x' })).toEqual({
      done: false,
      existing: first,
    })
    expect(await subscriptions.replaceRequest(second, { ...first, state: 'confirmed' })).toMatchObject({
      done: false,
    })
    expect(await subscriptions.replaceRequest(second, first)).toEqual({ done: true })
    expect(await subscriptions.readRequest(first, true)).toEqual(second)
  })

  it('is asked once more for its mail, if none was asked for since it was seen', async () => {
    const { mailDue: _, ...bare } = request()
    await subscriptions.createRequest(bare)
    const due = { mail: 'confirm-subscription' as const, at: later(HOUR).toISOString() }
    expect(await subscriptions.askForMail(bare, due, later(1))).toEqual({ done: true })
    const after = { ...bare, mailDue: due, askedAt: later(1).toISOString() }
    expect(await subscriptions.readRequest(bare, true)).toEqual(after)
    expect(await subscriptions.askForMail(bare, due, later(2))).toEqual({ done: false, existing: after })
    // The mark of a mail that went stays for a while: it refuses nobody who has seen it.
    expect(await subscriptions.askForMail(after, due, later(3))).toEqual({ done: true })
  })

  it('is dropped with all that was typed, by its own nonce alone', async () => {
    const of = await stored()
    await subscriptions.dropRequest(of, 'x'.repeat(22))
    expect(await subscriptions.readRequest(of, true)).toEqual(of)
    await subscriptions.dropRequest(of, of.nonce)
    await subscriptions.dropRequest(of, of.nonce)
    expect(await items(of.person)).toEqual([])
  })
})

describe('confirming a request', () => {
  it('makes its lists followed, each with its receipt, in one go; the request keeps no address', async () => {
    const of = await stored()
    const now = later(HOUR)
    expect(await subscriptions.confirmRequest(of, of.nonce, now)).toEqual({ done: true })
    const since = now.toISOString()
    const shared = { person: of.person, state: 'active', email: 'noor@example.org', locale: 'nl', since }
    expect(await subscriptions.ofPerson(of.person)).toEqual([
      { ...shared, list: TRAFFICKING },
      { ...shared, list: SCHOOL },
    ])
    expect(await receipts(of.person)).toEqual(
      of.follows.map(({ list, consent }) => ({ ...consent, list, confirmedAt: since, ageConfirmed: true })),
    )
    const { mailDue: _, ...rest } = of
    expect(await subscriptions.readRequest(of, true)).toEqual({
      ...rest,
      state: 'confirmed',
      email: '',
      confirmedAt: since,
      expiresAt: later(HOUR + CONFIRM_LINK_LIFE_MS).toISOString(),
    })
    expect((await items(of.person, 'REQUEST#'))[0]).not.toHaveProperty('dueShard')
  })

  it('shows each in the list of its subscribers, whole: where mail goes and in which language', async () => {
    const of = await following()
    for (const list of [TRAFFICKING, SCHOOL])
      expect(await subscribers(list, of.person)).toMatchObject([
        { list, email: 'noor@example.org', locale: 'nl', state: 'active' },
      ])
  })

  it('says what stood in the way: another nonce, too late, confirmed already, nothing', async () => {
    const of = await stored()
    expect(await subscriptions.confirmRequest(of, 'x'.repeat(22), NOW)).toEqual({ done: false, existing: of })
    expect(await subscriptions.confirmRequest(of, of.nonce, later(UNCONFIRMED_LIFE_MS))).toEqual({
      done: false,
      existing: of,
    })
    expect(await subscriptions.ofPerson(of.person)).toEqual([])
    expect(await subscriptions.confirmRequest(of, of.nonce, later(UNCONFIRMED_LIFE_MS - 1000))).toEqual({
      done: true,
    })
    expect(await subscriptions.confirmRequest(of, of.nonce, NOW)).toMatchObject({
      done: false,
      existing: { state: 'confirmed' },
    })
    const nobody = { person: examplePerson(++number), id: of.id }
    expect(await subscriptions.confirmRequest(nobody, of.nonce, NOW)).toEqual({
      done: false,
      existing: undefined,
    })
  })

  it('leaves alone what is followed already: its address, its receipt and since when', async () => {
    const { person } = await following(['kinderhandel'])
    const before = await subscriptions.ofPerson(person)
    const both = await stored({ person, email: 'ander@example.org', locale: 'en' })
    expect(await subscriptions.confirmRequest(both, both.nonce, later(HOUR))).toEqual({ done: true })
    expect(await subscriptions.ofPerson(person)).toEqual([
      ...before,
      expect.objectContaining({ list: SCHOOL, email: 'ander@example.org', since: later(HOUR).toISOString() }),
    ])
    expect((await receipts(person)).map(({ list }) => list)).toEqual([TRAFFICKING, SCHOOL])
  })

  it('keeps the receipt of each time: who left and follows again has two', async () => {
    const { person } = await following(['kinderhandel'])
    await subscriptions.leave(person, TRAFFICKING, 'link', later(HOUR))
    const [again] = await Promise.all([
      stored({ person, id: 'opnieuw', nonce: 'm'.repeat(22) }, ['kinderhandel']),
    ])
    await subscriptions.confirmRequest(again, again.nonce, later(2 * HOUR))
    const [subscription] = await subscriptions.ofPerson(person)
    expect(subscription).toMatchObject({ state: 'active', since: later(2 * HOUR).toISOString() })
    expect(subscription).not.toHaveProperty('endedAt')
    expect((await items(person, 'SUBSCRIPTION#'))[0]).not.toHaveProperty('expiresAt')
    expect((await receipts(person)).map(({ withdrawnAt }) => withdrawnAt)).toEqual([
      later(HOUR).toISOString(),
      undefined,
    ])
  })

  it('takes as many topics as one request may name', async () => {
    const topics = Array.from({ length: 20 }, (_, i) => `onderwerp-${i}`)
    const of = await following(topics)
    expect(await subscriptions.ofPerson(of.person)).toHaveLength(20)
  })
})

describe('leaving a list', () => {
  it('wipes the address, dates the receipt, moves to those who left, and keeps both 24 months', async () => {
    const { person } = await following(['kinderhandel'])
    const now = later(HOUR)
    expect(await subscriptions.leave(person, TRAFFICKING, 'link', now)).toBe(true)
    expect(await subscriptions.ofPerson(person)).toEqual([
      {
        person,
        list: TRAFFICKING,
        state: 'unsubscribed',
        locale: 'nl',
        since: NOW.toISOString(),
        endedAt: now.toISOString(),
        endedBy: 'link',
      },
    ])
    expect(await receipts(person)).toMatchObject([{ withdrawnAt: now.toISOString() }])
    expect(await subscribers(TRAFFICKING, person)).toEqual([])
    expect(await listed(listKeys.left(TRAFFICKING, shardOf(person)), person)).toHaveLength(1)
    const kept = [...(await items(person, 'SUBSCRIPTION#')), ...(await items(person, 'RECEIPT#'))]
    for (const item of kept)
      expect(item['expiresAt']).toBe(Math.floor(later(HOUR + WITHDRAWN_LIFE_MS).getTime() / 1000))
    expect(JSON.stringify(await items(person))).not.toContain('noor@example.org')
  })

  it('changes nothing the second time, nor for who never followed', async () => {
    const { person } = await following(['kinderhandel'])
    await subscriptions.leave(person, TRAFFICKING, 'link', NOW)
    const before = await items(person)
    expect(await subscriptions.leave(person, TRAFFICKING, 'complaint', later(HOUR))).toBe(false)
    expect(await subscriptions.leave(person, SCHOOL, 'link', later(HOUR))).toBe(false)
    expect(await subscriptions.leave(examplePerson(++number), SCHOOL, 'link', NOW)).toBe(false)
    expect(await items(person)).toEqual(before)
  })

  it('works where the receipt has gone before, as in half an erasure', async () => {
    const { person } = await following(['kinderhandel'])
    const [item] = await items(person, 'SUBSCRIPTION#')
    const orphan = examplePerson(++number)
    await table.client.send(
      new PutCommand({
        TableName: table.tableName,
        Item: { ...item, ...keys.subscription(orphan, TRAFFICKING) },
      }),
    )
    expect(await subscriptions.leave(orphan, TRAFFICKING, 'my-data', NOW)).toBe(true)
    expect(await subscriptions.ofPerson(orphan)).toMatchObject([{ state: 'unsubscribed' }])
    expect(await receipts(orphan)).toEqual([])
  })

  it('of all lists says which those were', async () => {
    const { person } = await following()
    await subscriptions.leave(person, TRAFFICKING, 'link', NOW)
    expect(await subscriptions.leaveAll(person, 'not-me', NOW)).toEqual([SCHOOL])
    expect(await subscriptions.leaveAll(person, 'not-me', NOW)).toEqual([])
    expect((await subscriptions.ofPerson(person)).map(({ state }) => state)).toEqual([
      'unsubscribed',
      'unsubscribed',
    ])
  })

  it('leaves all the others where one cannot be read, and says so', async () => {
    const { person } = await following()
    const damaged = { ...keys.subscription(person, topicList('aaa')), list: topicList('aaa'), state: '?' }
    await table.client.send(new PutCommand({ TableName: table.tableName, Item: damaged }))
    await expect(subscriptions.leaveAll(person, 'link', NOW)).rejects.toThrow()
    expect(await subscribers(TRAFFICKING, person)).toEqual([])
    expect(await subscribers(SCHOOL, person)).toEqual([])
  })
})

describe('a consent that was confirmed elsewhere', () => {
  const follow = (list: ListId, askedAt: Date): Follow => ({
    list,
    consent: {
      purpose: 'newsletter',
      version: 0,
      hash: 'h',
      locale: 'nl',
      channel: 'import',
      askedAt: askedAt.toISOString(),
    },
  })
  const someone = () => ({
    person: examplePerson(++number),
    email: 'iemand@example.org',
    locale: 'nl' as const,
  })

  it('makes lists followed, with where it came from on the receipt', async () => {
    const of = someone()
    const imported = { source: 'oude lijst', text: 'Ja, ik wil mail.' }
    expect(await subscriptions.activate(of, [{ ...follow(SCHOOL, NOW), imported }], NOW)).toEqual([SCHOOL])
    expect(await receipts(of.person)).toMatchObject([{ list: SCHOOL, imported, ageConfirmed: true }])
  })

  it('changes nothing for who follows already', async () => {
    const { person } = await following(['kinderhandel'])
    const before = await items(person)
    const of = { person, email: 'ander@example.org', locale: 'en' as const }
    expect(await subscriptions.activate(of, [follow(TRAFFICKING, NOW)], later(HOUR))).toEqual([])
    expect(await items(person)).toEqual(before)
  })

  it('brings back nobody who left after it', async () => {
    const { person } = await following(['kinderhandel'])
    await subscriptions.leave(person, TRAFFICKING, 'link', later(HOUR))
    const before = await items(person)
    const of = { person, email: 'ander@example.org', locale: 'nl' as const }
    expect(await subscriptions.activate(of, [follow(TRAFFICKING, NOW)], later(HOUR - 1))).toEqual([])
    expect(await items(person)).toEqual(before)
    expect(await subscriptions.activate(of, [follow(TRAFFICKING, NOW)], later(2 * HOUR))).toEqual([
      TRAFFICKING,
    ])
  })

  it('takes a list that is named twice as one', async () => {
    const of = someone()
    const twice = [follow(SCHOOL, NOW), follow(SCHOOL, NOW)]
    expect(await subscriptions.activate(of, twice, NOW)).toEqual([SCHOOL])
  })
})

describe('the language of mails', () => {
  it('changes on what is followed, and nowhere else', async () => {
    const { person } = await following()
    await subscriptions.leave(person, SCHOOL, 'link', NOW)
    await subscriptions.setLocale(person, 'en')
    expect((await subscriptions.ofPerson(person)).map(({ locale }) => locale)).toEqual(['en', 'nl'])
    expect(await subscribers(TRAFFICKING, person)).toMatchObject([{ locale: 'en' }])
  })
})
