import { TransactionConflictException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personKey } from '../../functions/crypto.ts'
import { personMark } from '../../functions/domain/audit.ts'
import { topicList } from '../../functions/domain/list.ts'
import { NO_MAIL_YET } from '../../functions/domain/mail-share.ts'
import type { Signature } from '../../functions/domain/signature.ts'
import type { SubscriptionRequest } from '../../functions/domain/subscription.ts'
import { auditTable } from '../../functions/table/audit.ts'
import { countTable } from '../../functions/table/counts.ts'
import { feedbackTable } from '../../functions/table/feedback.ts'
import { followerTable } from '../../functions/table/followers.ts'
import { keys } from '../../functions/table/keys.ts'
import { mailShareTable } from '../../functions/table/mail-shares.ts'
import { myDataRequestTable } from '../../functions/table/my-data-requests.ts'
import { peopleTable } from '../../functions/table/people.ts'
import { retentionTable } from '../../functions/table/retention.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import { countStream } from '../support/counted-stream.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import {
  exampleAudit,
  exampleFollow,
  myDataRequestOf,
  EXAMPLE_TIME as NOW,
  signatureOf,
  subscriptionRequestOf,
} from '../support/examples.ts'
import { everyItem, rawHits } from '../support/raw-search.ts'

const DAY = 24 * 60 * 60 * 1000
const at = (days: number) => new Date(NOW.getTime() + days * DAY)
const ERASED = at(1)

let table: TestTable
let all: ReturnType<typeof tablesOf>
let number = 0
beforeAll(async () => {
  table = await startTable()
  all = tablesOf(table.client, table.tableName)
})
afterAll(() => table.stop())

function tablesOf(client: DynamoDBDocumentClient, tableName: string) {
  const subscriptions = subscriptionTable(client, tableName)
  return {
    people: peopleTable(client, tableName),
    signatures: signatureTable(client, tableName),
    subscriptions,
    followers: followerTable(client, tableName, subscriptions.ofPerson),
    suppressions: suppressionTable(client, tableName),
    myDataRequests: myDataRequestTable(client, tableName),
    shares: mailShareTable(client, tableName),
    feedback: feedbackTable(client, tableName),
    audit: auditTable(client, tableName),
  }
}

const names = { givenName: 'Sietske', familyName: 'Waddenzee', city: 'Oudeschild' }
const signature = (petition: string, email: string, changes: Partial<Signature> = {}) =>
  signatureOf(petition, email, NOW, { ...names, ...changes })

type Kind = 'pending' | 'confirmed' | 'held' | 'withdrawn' | 'removed' | 'expired' | 'bounced'
const KINDS: readonly Kind[] = ['pending', 'confirmed', 'held', 'withdrawn', 'removed', 'expired', 'bounced']

async function sign(kind: Kind, email: string): Promise<Signature> {
  const { signatures } = all
  const suspicion = kind === 'held' ? (['honeypot'] as const) : []
  const signed = signature(`petitie-${kind}`, email, {
    suspicion: [...suspicion],
    ...(kind === 'expired' ? { expiresAt: at(0.5).toISOString() } : {}),
    ...(kind === 'pending' ? { follows: [exampleFollow(topicList('volgt'))] } : {}),
  })
  await signatures.create(signed)
  if (kind === 'confirmed' || kind === 'withdrawn') await signatures.confirm(signed, signed.nonce, NOW)
  if (kind === 'held') await signatures.hold(signed, signed.nonce, NOW)
  if (kind === 'withdrawn') await signatures.withdraw(signed, NOW)
  if (kind === 'removed') await signatures.disown(signed, signed.nonce)
  if (kind === 'bounced') await signatures.bounce(signed, at(0.5))
  return signed
}

