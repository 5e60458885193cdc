import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { personKey } from '../../functions/crypto.ts'
import {
  DELIVERY_STATES,
  DELIVERY_TRANSITIONS,
  type DeliveryTransition,
} from '../../functions/domain/delivery.ts'
import { deliveryItem } from '../../functions/table/delivery-items.ts'
import { keys, listKeys } from '../../functions/table/keys.ts'
import { countStream } from '../support/counted-stream.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleAudit, exampleDelivery, EXAMPLE_TIME as NOW } from '../support/examples.ts'
import { everyItem, rawHits } from '../support/raw-search.ts'
import { ERASED, KINDS, NAMES, peopleOf } from '../support/somebody.ts'

let table: TestTable
let all: ReturnType<typeof peopleOf>
beforeAll(async () => {
  table = await startTable()
  all = peopleOf(table)
})
afterAll(() => table.stop())

describe('what is kept of a person', () => {
  it('is all of it, and nothing of anybody else', async () => {
    await all.somebody()
    const { person, email, myData } = await all.somebody()
    await all.suppressions.suppress(person, 'bulk', 'complaint', NOW)
    const record = await all.people.read(person, ERASED)
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
    expect(record?.deliveries).toEqual([
      exampleDelivery(person, { campaign: 'onderweg' }),
      exampleDelivery(person, {
        campaign: 'voorbij',
        state: 'skipped',
        reason: 'left',
        at: '2026-08-24T12:00:00.000Z',
      }),
    ])
    expect(record?.suppression).toMatchObject({ person, scope: 'bulk', because: 'complaint' })
    expect(record?.unreadable).toBe(0)
    for (const { email: kept } of record?.requests ?? []) expect(['', email]).toContain(kept)
  })

  it('is nothing of whom nothing is kept', async () => {
    expect(await all.people.read(personKey('x', 'niemand@example.org'), ERASED)).toBeUndefined()
  })

  it('is whole over more pages than one', async () => {
    const person = personKey('a secret for tests', 'veel@example.org')
    // Each some 20 KB, where a page holds 1 MB.
    const many = Array.from({ length: 80 }, (_, i) => i)
    const report = { person, kind: 'reject', at: NOW.toISOString() } as const
    await Promise.all(
      many.map((i) => all.feedback.record({ ...report, message: `m-${i}`, subtype: 'x'.repeat(20_000) })),
    )
    expect((await all.people.read(person, ERASED))?.feedback).toHaveLength(80)
    await all.people.erase(person, ERASED)
    expect(await all.people.read(person, ERASED)).toBeUndefined()
  })

  it('is told without what cannot be read, which is counted', async () => {
    const { person } = await all.somebody(['confirmed'])
    for (const item of [
      { ...keys.signature('onleesbaar', person), state: 'confirmed', givenName: 5 },
      { ...keys.feedback(person, 'nooit', 'x') },
      { pk: keys.suppression(person).pk, sk: 'IETS#ANDERS' },
      { ...keys.delivery('onderweg', person), state: 'gepost?' },
    ])
      await table.client.send(new PutCommand({ TableName: table.tableName, Item: item }))
    const record = await all.people.read(person, ERASED)
    expect(record).toMatchObject({ unreadable: 4, feedback: [{}], signatures: [{ state: 'confirmed' }] })
    expect(record?.subscriptions).toHaveLength(3)
  })
})

describe('the erasure search', () => {
  it('finds nothing of an erased person in the table or any index, but the key of what suppresses mail to them', async () => {
    const other = await all.somebody()
    const { email, person, words } = await all.somebody()
    await all.suppressions.suppress(person, 'all', 'not-me', NOW)
    const before = await rawHits(table, words)
    // The search finds: each word stood somewhere.
    for (const word of words) expect(before.filter((hit) => hit.startsWith(word))).not.toEqual([])

    await all.people.erase(person, ERASED)
    const own = words.filter((word) => !Object.values(NAMES).includes(word))
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
    expect((await all.people.read(other.person, ERASED))?.signatures).toHaveLength(KINDS.length)
    expect(await rawHits(table, [other.email])).not.toEqual([])
  })

  it('finds no name either, where nobody else bears it', async () => {
    const own = await startTable()
    const { people, somebody } = peopleOf(own)
    const { person, words } = await somebody()
    expect(await rawHits(own, Object.values(NAMES))).not.toEqual([])
    await people.erase(person, ERASED)
    expect(await rawHits(own, words)).toEqual([])
    await own.stop()
  })

  it('leaves nothing that was lifted, and nothing that cannot be read', async () => {
    const { person, words } = await all.somebody(['confirmed'])
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
    expect(await all.people.read(person, ERASED)).toBeUndefined()
    expect(await rawHits(table, words.slice(0, 2))).toEqual([])
  })

  it('twice, and twice at once, is as once', async () => {
    const { person } = await all.somebody()
    await Promise.all([all.people.erase(person, ERASED), all.people.erase(person, ERASED)])
    await all.people.erase(person, ERASED)
    expect(await all.people.read(person, ERASED)).toBeUndefined()
  })
})

