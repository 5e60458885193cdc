import { randomUUID } from 'node:crypto'
import { GetCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { personKey, randomNonce } from '../../functions/crypto.ts'
import { topicList } from '../../functions/domain/list.ts'
import {
  type FeedbackDependencies,
  type QueueAnswer,
  recordFeedback,
} from '../../functions/jobs/record-feedback.ts'
import { deliveryReportTable } from '../../functions/table/delivery-reports.ts'
import { type FeedbackTable, feedbackTable } from '../../functions/table/feedback.ts'
import { keys } from '../../functions/table/keys.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleAudit, exampleFollow, signatureOf } from '../support/examples.ts'
import { EXAMPLE_EVENTS, firstMailTags, MAILED_AT, sesEvent } from '../support/ses-events.ts'

const { bounce, complaint, delay, delivery, reject, send } = EXAMPLE_EVENTS
const SECRET = 'a secret for tests'
const PETITION = 'geen-kind-te-koop'
const TOPIC = topicList('kinderhandel')
const DAY_MS = 86_400_000
const NOW = new Date('2026-11-21T14:00:00.000Z')
const BEFORE = new Date('2026-11-21T11:59:58.000Z')

let table: TestTable
let deps: FeedbackDependencies
let logged: unknown[]
let email: string
let person: string
let number = 0

beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table.stop())
beforeEach(() => {
  logged = []
  email = `noor-${++number}-${randomUUID().slice(0, 8)}@example.org`
  person = personKey(SECRET, email)
  deps = {
    feedback: feedbackTable(table.client, table.tableName),
    deliveries: deliveryReportTable(table.client, table.tableName),
    suppressions: suppressionTable(table.client, table.tableName),
    subscriptions: subscriptionTable(table.client, table.tableName),
    signatures: signatureTable(table.client, table.tableName),
    personKey: (canonical) => personKey(SECRET, canonical),
    now: () => NOW,
    log: {
      error: (...words: unknown[]) => logged.push(words),
      warn: (...words: unknown[]) => logged.push(words),
    },
  }
})

const queued = (...bodies: string[]) => ({
  Records: bodies.map((body, i) => ({ messageId: `message-${i}`, body, eventSource: 'aws:sqs' })),
})
const fromTopic = (...messages: string[]) => ({
  Records: messages.map((Message, i) => ({
    EventSource: 'aws:sns',
    EventVersion: '1.0',
    Sns: { Type: 'Notification', MessageId: `message-${i}`, Message },
  })),
})
const wrapped = (Message: string) =>
  JSON.stringify({ Type: 'Notification', MessageId: randomUUID(), Message })
const NONE: QueueAnswer = { batchItemFailures: [] }
const record = (...bodies: string[]) => recordFeedback(deps, queued(...bodies))

const signatures = () => signatureTable(table.client, table.tableName)
const subscriptions = () => subscriptionTable(table.client, table.tableName)
const suppressions = () => suppressionTable(table.client, table.tableName)
const suppression = async () => (await suppressions().read(person))?.scope
const confirmMail = { mail: 'confirm', petition: PETITION }

async function signed(changes: Parameters<typeof signatureOf>[3] = {}) {
  const signature = signatureOf(PETITION, email, BEFORE, { person, ...changes })
  await signatures().create(signature)
  return signature
}
const state = async () => (await signatures().read({ petition: PETITION, person }, true))?.state
const follow = (at = BEFORE) =>
  subscriptions().activate({ person, email, locale: 'nl' }, [exampleFollow(TOPIC)], at)
const follows = async () => (await subscriptions().ofPerson(person)).map((one) => one.state)

/** What is kept of the reports about a person. */
async function kept(): Promise<Record<string, unknown>[]> {
  const { Items = [] } = await table.client.send(
    new QueryCommand({
      TableName: table.tableName,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
      ExpressionAttributeValues: { ':pk': `PERSON#${person}`, ':sk': 'FEEDBACK#' },
      ConsistentRead: true,
    }),
  )
  return Items
}

