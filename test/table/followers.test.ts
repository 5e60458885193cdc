import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ListId } from '../../functions/domain/list.ts'
import type { Signature } from '../../functions/domain/signature.ts'
import { MOST_TOPICS } from '../../functions/domain/topic.ts'
import { type FollowerTable, followerTable } from '../../functions/table/followers.ts'
import { keys } from '../../functions/table/keys.ts'
import { type SignatureTable, signatureTable } from '../../functions/table/signatures.ts'
import { type SubscriptionTable, subscriptionTable } from '../../functions/table/subscriptions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleFollow, examplePerson, exampleSignature, EXAMPLE_TIME as NOW } from '../support/examples.ts'

let table: TestTable
let signatures: SignatureTable
let subscriptions: SubscriptionTable
let followers: FollowerTable
let number = 0
/** What stands in the way of the next writes, in their order. */
let faults: ((command: string) => Error | undefined)[] = []
beforeAll(async () => {
  table = await startTable()
  table.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const fault = faults[0]?.(commandName)
        if (fault === undefined) return next(args)
        faults.shift()
        throw fault
      },
    { step: 'initialize' },
  )
  signatures = signatureTable(table.client, table.tableName)
  subscriptions = subscriptionTable(table.client, table.tableName)
  followers = followerTable(table.client, table.tableName, subscriptions.ofPerson)
})
afterEach(() => {
  expect(faults).toEqual([])
})
afterAll(() => table.stop())

const LISTS: ListId[] = ['topic_kinderhandel', 'updates_geen-kind-te-koop']
const PRESS = { transition: 'confirm', now: NOW } as const
const later = (ms: number) => new Date(NOW.getTime() + ms)

/** A pending signature of a person of its own that follows lists. */
async function standing(changes: Partial<Signature> = {}): Promise<Signature> {
  const follows = LISTS.map((list) => exampleFollow(list))
  const signature = exampleSignature({ person: examplePerson(++number), follows, ...changes })
  expect(await signatures.create(signature)).toEqual({ done: true })
  return signature
}
const active = async ({ person }: Signature): Promise<ListId[]> =>
  (await subscriptions.ofPerson(person))
    .flatMap(({ list, state }) => (state === 'active' ? [list] : []))
    .sort()
const stored = async ({ person }: Signature) => {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.signature('', person).pk },
      ConsistentRead: true,
    }),
  )
  return Items
}
const subscriber = ({ person, email, locale }: Signature) => ({ person, email, locale })

describe('the press on a signature that follows lists', () => {
  it('is left alone by the one update of the others, which changes nothing', async () => {
    const [plain, marked] = [await standing(), await standing({ suspicion: ['velocity'] })]
    expect(await signatures.confirm(plain, plain.nonce, NOW)).toEqual({ done: false, existing: plain })
    expect(await signatures.hold(marked, marked.nonce, NOW)).toEqual({ done: false, existing: marked })
  })

  it.each(['confirm', 'hold'] as const)('does both: %s, and the lists are followed', async (transition) => {
    const seen = await standing(transition === 'hold' ? { suspicion: ['honeypot'] } : {})
    expect(await followers.prove(seen, { transition, now: later(5) })).toEqual({ done: true })
    const { mailDue: _, expiresAt: __, follows: ___, ...rest } = seen
    const at = later(5).toISOString()
    expect(await signatures.read(seen, true)).toEqual({
      ...rest,
      state: transition === 'hold' ? 'held' : 'confirmed',
      confirmedAt: at,
      consent: { ...seen.consent, confirmedAt: at },
    })
    expect(await active(seen)).toEqual(LISTS)
  })

  it('does neither where the signature is not what was seen any more', async () => {
    const ways: Record<string, (seen: Signature) => Promise<unknown>> = {
      withdrawn: (seen) => signatures.withdraw(seen, NOW),
      removed: (seen) => signatures.disown(seen, seen.nonce),
      expired: (seen) => signatures.bounce(seen),
      anew: (seen) => signatures.replace({ ...seen, nonce: 'm'.repeat(22) }, seen),
      confirmed: (seen) => followers.prove(seen, PRESS),
    }
    for (const [way, change] of Object.entries(ways)) {
      const seen = await standing()
      await change(seen)
      const before = await stored(seen)
      const existing = await signatures.read(seen, true)
      expect(await followers.prove(seen, PRESS), way).toEqual({ done: false, existing })
      expect(await stored(seen)).toEqual(before)
    }
    const nobody = exampleSignature({
      person: examplePerson(++number),
      follows: [exampleFollow(LISTS[0] ?? 'topic_x')],
    })
    expect(await followers.prove(nobody, PRESS)).toEqual({ done: false, existing: undefined })
    expect(await stored(nobody)).toEqual([])
  })

  it('does neither for one that is marked, nor holds one that is not, nor one that is too late', async () => {
    const [marked, plain] = [await standing({ suspicion: ['velocity'] }), await standing()]
    const end = new Date(Date.parse(plain.expiresAt ?? ''))
    for (const [seen, press] of [
      [marked, PRESS],
      [plain, { ...PRESS, transition: 'hold' }],
      [plain, { ...PRESS, now: end }],
      [plain, { ...PRESS, requestedBy: later(-1) }],
    ] as const) {
      expect(await followers.prove(seen, press)).toEqual({ done: false, existing: seen })
      expect(await active(seen)).toEqual([])
    }
    expect((await followers.prove(plain, { ...PRESS, requestedBy: NOW })).done).toBe(true)
  })

  it('takes as many topics as a form can send, and the updates', async () => {
    const lists = [
      ...Array.from({ length: MOST_TOPICS }, (_, i) => `topic_t${i + 100}` as const),
      LISTS[1] ?? 'topic_x',
    ]
    const seen = await standing({ follows: lists.map((list) => exampleFollow(list)) })
    expect((await followers.prove(seen, PRESS)).done).toBe(true)
    expect(await active(seen)).toHaveLength(MOST_TOPICS + 1)
  })

  it('leaves what is followed already, and its receipt', async () => {
    const seen = await standing()
    await subscriptions.activate(subscriber(seen), [exampleFollow(LISTS[0] ?? 'topic_x')], later(-1000))
    const before = (await stored(seen)).filter(({ sk }) => String(sk).includes('topic_'))
    await followers.prove(seen, PRESS)
    expect((await stored(seen)).filter(({ sk }) => String(sk).includes('topic_'))).toEqual(before)
    expect(await active(seen)).toEqual(LISTS)
  })
})