describe('erasing and campaigns', () => {
  it('counts whoever waited as skipped, and leaves every other figure as it was', async () => {
    const { person } = await all.somebody([])
    await all.somebody([])
    await countStream(table)
    const figures = () => Promise.all(['onderweg', 'voorbij'].map((id) => all.figures.read(id, true)))
    const [underWay, over] = await figures()
    expect(underWay?.waiting).toBeGreaterThan(1)
    await all.people.erase(person, ERASED)
    await all.people.erase(person, ERASED)
    await countStream(table)
    expect(await figures()).toEqual([
      {
        ...underWay,
        waiting: (underWay?.waiting ?? 0) - 1,
        'skipped-erased': (underWay?.['skipped-erased'] ?? 0) + 1,
      },
      over,
    ])
  })

  it.each(DELIVERY_STATES)(
    'leaves no delivery that is %s, and its sender brings none back',
    async (state) => {
      const { person } = await all.somebody([])
      const of = exampleDelivery(person, { campaign: 'onderweg' })
      const Item = { ...deliveryItem(of), state, ...(state === 'skipped' ? { reason: 'left' } : {}) }
      await table.client.send(new PutCommand({ TableName: table.tableName, Item }))
      await all.people.erase(person, ERASED)
      for (const transition of Object.keys(DELIVERY_TRANSITIONS) as DeliveryTransition[])
        expect(await all.deliveries.change(of, transition, ERASED, {}), transition).toBe(false)
      expect(await rawHits(table, [person])).toEqual([])
    },
  )

  it('leaves none where the campaign cannot be read, and none that cannot be read itself', async () => {
    const { person } = await all.somebody([])
    const broken = { ...keys.campaign('stuk'), listKey: listKeys.campaigns, listSort: 'stuk', state: 7 }
    const put = (Item: object) => table.client.send(new PutCommand({ TableName: table.tableName, Item }))
    await put({ ...broken, endedAt: 'ooit' })
    await all.deliveries.add(exampleDelivery(person, { campaign: 'stuk' }))
    for (const state of [undefined, 7, 'gepost?']) {
      await put({ ...keys.delivery('onderweg', person), ...(state === undefined ? {} : { state }) })
      await all.people.erase(person, ERASED)
      expect(await rawHits(table, [person])).toEqual([])
    }
  })
})

describe('erasing and the count', () => {
  it('takes one from the count for what was confirmed, once, also where the item cannot be read', async () => {
    const { person } = await all.somebody()
    await all.somebody()
    await table.client.send(
      new PutCommand({
        TableName: table.tableName,
        Item: { ...keys.signature('petitie-onleesbaar', person), state: 'confirmed', consent: 'geen' },
      }),
    )
    await countStream(table)
    const before = await all.count('petitie-confirmed')
    expect([before > 1, await all.count('petitie-onleesbaar')]).toEqual([true, 1])
    await all.people.erase(person, ERASED)
    await all.people.erase(person, ERASED)
    await countStream(table)
    expect(await all.count('petitie-confirmed')).toBe(before - 1)
    expect(await all.count('petitie-onleesbaar')).toBe(0)
    for (const kind of KINDS.filter((one) => one !== 'confirmed'))
      expect(await all.count(`petitie-${kind}`)).toBe(0)
  })

  it('of a name alone changes nothing', async () => {
    const { person } = await all.somebody(['confirmed'])
    await countStream(table)
    const before = await all.count('petitie-confirmed')
    const of = { petition: 'petitie-confirmed', person }
    const changed = { givenName: 'Sita', familyName: 'Duin' }
    expect(await all.signatures.correctName(of, changed)).toEqual({ done: true })
    expect(await all.signatures.read(of, true)).toMatchObject({ ...changed, state: 'confirmed' })
    await countStream(table)
    expect(await all.count('petitie-confirmed')).toBe(before)
  })

  it.each(['withdrawn', 'removed', 'bounced'] as const)('gives no name back to a %s one', async (kind) => {
    const { person } = await all.somebody([kind])
    const of = { petition: `petitie-${kind}`, person }
    const before = await all.signatures.read(of, true)
    expect((await all.signatures.correctName(of, { givenName: 'Sita', familyName: 'Duin' })).done).toBe(false)
    expect(await all.signatures.read(of, true)).toEqual(before)
  })
})
