import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DELIVERY_STATES,
  DELIVERY_TRANSITIONS,
  type Delivery,
  type DeliveryTransition,
} from '../../functions/domain/delivery.ts'
import { deliveryTable } from '../../functions/table/deliveries.ts'
import { deliveryItem, readDelivery } from '../../functions/table/delivery-items.ts'
import { keys, shardOf } from '../../functions/table/keys.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleDelivery, examplePerson } from '../support/examples.ts'
import { getItem, putItem } from '../support/table-items.ts'

let table: TestTable
let deliveries: ReturnType<typeof deliveryTable>
let people = 0
beforeAll(async () => {
  table = await startTable()
  deliveries = deliveryTable(table.client, table.tableName)
})
afterAll(() => table.stop())

const AT = new Date('2026-11-21T13:00:00.000Z')
const CLAIM = { fence: 3, at: '2026-11-21T12:30:00.000Z' }
const LATER = { fence: 4, at: '2026-11-21T12:59:00.000Z' }

async function stored(changes: Partial<Delivery> = {}): Promise<Delivery> {
  const delivery = exampleDelivery(examplePerson(++people), changes)
  await putItem(table, deliveryItem(delivery))
  return delivery
}

const read = async ({ campaign, person }: Delivery) => {
  const item = await getItem(table, keys.delivery(campaign, person))
  return item === undefined ? undefined : readDelivery(item)
}

const TRANSITIONS = Object.keys(DELIVERY_TRANSITIONS) as DeliveryTransition[]

describe('a delivery', () => {
  it('begins to wait once', async () => {
    const delivery = exampleDelivery(examplePerson(++people))
    expect(await deliveries.add(delivery)).toBe(true)
    await deliveries.change(delivery, 'claim', AT, { claim: CLAIM })
    expect(await deliveries.add(delivery)).toBe(false)
    expect(await read(delivery)).toMatchObject({ state: 'claimed' })
    expect(await getItem(table, keys.delivery(delivery.campaign, delivery.person))).toHaveProperty(
      'expiresAt',
    )
  })

  it.each(TRANSITIONS.flatMap((transition) => DELIVERY_STATES.map((state) => [transition, state] as const)))(
    'of the transition %s, in the state %s, changes where that is legal',
    async (transition, state) => {
      const claims = transition === 'claim' || transition === 'reclaim'
      const seen = transition === 'claim' ? {} : { seen: CLAIM }
      const delivery = await stored({ state, claim: CLAIM })
      const { from, to } = DELIVERY_TRANSITIONS[transition]
      const isLegal = (from as readonly string[]).includes(state)
      // What is there already by the same claim was written by a try whose answer was lost.
      const isThere = state === to && !claims
      const change = { ...seen, ...(claims ? { claim: LATER } : {}) }
      expect(await deliveries.change(delivery, transition, AT, change)).toBe(isLegal || isThere)
      expect(await read(delivery)).toEqual(
        isLegal || isThere
          ? { ...delivery, state: to, at: AT.toISOString(), ...(claims ? { claim: LATER } : {}) }
          : delivery,
      )
    },
  )

  it.each(['took', 'release', 'lose'] as const)(
    'is not changed by %s once another claim stands',
    async (transition) => {
      const delivery = await stored({ state: 'claimed', claim: LATER })
      expect(await deliveries.change(delivery, transition, AT, { seen: CLAIM })).toBe(false)
      expect(await read(delivery)).toEqual(delivery)
    },
  )

  it('is claimed by one of many', async () => {
    const delivery = await stored()
    const claims = Array.from({ length: 20 }, (_, i) => ({
      fence: i % 2,
      at: `2026-11-21T12:30:00.${100 + i}Z`,
    }))
    const won = await Promise.all(claims.map((claim) => deliveries.change(delivery, 'claim', AT, { claim })))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect((await read(delivery))?.claim).toEqual(claims[won.indexOf(true)])
  })

  it('is claimed though the answer to the first try was lost', async () => {
    const delivery = await stored()
    expect(await deliveries.change(delivery, 'claim', AT, { claim: CLAIM })).toBe(true)
    expect(await deliveries.change(delivery, 'claim', AT, { claim: CLAIM })).toBe(true)
    expect(await deliveries.change(delivery, 'claim', AT, { claim: LATER })).toBe(false)
  })

  it('is skipped with its reason; only one whose recipient was erased is forgotten', async () => {
    const [left, erased, waiting] = [await stored(), await stored(), await stored()]
    await deliveries.change(left, 'skip', AT, { reason: 'left' })
    await deliveries.change(erased, 'skip', AT, { reason: 'erased' })
    for (const one of [left, erased, waiting]) await deliveries.forget(one)
    expect(await read(left)).toMatchObject({ state: 'skipped', reason: 'left' })
    expect(await read(erased)).toBeUndefined()
    expect(await read(waiting)).toEqual(waiting)
  })

  it.each(TRANSITIONS)('that has gone does not come back by %s', async (transition) => {
    const gone = exampleDelivery(examplePerson(++people))
    expect(await deliveries.change(gone, transition, AT, { claim: CLAIM })).toBe(false)
    expect(await read(gone)).toBeUndefined()
  })
})

describe('the deliveries of a shard', () => {
  const campaign = '20261121120000-pages'
  const inShard = Array.from({ length: 2_000 }, (_, i) => examplePerson(100_000 + i)).filter(
    (person) => shardOf(person) === 5,
  )

  it('come in the order of their people, page by page, from any of them on', async () => {
    for (const person of inShard) await deliveries.add(exampleDelivery(person, { campaign }))
    await putItem(table, { pk: `DELIVERY#${campaign}#5`, sk: 'zzz', state: 'odd' })
    const from = async (start?: string) => {
      const found: string[] = []
      let unreadable = 0
      let last = ''
      for await (const page of deliveries.pages(campaign, 5, start)) {
        found.push(...page.deliveries.map(({ person }) => person))
        unreadable += page.unreadable
        last = page.upTo
      }
      return { found, unreadable, last }
    }
    const sorted = [...inShard].sort()
    expect(await from()).toEqual({ found: sorted, unreadable: 1, last: 'zzz' })
    const mark = sorted[40] ?? ''
    expect((await from(mark)).found).toEqual(sorted.slice(40))
    expect(await from('zzzz')).toEqual({ found: [], unreadable: 0, last: '' })
  })

  it('are open while one of them waits or is claimed', async () => {
    const of = '20261121120000-open'
    const [person = ''] = inShard
    expect(await deliveries.isAnyOpen(of, 5)).toBe(false)
    for (const state of DELIVERY_STATES) {
      await putItem(table, deliveryItem(exampleDelivery(person, { campaign: of, state })))
      expect(await deliveries.isAnyOpen(of, 5)).toBe(state === 'waiting' || state === 'claimed')
    }
  })
})
