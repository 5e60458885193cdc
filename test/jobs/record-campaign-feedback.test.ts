import { randomUUID } from 'node:crypto'
import { DeleteCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { personKey } from '../../functions/crypto.ts'
import { DELIVERY_STATES, type Delivery, type Reported, settledBy } from '../../functions/domain/delivery.ts'
import type { MailReport } from '../../functions/domain/feedback.ts'
import { topicList } from '../../functions/domain/list.ts'
import { type FeedbackDependencies, recordFeedback } from '../../functions/jobs/record-feedback.ts'
import { deliveryItem } from '../../functions/table/delivery-items.ts'
import { deliveryReportTable } from '../../functions/table/delivery-reports.ts'
import { feedbackTable } from '../../functions/table/feedback.ts'
import { keys } from '../../functions/table/keys.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleFollow } from '../support/examples.ts'
import { EXAMPLE_EVENTS } from '../support/ses-events.ts'

const SECRET = 'a secret for tests'
const CAMPAIGN = '20261121110000-spring00'
const TOPIC = topicList('kinderhandel')
const SENT_AT = '2026-11-21T12:00:00.000Z'

let table: TestTable
let deps: FeedbackDependencies
let moves: number
beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table.stop())
beforeEach(() => {
  moves = 0
  const { client, tableName } = table
  const deliveries = deliveryReportTable(client, tableName)
  deps = {
    feedback: feedbackTable(client, tableName),
    deliveries: {
      ...deliveries,
      move: (...args) => {
        moves += 1
        return deliveries.move(...args)
      },
    },
    suppressions: suppressionTable(client, tableName),
    subscriptions: subscriptionTable(client, tableName),
    signatures: signatureTable(client, tableName),
    personKey: (canonical) => personKey(SECRET, canonical),
    now: () => new Date('2026-11-21T14:00:00.000Z'),
    log: { error: () => undefined, warn: () => undefined },
  }
})

/** A recipient of the campaign whose delivery stands so. */
async function recipient(state: Delivery['state'] = 'sent', more: Partial<Delivery> = {}) {
  const email = `noor-${randomUUID()}@example.org`
  const person = personKey(SECRET, email)
  const delivery: Delivery = {
    campaign: CAMPAIGN,
    person,
    state,
    lists: [TOPIC],
    locale: 'nl',
    at: SENT_AT,
    ...more,
  }
  const Item = deliveryItem(delivery)
  await table.client.send(new PutCommand({ TableName: table.tableName, Item }))
  const mail = { to: email, tags: { mail: 'campaign', campaign: CAMPAIGN, delivery: person } }
  return { email, person, delivery, Item, mail }
}

async function stored(person: string): Promise<Record<string, unknown> | undefined> {
  const Key = keys.delivery(CAMPAIGN, person)
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key, ConsistentRead: true }),
  )
  return Item
}
const queued = (...bodies: string[]) => ({
  Records: bodies.map((body, i) => ({ messageId: `message-${i}`, body, eventSource: 'aws:sqs' })),
})
const record = (...bodies: string[]) => recordFeedback(deps, queued(...bodies))
const NONE = { batchItemFailures: [] }

const EVENTS = {
  send: EXAMPLE_EVENTS.send,
  delivery: EXAMPLE_EVENTS.delivery,
  'permanent-bounce': EXAMPLE_EVENTS.bounce,
  'transient-bounce': (mail) => EXAMPLE_EVENTS.bounce(mail, 'Transient'),
  complaint: EXAMPLE_EVENTS.complaint,
  reject: EXAMPLE_EVENTS.reject,
  'delivery-delay': EXAMPLE_EVENTS.delay,
} satisfies Record<MailReport['kind'], (mail: Parameters<typeof EXAMPLE_EVENTS.send>[0]) => string>
const KINDS = Object.keys(EVENTS) as MailReport['kind'][]

