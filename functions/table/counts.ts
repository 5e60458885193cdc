import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { CountedCell } from '../domain/breakdown.ts'
import { type FunnelRow, MAX_SOURCES, OTHER, STAGES, takesPlace } from '../domain/counts.ts'
import { FATES } from '../domain/feedback.ts'
import { batchGet } from './batches.ts'
import { CELLS, cellOfItem, figureOfAttribute, hourOfAttribute, STAGES_OF_DAY, TOTAL } from './count-items.ts'
import { COUNT_BUCKETS, type CountBucket, type Key, keys } from './keys.ts'
import { allOf, beginningWith } from './query.ts'

const Amount = v.object({
  pk: v.string(),
  sk: v.string(),
  amount: v.optional(v.number(), 0),
  changes: v.optional(v.number(), 0),
})
const DayItem = v.objectWithRest({ pk: v.string(), sk: v.string() }, v.number())
const Sources = v.object({ sources: v.optional(v.instance(Set<string>)) })

/** How many were confirmed in an hour, and the day in Europe/Amsterdam that it lies in. */
type HourCount = { day: string; count: number }

export type CountTable = ReturnType<typeof countTable>

/**
 * The counts as they are kept: read by everyone, written by the counting consumer and, where it
 * mends, by reconciliation (table/counting.ts). `current` reads what was written a moment ago, at
 * twice the price.
 */
export function countTable(client: DynamoDBDocumentClient, TableName: string) {
  const known = new Map<string, { names: Set<string>; full: boolean }>()

  /** All items of a petition whose sort key begins so, over all buckets. */
  async function itemsOf(petition: string, prefix: string, current: boolean): Promise<unknown[]> {
    const inBucket = (bucket: CountBucket): Promise<unknown[]> => {
      const first = keys.count(petition, bucket, prefix)
      return allOf(client, { ...beginningWith(TableName, first), ConsistentRead: current })
    }
    return (await Promise.all(COUNT_BUCKETS.map(inBucket))).flat()
  }

  async function summed(
    petitions: readonly string[],
    attribute: 'amount' | 'changes',
    current: boolean,
  ): Promise<Map<string, number>> {
    const totals = (petition: string) => COUNT_BUCKETS.map((bucket) => keys.count(petition, bucket, TOTAL))
    const itemAt = await batchGet(client, TableName, petitions.flatMap(totals), current)
    const amountAt = (key: Key): number => {
      const item = itemAt(key)
      return item === undefined ? 0 : v.parse(Amount, item)[attribute]
    }
    const sum = (petition: string) => totals(petition).reduce((all, key) => all + amountAt(key), 0)
    return new Map(petitions.map((petition) => [petition, sum(petition)]))
  }

  /** The name one source is counted under, giving it a place while there is one. */
  async function nameOf(petition: string, source: string): Promise<string> {
    if (!takesPlace(source)) return source
    const places = known.get(petition) ?? (await readSources(petition))
    known.set(petition, places)
    if (places.names.has(source)) return source
    if (places.full) return OTHER
    try {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: keys.countSources(petition),
          UpdateExpression: 'ADD sources :one',
          ConditionExpression:
            'attribute_not_exists(sources) OR contains(sources, :source) OR size(sources) < :places',
          ExpressionAttributeValues: { ':one': new Set([source]), ':source': source, ':places': MAX_SOURCES },
        }),
      )
      places.names.add(source)
      return source
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      // Full, and this one was not in it: since the set only grows, it never will be.
      known.set(petition, await readSources(petition))
      return OTHER
    }
  }

  async function readSources(petition: string): Promise<{ names: Set<string>; full: boolean }> {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: keys.countSources(petition), ConsistentRead: true }),
    )
    const names = v.parse(Sources, Item ?? {}).sources ?? new Set<string>()
    return { names: new Set(names), full: names.size >= MAX_SOURCES }
  }

  return {
    /** Confirmed signatures of one petition. One request, 17 small items. */
    total: async (petition: string, current = false): Promise<number> =>
      (await summed([petition], 'amount', current)).get(petition) ?? 0,

    /** Confirmed signatures of each petition given. */
    totals: (petitions: readonly string[], current = false): Promise<Map<string, number>> =>
      summed(petitions, 'amount', current),

    /** How many changes have moved a figure of a petition that can be recounted, as of now. Only grows. */
    changes: async (petition: string): Promise<number> =>
      (await summed([petition], 'changes', true)).get(petition) ?? 0,

    /**
     * The full cross: every cell that ever counted, buckets taken together. It is read while counting
     * goes on, so derive a total from these rows rather than set it beside `total`.
     */
    cells: async (petition: string, current = false): Promise<CountedCell[]> => {
      const cells = new Map<string, CountedCell>()
      for (const item of await itemsOf(petition, CELLS, current)) {
        const { sk, amount } = v.parse(Amount, item)
        const cell = cells.get(sk) ?? { ...cellOfItem(sk), count: 0 }
        cell.count += amount
        cells.set(sk, cell)
      }
      return [...cells.values()]
    },

    /** Confirmed signatures by hour of UTC (`2026-11-28T13`, or `unknown`) in which they were confirmed. */
    hours: async (petition: string, current = false): Promise<Map<string, HourCount>> => {
      const hours = new Map<string, HourCount>()
      for (const item of await itemsOf(petition, STAGES_OF_DAY, current)) {
        const { pk: _, sk, ...amounts } = v.parse(DayItem, item)
        for (const [name, amount] of Object.entries(amounts)) {
          const hour = hourOfAttribute(name)
          if (hour === undefined) continue
          const { count } = hours.get(hour) ?? { count: 0 }
          hours.set(hour, { day: sk.slice(STAGES_OF_DAY.length), count: count + amount })
        }
      }
      return hours
    },

    /** Attempts by day of submission and provider: where they stand now, and their mails. Oldest day first. */
    funnel: async (petition: string, current = false): Promise<FunnelRow[]> => {
      const rows = new Map<string, FunnelRow>()
      for (const item of await itemsOf(petition, STAGES_OF_DAY, current)) {
        const { pk: _, sk, ...amounts } = v.parse(DayItem, item)
        const day = sk.slice(STAGES_OF_DAY.length)
        for (const [name, amount] of Object.entries(amounts)) {
          const { provider, figure } = figureOfAttribute(name) ?? {}
          if (provider === undefined || figure === undefined) continue
          const row = rows.get(`${day}#${provider}`) ?? noFigures(day, provider)
          row[figure] += amount
          rows.set(`${day}#${provider}`, row)
        }
      }
      return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
    },

    /**
     * The names that these sources of a petition are counted under: themselves, or `other` once
     * MAX_SOURCES distinct ones have a place. A name is given for good: the set of places only grows
     * and is raised by a condition before anything is counted under it, so that a signature is taken
     * from the very cell it was added to, by whichever shard and however late. A crash in between
     * leaves a place taken for a signature that the retry counts.
     */
    nameSources: async (petition: string, sources: Iterable<string>): Promise<Map<string, string>> => {
      const names = new Map<string, string>()
      for (const source of new Set(sources)) names.set(source, await nameOf(petition, source))
      return names
    },
  }
}

function noFigures(day: string, provider: string): FunnelRow {
  const none = Object.fromEntries([...STAGES, ...FATES].map((figure) => [figure, 0]))
  return { ...(none as Record<keyof typeof none, number>), day, provider } as FunnelRow
}
