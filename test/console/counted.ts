import { type Entry, STAGES, type Stage } from '../../functions/domain/counts.ts'
import { amsterdamDay } from '../../functions/domain/day.ts'
import { FATES, type Fate } from '../../functions/domain/feedback.ts'
import { countingTable } from '../../functions/table/counting.ts'
import type { Application } from '../http/application.ts'

/** Signatures as the counting consumer would have counted them. */
export type Counted = {
  cells?: {
    day: string
    country?: string
    source?: string
    partner?: string
    locale?: string
    count: number
  }[]
  /** Confirmed in an hour of UTC, `2026-11-28T13`. */
  hours?: { hour: string; count: number }[]
  /** What became of requests and their mail, by day of submission. */
  funnel?: { day: string; figures: Partial<Record<Stage | Fate, number>> }[]
}

let shard = 0

/** Puts counts of a petition into the table: as many as are wanted, without as many signatures. */
export async function count({ table }: Application, petition: string, counted: Counted): Promise<void> {
  const { cells = [], hours = [], funnel = [] } = counted
  const counting = countingTable(table.client, table.tableName)
  const signed = cells.flatMap(({ count: add, day, ...cell }): Entry[] => [
    {
      figure: {
        kind: 'cell',
        petition,
        cell: { day, country: 'NL', source: 'direct', partner: '', locale: 'nl', ...cell },
      },
      add,
    },
    { figure: { kind: 'total', petition }, add },
  ])
  const mailed = funnel.flatMap(({ day, figures }) =>
    Object.entries(figures).map(([name, add]): Entry => {
      const of = { petition, day, provider: 'other' }
      const stage = STAGES.find((one) => one === name)
      const fate = FATES.find((one) => one === name) ?? 'sent'
      return {
        figure: stage === undefined ? { ...of, kind: 'fate', fate } : { ...of, kind: 'stage', stage },
        add,
      }
    }),
  )
  const timed = hours.map(
    ({ hour, count: add }): Entry => ({
      figure: { kind: 'hour', petition, day: amsterdamDay(`${hour}:00:00.000Z`), hour },
      add,
    }),
  )
  for (const entries of inTwenties([...signed, ...timed, ...mailed])) {
    shard += 1
    const at = { stream: 'test', shard: `shard-${shard}` }
    const done = await counting.commit(at, undefined, '1'.padStart(40, '0'), entries, new Date())
    if (done !== 'committed') throw new Error(`The counts were not taken: ${done}`)
  }
}

function inTwenties<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / 20) }, (_, index) =>
    items.slice(index * 20, index * 20 + 20),
  )
}
