import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topicList } from '../../functions/domain/list.ts'
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

const TOPIC = 'kinderhandel'
const LIST = topicList(TOPIC)
const later = (ms: number) => new Date(NOW.getTime() + ms)
const requested = (topics: string[], person = examplePerson(++number)) =>
  subscriptionRequestOf(topics, 'noor@example.org', NOW, { person })

async function receipts(person: string): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': `PERSON#${person}`, ':sk': 'RECEIPT#' },
      ConsistentRead: true,
    }),
  )
  return Items
}

describe('races over one person’s subscriptions', () => {
  it('100 concurrent identical requests make one item; the others are shown it', async () => {
    const person = examplePerson(++number)
    const results = await Promise.all(
      Array.from({ length: 100 }, () => subscriptions.createRequest(requested([TOPIC], person))),
    )
    expect(results.filter(({ done }) => done)).toHaveLength(1)
    const standing = await subscriptions.readRequest(requested([TOPIC], person), true)
    for (const result of results) if (!result.done) expect(result.existing).toEqual(standing)
  })

  it('many presses at once confirm once, with one receipt', async () => {
    const of = requested([TOPIC])
    await subscriptions.createRequest(of)
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, i) => subscriptions.confirmRequest(of, of.nonce, later(i))),
    )
    expect(results.filter(({ done }) => done)).toHaveLength(1)
    for (const result of results) if (!result.done) expect(result.existing?.state).toBe('confirmed')
    expect(await receipts(of.person)).toHaveLength(1)
  })

  it('two requests that share a list, pressed at once, both confirm; the shared list has one receipt', async () => {
    for (let round = 0; round < 10; round++) {
      const first = requested([TOPIC, 'een'])
      const second = requested([TOPIC, 'twee'], first.person)
      await subscriptions.createRequest(first)
      await subscriptions.createRequest(second)
      const pressed = await Promise.all([
        subscriptions.confirmRequest(first, first.nonce, later(1)),
        subscriptions.confirmRequest(second, second.nonce, later(2)),
      ])
      expect(pressed).toEqual([{ done: true }, { done: true }])
      const standing = await subscriptions.ofPerson(first.person)
      expect(standing.map(({ list, state }) => [list, state])).toEqual([
        [topicList('een'), 'active'],
        [LIST, 'active'],
        [topicList('twee'), 'active'],
      ])
      expect((await receipts(first.person)).filter(({ list }) => list === LIST)).toHaveLength(1)
    }
  })

  it('a press against leaving: followed with a standing consent, or left with a withdrawn one', async () => {
    for (let round = 0; round < 20; round++) {
      const first = requested([TOPIC])
      await subscriptions.createRequest(first)
      await subscriptions.confirmRequest(first, first.nonce, NOW)
      const second = requested([TOPIC, 'een'], first.person)
      await subscriptions.createRequest(second)
      const [pressed, left] = await Promise.all([
        subscriptions.confirmRequest(second, second.nonce, later(2)),
        subscriptions.leave(first.person, LIST, 'link', later(1)),
      ])
      expect([pressed.done, left]).toEqual([true, true])
      const standing = (await subscriptions.ofPerson(first.person)).find(({ list }) => list === LIST)
      const open = (await receipts(first.person)).filter(
        ({ list, withdrawnAt }) => list === LIST && withdrawnAt === undefined,
      )
      expect(open).toHaveLength(standing?.state === 'active' ? 1 : 0)
      expect(standing?.email).toBe(standing?.state === 'active' ? 'noor@example.org' : undefined)
    }
  })

  it('many who leave at once: one of them did it', async () => {
    const of = requested([TOPIC])
    await subscriptions.createRequest(of)
    await subscriptions.confirmRequest(of, of.nonce, NOW)
    const left = await Promise.all(
      Array.from({ length: 10 }, (_, i) => subscriptions.leave(of.person, LIST, 'link', later(i))),
    )
    expect(left.filter(Boolean)).toHaveLength(1)
    expect(await receipts(of.person)).toHaveLength(1)
  })

  it('a new request against the press of an old button: the old one confirms nothing', async () => {
    for (let round = 0; round < 10; round++) {
      const old = requested([TOPIC])
      await subscriptions.createRequest(old)
      const anew = { ...old, nonce: 'm'.repeat(22) }
      const [replaced, pressed] = await Promise.all([
        subscriptions.replaceRequest(anew, old),
        subscriptions.confirmRequest(old, old.nonce, NOW),
      ])
      expect([replaced.done, pressed.done].filter(Boolean)).toHaveLength(1)
      const standing = await subscriptions.ofPerson(old.person)
      expect(standing).toHaveLength(pressed.done ? 1 : 0)
    }
  })

  it('a transaction that meets another one on AWS is tried again: the press, leaving, and the language', async () => {
    const of = requested([TOPIC])
    await subscriptions.createRequest(of)
    await meetingOthers(async () => {
      expect(await subscriptions.confirmRequest(of, of.nonce, NOW)).toEqual({ done: true })
    })
    await meetingOthers(() => subscriptions.setLocale(of.person, 'en'))
    expect(await subscriptions.ofPerson(of.person)).toMatchObject([{ state: 'active', locale: 'en' }])
    await meetingOthers(async () => {
      expect(await subscriptions.leave(of.person, LIST, 'link', later(1))).toBe(true)
    })
    expect(await receipts(of.person)).toMatchObject([{ withdrawnAt: later(1).toISOString() }])
  })
})

/** Does something while the first three of its writes meet another transaction on the same item. */
async function meetingOthers(act: () => Promise<void>): Promise<void> {
  const { client } = table
  let left = 3
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (!/Write|Update/.test(String(commandName)) || left === 0) return next(args)
        left -= 1
        const met = { message: 'met', $metadata: {} }
        if (commandName === 'UpdateCommand') throw new TransactionConflictException(met)
        const CancellationReasons = [{ Code: 'TransactionConflict' }, { Code: 'None' }]
        throw new TransactionCanceledException({ ...met, CancellationReasons })
      },
    { step: 'initialize', name: 'meeting' },
  )
  try {
    await act()
  } finally {
    client.middlewareStack.remove('meeting')
  }
  expect(left).toBe(0)
}