describe.each([
  ['from the queue, raw', (...messages: string[]) => queued(...messages)],
  ['from the queue, wrapped', (...messages: string[]) => queued(...messages.map(wrapped))],
  ['straight from the topic', (...messages: string[]) => fromTopic(...messages)],
])('a report %s', (_, shape) => {
  it('of a permanent bounce stops all mail, and ends the pending signature at once', async () => {
    await signed()
    const message = bounce({ to: email, tags: confirmMail, messageId: 'm-1' })
    expect(await recordFeedback(deps, shape(message))).toEqual(NONE)
    expect(await suppressions().read(person)).toMatchObject({ scope: 'all', because: 'bounce' })
    expect(await signatures().read({ petition: PETITION, person }, true)).toMatchObject({
      state: 'expired',
      email: '',
      givenName: '',
    })
    expect(await kept()).toEqual([
      {
        ...keys.feedback(person, '2026-11-21T12:00:02.000Z', 'm-1#permanent-bounce'),
        message: 'm-1',
        kind: 'permanent-bounce',
        subtype: 'General',
        at: '2026-11-21T12:00:02.000Z',
        ...confirmMail,
        expiresAt: (Date.parse('2026-11-21T12:00:02.000Z') + 90 * DAY_MS) / 1000,
      },
    ])
  })

  it('of a complaint stops newsletters, and leaves every list', async () => {
    await follow()
    await recordFeedback(deps, shape(send({ to: email }), complaint({ to: email })))
    expect(await suppressions().read(person)).toMatchObject({ scope: 'bulk', because: 'complaint' })
    expect(await follows()).toEqual(['unsubscribed'])
    expect(await kept()).toHaveLength(1)
  })
})

describe('a report', () => {
  it('of a notification of the identity, without tags, suppresses as well', async () => {
    await signed()
    const { eventType, ...rest } = JSON.parse(bounce({ to: email })) as Record<string, unknown>
    await record(JSON.stringify({ notificationType: eventType, ...rest }))
    expect([await suppression(), await state()]).toEqual(['all', 'pending'])
  })

  it('of a bounce leaves a confirmed signature counted: its mailbox was proven', async () => {
    const signature = await signed()
    await signatures().confirm(signature, signature.nonce, NOW)
    await record(bounce({ to: email, tags: confirmMail }))
    expect([await suppression(), await state()]).toEqual(['all', 'confirmed'])
  })

  it('of another mail’s bounce leaves the signature to its button', async () => {
    await signed()
    await record(bounce({ to: email, tags: { mail: 'my-data' } }))
    expect([await suppression(), await state()]).toEqual(['all', 'pending'])
  })

  it('of “no spam”, a rejection or a delay changes nothing; the last two are kept', async () => {
    await follow()
    await record(complaint({ to: email }, 'not-spam'), reject({ to: email }), delay({ to: email }))
    expect([await suppression(), await follows()]).toEqual([undefined, ['active']])
    expect((await kept()).map(({ kind }) => kind)).toEqual(['reject', 'delivery-delay'])
  })

  it('concerns each of several recipients', async () => {
    const to = [email, `sam.${email}`, `KIM.${email.toUpperCase()}`]
    await record(bounce({ to }))
    for (const one of to)
      expect((await suppressions().read(personKey(SECRET, one.toLowerCase())))?.scope, one).toBe('all')
  })

  it('of a third mail that bounced for a while stops newsletters, however often each is reported', async () => {
    const third = (i: number) =>
      bounce({ to: email, messageId: `m-${i}` }, i === 2 ? 'Undetermined' : 'Transient')
    await record(third(1), third(1), third(2), third(1))
    expect(await suppression()).toBeUndefined()
    await record(third(2))
    expect(await suppression()).toBeUndefined()
    await record(third(3))
    expect(await suppressions().read(person)).toMatchObject({ scope: 'bulk', because: 'transient-bounces' })
    expect(await kept()).toHaveLength(3)
  })

  it('of three such mails that come at the same moment is not lost between them', async () => {
    for (let round = 0; round < 10; round++) {
      email = `round-${round}-${randomUUID()}@example.org`
      person = personKey(SECRET, email)
      const three = [1, 2, 3].map((i) => bounce({ to: email, messageId: `m-${i}` }, 'Transient'))
      await Promise.all(three.map((one) => record(one)))
      expect(await suppression()).toBe('bulk')
    }
  })

  it('from before a manager’s word changes nothing, and one from after it does', async () => {
    const early = [1, 2].map((i) => bounce({ to: email, messageId: `m-${i}` }, 'Transient', MAILED_AT))
    await record(...early)
    await suppressions().suppress(person, 'bulk', 'complaint', new Date(MAILED_AT))
    await suppressions().lift(person, new Date('2026-11-21T12:30:00.000Z'), exampleAudit())
    await record(
      bounce({ to: email }),
      bounce({ to: email, messageId: 'm-3' }, 'Transient', '2026-11-21T12:40:00.000Z'),
    )
    expect(await suppression()).toBe('none')
    await record(bounce({ to: email }, 'Permanent', '2026-11-21T12:50:00.000Z'))
    expect(await suppression()).toBe('all')
  })

  it('that comes again after somebody followed a list anew does not take it from them', async () => {
    await follow()
    const once = complaint({ to: email })
    await record(once)
    await follow(NOW)
    expect(await follows()).toEqual(['active'])
    await record(once, wrapped(once))
    expect(await follows()).toEqual(['active'])
  })

  it('of an earlier request’s mail does not end a new request', async () => {
    const late = bounce({ to: email, tags: confirmMail, mailedAt: '2026-11-20T12:00:00.000Z' })
    await signed()
    await record(late)
    expect(await state()).toBe('pending')
    await record(bounce({ to: email, tags: confirmMail, mailedAt: MAILED_AT }))
    expect(await state()).toBe('expired')
  })
})