/** Somebody of whom everything is kept that can be, and all that could tell who they are. */
async function somebody(kinds: readonly Kind[] = KINDS) {
  number += 1
  const email = `sietske-${number}@waddenpost.example.org`
  const person = personKey('a secret for tests', email)
  const { subscriptions, myDataRequests, shares, feedback, audit } = all
  const signed = await Promise.all(kinds.map((kind) => sign(kind, email)))
  const follows = ['kinderhandel', 'onderwijs'].map((topic) => exampleFollow(topicList(topic)))
  await subscriptions.activate({ person, email, locale: 'nl' }, follows, NOW)
  await subscriptions.leave(person, topicList('onderwijs'), 'link', NOW)
  const waiting = subscriptionRequestOf(['zorg'], email, NOW)
  const pressed = subscriptionRequestOf(['water'], email, NOW)
  await subscriptions.createRequest(waiting)
  await subscriptions.createRequest(pressed)
  await subscriptions.confirmRequest(pressed, pressed.nonce, NOW)
  const myData = myDataRequestOf(email, NOW)
  await myDataRequests.ask(myData)
  const run = `run-${number}`
  const slot = { at: NOW.toISOString(), purpose: 'confirm#petitie-pending', run, number: 0 }
  await shares.reserve(person, [slot], NO_MAIL_YET, NOW)
  await shares.recordRun(run, [0], NOW)
  const report = {
    person,
    message: `ses-${number}`,
    kind: 'transient-bounce',
    at: NOW.toISOString(),
  } as const
  await feedback.record(report)
  await audit.write(exampleAudit({ action: 'person-looked-up', subject: personMark(person) }))
  return {
    email,
    person,
    myData,
    words: [
      email,
      person,
      ...Object.values(names),
      ...[...signed, waiting, pressed, myData].map(({ nonce }) => nonce),
    ],
  }
}

describe('what is kept of a person', () => {
  it('is all of it, and nothing of anybody else', async () => {
    await somebody()
    const { person, email, myData } = await somebody()
    await all.suppressions.suppress(person, 'bulk', 'complaint', NOW)
    const record = await all.people.read(person)
    expect(record?.signatures.map(({ petition }) => petition)).toEqual(
      KINDS.map((kind) => `petitie-${kind}`).sort(),
    )
    expect(record?.subscriptions.map(({ list, state }) => `${list} ${state}`).sort()).toEqual([
      'topic_kinderhandel active',
      'topic_onderwijs unsubscribed',
      'topic_water active',
    ])
    expect(record?.receipts.map(({ list, withdrawnAt }) => `${list} ${withdrawnAt ?? ''}`).sort()).toEqual([
      'topic_kinderhandel ',
      `topic_onderwijs ${NOW.toISOString()}`,
      'topic_water ',
    ])
    expect(record?.requests.map(({ state }) => state).sort()).toEqual(['confirmed', 'pending'])
    expect(record?.myDataRequest).toEqual({ ...myData, expiresAt: record?.myDataRequest?.expiresAt })
    expect(record?.mails).toHaveLength(1)
    expect(record?.feedback.map(({ kind }) => kind)).toEqual(['transient-bounce'])
    expect(record?.suppression).toMatchObject({ person, scope: 'bulk', because: 'complaint' })
    expect(record?.unreadable).toBe(0)
    for (const { email: kept } of record?.requests ?? []) expect(['', email]).toContain(kept)
  })

  it('is nothing of whom nothing is kept', async () => {
    expect(await all.people.read(personKey('x', 'niemand@example.org'))).toBeUndefined()
  })

  it('is whole over more pages than one', async () => {
    const person = personKey('a secret for tests', 'veel@example.org')
    // Each some 20 KB, where a page holds 1 MB.
    const many = Array.from({ length: 80 }, (_, i) => i)
    const report = { person, kind: 'reject', at: NOW.toISOString() } as const
    await Promise.all(
      many.map((i) => all.feedback.record({ ...report, message: `m-${i}`, subtype: 'x'.repeat(20_000) })),
    )
    expect((await all.people.read(person))?.feedback).toHaveLength(80)
    await all.people.erase(person, ERASED)
    expect(await all.people.read(person)).toBeUndefined()
  })

  it('is told without what cannot be read, which is counted', async () => {
    const { person } = await somebody(['confirmed'])
    for (const item of [
      { ...keys.signature('onleesbaar', person), state: 'confirmed', givenName: 5 },
      { ...keys.feedback(person, 'nooit', 'x') },
      { pk: keys.suppression(person).pk, sk: 'IETS#ANDERS' },
    ])
      await table.client.send(new PutCommand({ TableName: table.tableName, Item: item }))
    const record = await all.people.read(person)
    expect(record).toMatchObject({ unreadable: 3, feedback: [{}], signatures: [{ state: 'confirmed' }] })
    expect(record?.subscriptions).toHaveLength(3)
  })
})