describe('races', () => {
  it('of 50 presses do it once; the others are shown what stands there', async () => {
    const seen = await standing()
    const results = await Promise.all(Array.from({ length: 50 }, () => followers.prove(seen, PRESS)))
    expect(results.filter(({ done }) => done)).toHaveLength(1)
    for (const result of results) if (!result.done) expect(result.existing?.state).toBe('confirmed')
    expect((await stored(seen)).filter(({ sk }) => String(sk).startsWith('RECEIPT#'))).toHaveLength(2)
  })

  it('with somebody who makes the same person a follower at that moment lose nothing', async () => {
    const seen = await standing()
    let first = true
    const racing = followerTable(table.client, table.tableName, async (person) => {
      const known = await subscriptions.ofPerson(person)
      if (first) await subscriptions.activate(subscriber(seen), [exampleFollow(LISTS[0] ?? 'topic_x')], NOW)
      first = false
      return known
    })
    expect(await racing.prove(seen, PRESS)).toEqual({ done: true })
    expect(await active(seen)).toEqual(LISTS)
    expect((await stored(seen)).filter(({ sk }) => String(sk).startsWith('RECEIPT#'))).toHaveLength(2)
  })

  it('with somebody who leaves at that moment: the press, which came later, is what counts', async () => {
    const seen = await standing()
    await subscriptions.activate(subscriber(seen), [exampleFollow(LISTS[0] ?? 'topic_x')], later(-1000))
    await Promise.all([
      followers.prove(seen, { ...PRESS, now: later(1) }),
      subscriptions.leave(seen.person, LISTS[0] ?? 'topic_x', 'link', NOW),
    ])
    expect((await signatures.read(seen, true))?.state).toBe('confirmed')
    expect(await active(seen)).toContain(LISTS[1])
  })

  const conflict = { $metadata: {}, message: 'Transaction is ongoing for the item' }
  const canceled = (...codes: string[]) =>
    new TransactionCanceledException({ ...conflict, CancellationReasons: codes.map((Code) => ({ Code })) })
  const on = (command: string, fault: Error) => (called: string) => (called === command ? fault : undefined)

  it('with another transaction are tried again, as the SDK does not: both ways to press', async () => {
    const [follower, plain] = [await standing(), exampleSignature({ person: examplePerson(++number) })]
    await signatures.create(plain)
    faults = [
      on('TransactWriteItemsCommand', canceled('TransactionConflict', 'None', 'None')),
      on('TransactWriteItemsCommand', canceled('None', 'ConditionalCheckFailed', 'None')),
    ]
    expect(await followers.prove(follower, PRESS)).toEqual({ done: true })
    faults = Array.from({ length: 3 }, () =>
      on('UpdateItemCommand', new TransactionConflictException(conflict)),
    )
    expect(await signatures.confirm(plain, plain.nonce, NOW)).toEqual({ done: true })
  })

  it('that never end are a fault, and so is any other', async () => {
    const [follower, plain] = [await standing(), exampleSignature({ person: examplePerson(++number) })]
    await signatures.create(plain)
    faults = Array.from({ length: 20 }, () =>
      on('TransactWriteItemsCommand', canceled('TransactionConflict')),
    )
    await expect(followers.prove(follower, PRESS)).rejects.toThrow()
    faults = Array.from({ length: 20 }, () =>
      on('UpdateItemCommand', new TransactionConflictException(conflict)),
    )
    await expect(signatures.confirm(plain, plain.nonce, NOW)).rejects.toThrow()
    faults = [on('TransactWriteItemsCommand', canceled('ValidationError'))]
    await expect(followers.prove(follower, PRESS)).rejects.toThrow()
    expect(await active(follower)).toEqual([])
  })
})