describe('the funnel’s sets', () => {
  const fates = async (run: string, petition = PETITION, day = '2026-11-21') =>
    (
      await table.client.send(
        new GetCommand({
          TableName: table.tableName,
          Key: keys.fates(run, petition, day),
          ConsistentRead: true,
        }),
      )
    ).Item
  const tagged = (n: number, run: string, to = 'noor@example.org') => ({
    to,
    messageId: `${run}-${n}`,
    tags: firstMailTags(n, PETITION, run),
  })

  it('hold each first mail once, by provider; one update for each run, whatever the batch', async () => {
    const run = randomNonce()
    let updates = 0
    const counting: FeedbackTable = {
      ...deps.feedback,
      addFates: (...of) => {
        updates += 1
        return deps.feedback.addFates(...of)
      },
    }
    const batch = [
      send(tagged(0, run)),
      delivery(tagged(0, run)),
      send(tagged(1, run, 'Sam@Hotmail.com')),
      bounce(tagged(1, run, 'Sam@Hotmail.com')),
      complaint(tagged(0, run, 'x.y+z@googlemail.com')),
      delay(tagged(0, run)),
      send({ tags: { mail: 'confirm', petition: PETITION } }),
    ]
    expect(await recordFeedback({ ...deps, feedback: counting }, queued(...batch))).toEqual(NONE)
    expect(updates).toBe(1)
    const expected = {
      ...keys.fates(run, PETITION, '2026-11-21'),
      sent: new Set(['0.other', '1.outlook.com']),
      delivered: new Set(['0.other']),
      bounced: new Set(['1.outlook.com']),
      complained: new Set(['0.gmail.com']),
      expiresAt: Math.floor((NOW.getTime() + 90 * DAY_MS) / 1000),
    }
    expect(await fates(run)).toEqual(expected)
    deps.now = () => new Date(NOW.getTime() + DAY_MS)
    await record(...batch.reverse(), ...batch)
    expect(await fates(run)).toEqual(expected)
  })

  it('are kept apart by petition and day', async () => {
    const run = randomNonce()
    const on = (petition: string, day: string) => ({ tags: firstMailTags(0, petition, run, day) })
    await record(send(on('een', '2026-11-21')), send(on('twee', '2026-11-21')), send(on('een', '2026-11-22')))
    expect((await fates(run, 'een'))?.['sent']).toEqual(new Set(['0.other']))
    expect((await fates(run, 'twee'))?.['sent']).toEqual(new Set(['0.other']))
    expect((await fates(run, 'een', '2026-11-22'))?.['sent']).toEqual(new Set(['0.other']))
  })
})

describe('what cannot be read', () => {
  it('is acknowledged, said without a word of it, and kept nowhere; the rest of the batch is recorded', async () => {
    const scan = () => table.client.send(new ScanCommand({ TableName: table.tableName, Select: 'COUNT' }))
    const before = (await scan()).Count
    const junk = [
      'Hallo noor@example.org',
      '{"eventType":"Bounce","mail":{"destination":["a@example.org"]}}',
      '',
    ]
    expect(
      await record(...junk, 'Successfully validated SNS topic for Amazon SES event publishing.'),
    ).toEqual(NONE)
    expect((await scan()).Count).toBe(before)
    expect(await record(junk[0] ?? '', bounce({ to: email }))).toEqual(NONE)
    expect(await suppression()).toBe('all')
    const line = ['SES reported something that cannot be read.', { code: 'feedback-unreadable' }]
    expect(logged).toEqual([line, line, line, line])
  })

  it('is also an address that nobody can have', async () => {
    expect(await record(sesEvent('Reject', { to: 'nobody' }, {}))).toEqual(NONE)
    expect(logged).toHaveLength(1)
  })

  it('is not an event of another source: that is a fault', async () => {
    await expect(recordFeedback(deps, { Records: [{ eventSource: 'aws:s3' }] })).rejects.toThrow()
  })
})