describe('the erasure search', () => {
  it('finds nothing of an erased person in the table or any index, but the key of what suppresses mail to them', async () => {
    const other = await somebody()
    const { email, person, words } = await somebody()
    await all.suppressions.suppress(person, 'all', 'not-me', NOW)
    const before = await rawHits(table, words)
    // The search finds: each word stood somewhere.
    for (const word of words) expect(before.filter((hit) => hit.startsWith(word))).not.toEqual([])

    await all.people.erase(person, ERASED)
    const own = words.filter((word) => !Object.values(names).includes(word))
    expect(await rawHits(table, [...own, email.split('@')[0] ?? ''])).toEqual([])
    const left = (await everyItem(table)).filter(({ pk }) => pk === keys.suppression(person).pk)
    const item = {
      ...keys.suppression(person),
      scope: 'all',
      because: 'not-me',
      at: NOW.toISOString(),
      listKey: expect.stringMatching(/^SUPPRESSED#\d+$/),
      listSort: `${NOW.toISOString()}#${person}`,
    }
    // In the table, and in the list of the suppressed.
    expect(left).toEqual([item, item])
    // Runs of mails and the audit log were searched too.
    const searched = new Set((await everyItem(table)).map(({ pk }) => String(pk).split('#')[0]))
    for (const kind of ['RUN', 'AUDIT', 'PERSON']) expect(searched).toContain(kind)
    // Nobody else lost anything.
    expect((await all.people.read(other.person))?.signatures).toHaveLength(KINDS.length)
    expect(await rawHits(table, [other.email])).not.toEqual([])
  })

  it('finds no name either, where nobody else bears it', async () => {
    const own = await startTable()
    const shared = all
    all = tablesOf(own.client, own.tableName)
    const { person, words } = await somebody()
    expect(await rawHits(own, Object.values(names))).not.toEqual([])
    await all.people.erase(person, ERASED)
    expect(await rawHits(own, words)).toEqual([])
    all = shared
    await own.stop()
  })

  it('leaves nothing that was lifted, and nothing that cannot be read', async () => {
    const { person, words } = await somebody(['confirmed'])
    await all.suppressions.suppress(person, 'all', 'bounce', NOW)
    await all.suppressions.lift(person, NOW, exampleAudit())
    for (const item of [
      { ...keys.signature('onleesbaar', person), state: 'confirmed', consent: 'geen' },
      {
        ...keys.subscriptionRequest(person, 'x'),
        requestedAt: 'over duizend jaar',
        askedAt: { een: 'kaart' },
      },
      { ...keys.myDataRequest(person), askedAt: 7 },
      { ...keys.mailShare(person), slots: 'geen' },
      { pk: keys.suppression(person).pk, sk: 'IETS#ANDERS' },
    ])
      await table.client.send(new PutCommand({ TableName: table.tableName, Item: item }))
    await all.people.erase(person, ERASED)
    expect(await all.people.read(person)).toBeUndefined()
    expect(await rawHits(table, words.slice(0, 2))).toEqual([])
  })

  it('twice, and twice at once, is as once', async () => {
    const { person } = await somebody()
    await Promise.all([all.people.erase(person, ERASED), all.people.erase(person, ERASED)])
    await all.people.erase(person, ERASED)
    expect(await all.people.read(person)).toBeUndefined()
  })
})

const counts = (petition: string) => countTable(table.client, table.tableName).total(petition)

describe('erasing and the count', () => {
  it('takes one from the count for what was confirmed, once, also where the item cannot be read', async () => {
    const { person } = await somebody()
    await somebody()
    await table.client.send(
      new PutCommand({
        TableName: table.tableName,
        Item: { ...keys.signature('petitie-onleesbaar', person), state: 'confirmed', consent: 'geen' },
      }),
    )
    await countStream(table)
    const before = await counts('petitie-confirmed')
    expect([before > 1, await counts('petitie-onleesbaar')]).toEqual([true, 1])
    await all.people.erase(person, ERASED)
    await all.people.erase(person, ERASED)
    await countStream(table)
    expect(await counts('petitie-confirmed')).toBe(before - 1)
    expect(await counts('petitie-onleesbaar')).toBe(0)
    for (const kind of KINDS.filter((one) => one !== 'confirmed'))
      expect(await counts(`petitie-${kind}`)).toBe(0)
  })

  it('of a name alone changes nothing', async () => {
    const { person } = await somebody(['confirmed'])
    await countStream(table)
    const before = await counts('petitie-confirmed')
    const of = { petition: 'petitie-confirmed', person }
    const changed = { givenName: 'Sita', familyName: 'Duin' }
    expect(await all.signatures.correctName(of, changed)).toEqual({ done: true })
    expect(await all.signatures.read(of, true)).toMatchObject({ ...changed, state: 'confirmed' })
    await countStream(table)
    expect(await counts('petitie-confirmed')).toBe(before)
  })

  it.each(['withdrawn', 'removed', 'bounced'] as const)('gives no name back to a %s one', async (kind) => {
    const { person } = await somebody([kind])
    const of = { petition: `petitie-${kind}`, person }
    const before = await all.signatures.read(of, true)
    expect((await all.signatures.correctName(of, { givenName: 'Sita', familyName: 'Duin' })).done).toBe(false)
    expect(await all.signatures.read(of, true)).toEqual(before)
  })
})

type Step = (write: number) => Promise<void> | void

/** The table's client, with something that happens before or after each of its writes. */
function interrupted(before: Step, after: Step): DynamoDBDocumentClient {
  let writes = 0
  return new Proxy(table.client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name)
      return async (command: Parameters<typeof target.send>[0]) => {
        const isWrite = /Update|Delete|Put|Transact/.test(command.constructor.name)
        const write = isWrite ? ++writes : 0
        if (isWrite) await before(write)
        const answer = await target.send(command)
        if (isWrite) await after(write)
        return answer
      }
    },
  })
}