describe('a report of a campaign’s mail', () => {
  it.each<[MailReport['kind'], Reported, string]>([
    ['send', { state: 'sent' }, SENT_AT],
    ['delivery', { state: 'delivered' }, '2026-11-21T12:00:01.500Z'],
    ['permanent-bounce', { state: 'bounced' }, '2026-11-21T12:00:02.000Z'],
    ['transient-bounce', { state: 'bounced', transient: true }, '2026-11-21T12:00:02.000Z'],
    ['complaint', { state: 'complained' }, '2026-11-21T13:00:00.000Z'],
    ['reject', { state: 'skipped', reason: 'rejected' }, SENT_AT],
  ])('%s moves its delivery, which keeps all else', async (kind, moved, at) => {
    const claim = { fence: 3, at: '2026-11-21T11:59:59.000Z' }
    const { mail, person, Item } = await recipient('claimed', { claim })
    expect(await record(EVENTS[kind](mail))).toEqual(NONE)
    expect(await stored(person)).toEqual({ ...Item, ...moved, at })
  })

  it('settles as sent what a crash left claimed or unknown', async () => {
    for (const state of ['claimed', 'unknown'] as const) {
      const { mail, person } = await recipient(state)
      await record(EVENTS.send(mail))
      expect(await stored(person)).toMatchObject({ state: 'sent' })
    }
  })

  it('that says nothing new writes nothing; all of one mail in a batch are written once', async () => {
    const { mail, person, Item } = await recipient('sent')
    await record(EVENTS.send(mail), EVENTS['delivery-delay'](mail))
    expect(moves).toBe(0)
    expect(await stored(person)).toEqual(Item)
    await record(EVENTS.send(mail), EVENTS.delivery(mail), EVENTS.complaint(mail))
    expect(moves).toBe(1)
    expect(await stored(person)).toMatchObject({ state: 'complained' })
  })

  it('comes to the same however they come: in any order, repeated, split, and at once', async () => {
    const told = fc.array(
      fc.record({ kind: fc.constantFrom(...KINDS), batch: fc.nat(2), isRepeated: fc.boolean() }),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...DELIVERY_STATES), told, async (state, reports) => {
        const { mail, person } = await recipient(state)
        const batches = [0, 1, 2].map((number) =>
          reports
            .filter(({ batch, isRepeated }) => isRepeated || batch === number)
            .map(({ kind }) => EVENTS[kind](mail)),
        )
        const answers = await Promise.all(batches.map((batch) => record(...batch)))
        for (const answer of answers) expect(answer).toEqual(NONE)
        const settled = settledBy(
          { state },
          reports.map(({ kind }) => ({ kind, at: SENT_AT })),
        )
        const { at: _, ...end } = settled ?? { at: '', state }
        const { state: now, reason, transient } = (await stored(person)) ?? {}
        expect({ state: now, ...(reason ? { reason } : {}), ...(transient ? { transient } : {}) }).toEqual(
          end,
        )
      }),
      { numRuns: 60, interruptAfterTimeLimit: 20_000 },
    )
  })

  it('gives way to whoever moved the delivery since it was read, and goes on from there', async () => {
    const { mail, person } = await recipient('claimed')
    const { deliveries } = deps
    const late: FeedbackDependencies['deliveries'] = {
      ...deliveries,
      move: async (seen, settled) => {
        if (seen.state === 'claimed')
          await recordFeedback({ ...deps, deliveries }, queued(EVENTS.complaint(mail)))
        return deliveries.move(seen, settled)
      },
    }
    expect(await recordFeedback({ ...deps, deliveries: late }, queued(EVENTS.delivery(mail)))).toEqual(NONE)
    expect(await stored(person)).toMatchObject({ state: 'complained' })
  })

  it('of its delivery does not undo that it bounced for good since it was seen to bounce for a while', async () => {
    const { mail, person, delivery } = await recipient('bounced', { transient: true })
    await record(EVENTS['permanent-bounce'](mail))
    expect(await deps.deliveries.move(delivery, { state: 'delivered', at: SENT_AT })).toBe(false)
    expect(await stored(person)).toMatchObject({ state: 'bounced' })
    expect(await stored(person)).not.toHaveProperty('transient')
  })

  it('of a delivery that is gone is taken, and brings nothing back', async () => {
    const { mail, person, delivery } = await recipient()
    const { client, tableName } = table
    await client.send(new DeleteCommand({ TableName: tableName, Key: keys.delivery(CAMPAIGN, person) }))
    expect(await record(EVENTS.send(mail), EVENTS.delivery(mail))).toEqual(NONE)
    // Erased between being read and written.
    expect(await deps.deliveries.move(delivery, { state: 'delivered', at: SENT_AT })).toBe(false)
    expect(await stored(person)).toBeUndefined()
  })

  it('that fails keeps nothing from the others, and comes again', async () => {
    const [broken, whole] = [await recipient(), await recipient()]
    const Item = { ...broken.Item, state: 'posted?' }
    await table.client.send(new PutCommand({ TableName: table.tableName, Item }))
    const answer = await record(EVENTS.delivery(broken.mail), EVENTS.delivery(whole.mail))
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'message-0' }] })
    expect(await stored(whole.person)).toMatchObject({ state: 'delivered' })
  })

  it('does to its reader what a report of any mail does, and keeps no campaign of theirs with it', async () => {
    const { email, person, mail } = await recipient()
    const now = new Date(SENT_AT)
    await subscriptionTable(table.client, table.tableName).activate(
      { person, email, locale: 'nl' },
      [exampleFollow(TOPIC)],
      now,
    )
    await record(EVENTS.complaint(mail))
    expect(await deps.suppressions.read(person)).toMatchObject({ scope: 'bulk', because: 'complaint' })
    const [left] = await subscriptionTable(table.client, table.tableName).ofPerson(person)
    expect(left).toMatchObject({ state: 'unsubscribed', endedBy: 'complaint' })
    const { Items: [kept = {}] = [] } = await table.client.send(
      new QueryCommand({
        TableName: table.tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': `PERSON#${person}`, ':sk': 'FEEDBACK#' },
      }),
    )
    const facts = ['at', 'expiresAt', 'kind', 'mail', 'message', 'pk', 'sk', 'subtype']
    expect(Object.keys(kept).sort()).toEqual(facts)

    const other = await recipient()
    await record(EVENTS['permanent-bounce'](other.mail))
    expect(await deps.suppressions.read(other.person)).toMatchObject({ scope: 'all', because: 'bounce' })
  })

  it('takes a full batch, each delivery written once', async () => {
    const people = await Promise.all(Array.from({ length: 250 }, () => recipient('claimed')))
    const events = people.flatMap(({ mail }) => [EVENTS.send(mail), EVENTS.delivery(mail)])
    expect(await record(...events)).toEqual(NONE)
    expect(moves).toBe(250)
    const states = await Promise.all(people.map(async ({ person }) => (await stored(person))?.['state']))
    expect(new Set(states)).toEqual(new Set(['delivered']))
  })
})