describe('a report that fails', () => {
  const failing = (): FeedbackDependencies => ({
    ...deps,
    suppressions: {
      ...deps.suppressions,
      suppress: async (of, ...more) => {
        // What a fault says can hold what was being written.
        if (of === person) throw new RangeError(`table is busy with ${email} ${person}`)
        return deps.suppressions.suppress(of, ...more)
      },
    },
  })

  it('comes again alone; those before and after it are done', async () => {
    const [a, b] = [`a.${email}`, `b.${email}`]
    const batch = queued(bounce({ to: a }), bounce({ to: email }), bounce({ to: b }), complaint({ to: b }))
    expect(await recordFeedback(failing(), batch)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'message-1' }],
    })
    for (const one of [a, b]) expect((await suppressions().read(personKey(SECRET, one)))?.scope).toBe('all')
    expect(await kept()).toEqual([])
    expect(logged).toEqual([[expect.any(String), { code: 'feedback-failed', fault: 'RangeError' }]])
    expect(JSON.stringify(logged)).not.toMatch(new RegExp(`example\\.org|${person}`))
    expect(await recordFeedback(deps, batch)).toEqual(NONE)
    expect([await suppression(), (await kept()).length]).toEqual(['all', 1])
  })

  it('makes an event from the topic fail, which then comes again whole', async () => {
    await expect(recordFeedback(failing(), fromTopic(bounce({ to: email })))).rejects.toThrow()
  })

  it('takes along the reports that share its update of the funnel, and no others', async () => {
    const broken: FeedbackTable = {
      ...deps.feedback,
      addFates: async (of, now) => {
        if (of.run === 'broken') throw new Error('table is busy')
        await deps.feedback.addFates(of, now)
      },
    }
    const of = (n: number, run: string) => send({ tags: firstMailTags(n, PETITION, run) })
    const batch = queued(of(0, 'broken'), of(1, 'whole'), of(2, 'broken'), bounce({ to: email }))
    const { batchItemFailures } = await recordFeedback({ ...deps, feedback: broken }, batch)
    expect(batchItemFailures.map((one) => one.itemIdentifier)).toEqual(['message-0', 'message-2'])
    expect(await suppression()).toBe('all')
  })
})

describe('a crash at any step', () => {
  /** The table's writes, of which one fails: before it takes effect, or after, when nobody hears of it. */
  function crashing(at: number, when: 'before' | 'after'): FeedbackDependencies {
    let writes = 0
    const guard =
      <Args extends unknown[], Answer>(write: (...args: Args) => Promise<Answer>) =>
      async (...args: Args): Promise<Answer> => {
        const isIt = writes++ === at
        if (isIt && when === 'before') throw new Error('died')
        const answer = await write(...args)
        if (isIt) throw new Error('died')
        return answer
      }
    return {
      ...deps,
      feedback: {
        ...deps.feedback,
        record: guard(deps.feedback.record),
        addFates: guard(deps.feedback.addFates),
      },
      suppressions: { ...deps.suppressions, suppress: guard(deps.suppressions.suppress) },
      subscriptions: { leaveAll: guard(deps.subscriptions.leaveAll) },
      signatures: { bounce: guard(deps.signatures.bounce) },
    }
  }

  const steps = Array.from({ length: 12 }, (_, at) => at)
  it.each(steps.flatMap((at) => [[at, 'before'] as const, [at, 'after'] as const]))(
    'number %i, %s it took effect, leaves all done once it is tried again',
    async (at, when) => {
      const run = randomNonce()
      const mail = (i: number) => ({ to: email, messageId: `m-${i}`, tags: firstMailTags(i, PETITION, run) })
      await signed()
      await follow()
      const messages = [
        send(mail(0)),
        bounce(mail(1), 'Transient'),
        bounce(mail(2), 'Transient'),
        bounce(mail(3), 'Transient'),
        complaint(mail(4)),
        delay(mail(4)),
        bounce(mail(0)),
      ]
      const first = await recordFeedback(crashing(at, when), queued(...messages))
      const again = messages.filter((_, i) =>
        first.batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === `message-${i}`),
      )
      expect(again.length).toBeGreaterThan(0)
      expect(await record(...again)).toEqual(NONE)
      expect([await suppression(), await state(), await follows()]).toEqual([
        'all',
        'expired',
        ['unsubscribed'],
      ])
      expect((await kept()).map(({ kind }) => kind).sort()).toEqual([
        'complaint',
        'delivery-delay',
        'permanent-bounce',
        'transient-bounce',
        'transient-bounce',
        'transient-bounce',
      ])
    },
  )
})