/** Each step of an erasure is interrupted once, by its own person. */
describe('erasing, interrupted', { timeout: 120_000 }, () => {
  it.each(['before', 'after'] as const)(
    'by a crash %s any of its writes, is finished by erasing again',
    async (when) => {
      const own: string[] = []
      let crashes = 0
      for (let step = 1; ; step++) {
        const { person, email } = await somebody(['confirmed', 'held', 'pending'])
        own.push(person, email)
        const crash: Step = (write) => {
          if (write === step) throw new Error('died')
        }
        const client = interrupted(
          when === 'before' ? crash : () => undefined,
          when === 'after' ? crash : () => undefined,
        )
        const erasing = peopleTable(client, table.tableName).erase(person, ERASED)
        const died = await erasing.then(
          () => false,
          () => true,
        )
        if (died) {
          crashes += 1
          // Whoever erased themselves can press again: their link stands until all else is gone.
          const left = await all.people.read(person)
          if (left !== undefined) expect(left.myDataRequest).toBeDefined()
          await all.people.erase(person, ERASED)
        }
        expect(await all.people.read(person)).toBeUndefined()
        if (!died) break
      }
      // Three signatures are withdrawn and deleted, and ten more items deleted.
      expect(crashes).toBeGreaterThan(12)
      expect(await rawHits(table, own)).toEqual([])
    },
  )

  it('for good before anything is deleted, leaves no name, and each signature where retention finds it', async () => {
    const kinds = ['confirmed', 'held', 'pending'] as const
    const { person } = await somebody(kinds)
    const dying = new Proxy(table.client, {
      get: (target, name) => {
        if (name !== 'send') return Reflect.get(target, name)
        return async (command: Parameters<typeof target.send>[0]) => {
          if (command instanceof DeleteCommand) throw new Error('died')
          return target.send(command)
        }
      },
    })
    await expect(peopleTable(dying, table.tableName).erase(person, ERASED)).rejects.toThrow('died')
    const { signatures = [] } = (await all.people.read(person)) ?? {}
    expect(signatures.map(({ state, givenName, email }) => [state, givenName, email])).toEqual(
      kinds.map(() => ['withdrawn', '', '']),
    )
    const retention = retentionTable(table.client, table.tableName)
    for (const kind of kinds) {
      const found: object[] = []
      for await (const page of retention.signatures(`petitie-${kind}`)) found.push(...page)
      expect(found).toContainEqual(keys.signature(`petitie-${kind}`, person))
    }
  })

  it('by a press of the button at any moment, leaves nothing, and the count as it was', async () => {
    await countStream(table)
    const before = await counts('petitie-pending')
    let pressed = 0
    for (let step = 1; step <= 14; step++) {
      const { person } = await somebody(['pending'])
      const of = { petition: 'petitie-pending', person }
      const seen = await all.signatures.read(of, true)
      if (seen === undefined) throw new Error('It was not signed.')
      const [request] =
        (await all.people.read(person))?.requests.filter((one) => one.state === 'pending') ?? []
      const client = interrupted(
        async (write) => {
          if (write !== step || request === undefined) return
          // The signature follows a list: its press makes a subscription too.
          const [confirmed, followed] = await Promise.all([
            all.followers.prove(seen, { transition: 'confirm', now: ERASED }),
            all.subscriptions.confirmRequest(request, request.nonce, ERASED),
          ])
          pressed += [confirmed, followed].filter(({ done }) => done).length
        },
        () => undefined,
      )
      await peopleTable(client, table.tableName).erase(person, ERASED)
      expect(await all.people.read(person)).toBeUndefined()
    }
    expect(pressed).toBeGreaterThan(0)
    await countStream(table)
    expect(await counts('petitie-pending')).toBe(before)
  })

  it('by another transaction on the signature, deletes it only once it is withdrawn', async () => {
    const { person } = await somebody(['held'])
    const { person: counted } = await somebody(['confirmed'])
    await countStream(table)
    const before = await counts('petitie-confirmed')
    for (const one of [person, counted]) {
      const client = interrupted(
        (write) => {
          // The first write withdraws the only signature.
          if (write === 1) throw new TransactionConflictException({ $metadata: {}, message: 'busy' })
        },
        () => undefined,
      )
      await peopleTable(client, table.tableName).erase(one, ERASED)
      expect(await all.people.read(one)).toBeUndefined()
    }
    await countStream(table)
    expect(await counts('petitie-confirmed')).toBe(before - 1)
  })

  it('by new requests at any moment: what was accepted stands whole', async () => {
    const later = new Date(ERASED.getTime() + 1000)
    const kinds = ['confirmed', 'withdrawn', 'expired'] as const
    let stood = 0
    for (let step = 1; step <= 16; step++) {
      const { person, email } = await somebody(kinds)
      const signatures = kinds.map((kind) => signatureOf(`petitie-${kind}`, email, later))
      const request = subscriptionRequestOf(['water'], email, later)
      let accepted: object[] = []
      const client = interrupted(
        async (write) => {
          if (write === step) accepted = await askAnew(signatures, request)
        },
        () => undefined,
      )
      await peopleTable(client, table.tableName).erase(person, ERASED)
      const record = await all.people.read(person)
      const standing = [...(record?.signatures ?? []), ...(record?.requests ?? [])]
      expect(standing.map(withoutExpiry), `step ${step}`).toEqual(accepted.map(withoutExpiry))
      expect(record?.subscriptions ?? []).toEqual([])
      expect(record?.receipts ?? []).toEqual([])
      stood += accepted.length
    }
    expect(stood).toBeGreaterThan(20)
  })
})

/** Times to live are kept to the second. */
const withoutExpiry = (item: object) => ({ ...item, expiresAt: undefined })

/** As http does it: stored where nothing stands, else in the place of what ended. Says what was accepted. */
async function askAnew(signatures: readonly Signature[], request: SubscriptionRequest): Promise<object[]> {
  const accepted: object[] = []
  for (const one of [...signatures].sort((a, b) => (a.petition < b.petition ? -1 : 1))) {
    const seen = await all.signatures.read(one, true)
    if (seen?.state === 'confirmed') continue
    const change = await (seen === undefined ? all.signatures.create(one) : all.signatures.replace(one, seen))
    if (change.done) accepted.push(one)
  }
  const seen = await all.subscriptions.readRequest(request, true)
  const change = await (seen === undefined
    ? all.subscriptions.createRequest(request)
    : all.subscriptions.replaceRequest(request, seen))
  return change.done ? [...accepted, request] : accepted
}
