import {
  type Entry,
  type FunnelRow,
  figureId,
  fold,
  isRecountable,
  net,
  STAGES,
  type Version,
} from '../../functions/domain/counts.ts'
import { FATES } from '../../functions/domain/feedback.ts'
import type { ReconcileDependencies } from '../../functions/jobs/reconcile-counts.ts'

/**
 * A table whose stream and index lag as they please, each shard at its own pace but in order: what
 * reconciliation may meet on AWS and never does on one machine. Between any two of its reads,
 * anything may happen.
 */
export const PETITION = 'open-schools'

/** One thing that happens beside reconciliation. */
export type Happening =
  | { kind: 'write'; person: number; moves: boolean }
  | { kind: 'consume' | 'index'; shard: number }
  | { kind: 'nothing' }

type Logged = { person: number; before?: Version; after?: Version } | { probe: string; number: number }

export function world(shards: number, happenings: readonly Happening[], drift: readonly Entry[]) {
  const logs: Logged[][] = Array.from({ length: shards }, () => [])
  const counted: number[] = logs.map(() => 0)
  const indexed: number[] = logs.map(() => 0)
  const items = new Map<number, Version>()
  const index = new Map<number, Version>()
  const indexedProbes = new Set<string>()
  const seen: { shard: number; probe: string }[] = []
  const stored = new Map<string, Entry>()
  let mends = 0
  let clock = Date.parse('2026-11-21T12:00:00Z')
  let happened = 0
  const asTyped = (_: string, source: string): string => source

  const add = (entries: readonly Entry[]): void => {
    for (const { figure, add: amount } of entries) {
      const id = figureId(figure)
      stored.set(id, { figure, add: (stored.get(id)?.add ?? 0) + amount })
    }
  }

  /** Confirms someone; or lets them move or leave, if they had. */
  function write(person: number, moves = false): void {
    const before = items.get(person)
    clock += 1
    const at = new Date(clock).toISOString()
    const after: Version =
      before?.state === 'confirmed'
        ? {
            ...before,
            ...(moves ? { country: before.country === 'NL' ? 'BE' : 'NL' } : { state: 'withdrawn' }),
          }
        : {
            state: 'confirmed',
            requestedAt: at,
            confirmedAt: at,
            country: 'NL',
            source: `s${person % 3}`,
            locale: 'nl',
            ...(person % 2 === 0 ? {} : { provider: 'gmail.com' }),
          }
    items.set(person, after)
    logs[person % shards]?.push({ person, ...(before === undefined ? {} : { before }), after })
  }

  function consume(shard: number): void {
    const next = logs[shard]?.[counted[shard] ?? 0]
    if (next === undefined) return
    counted[shard] = (counted[shard] ?? 0) + 1
    if ('probe' in next) seen.push({ shard, probe: next.probe })
    else add(fold({ petition: PETITION, ...next }, asTyped))
  }

  function follow(shard: number): void {
    const next = logs[shard]?.[indexed[shard] ?? 0]
    if (next === undefined) return
    indexed[shard] = (indexed[shard] ?? 0) + 1
    if ('probe' in next) indexedProbes.add(`${next.probe} ${next.number}`)
    else if (next.after?.state === 'confirmed') index.set(next.person, next.after)
    else index.delete(next.person)
  }

  /** Lets the next thing happen. Once the script is over, stream and index catch up. */
  async function step(): Promise<void> {
    const next = happenings[happened++]
    if (next === undefined) catchUp()
    else if (next.kind === 'write') write(next.person, next.moves)
    else if (next.kind === 'consume') consume(next.shard % shards)
    else if (next.kind === 'index') follow(next.shard % shards)
  }

  function catchUp(): void {
    for (let shard = 0; shard < shards; shard++)
      for (const _ of logs[shard] ?? []) {
        consume(shard)
        follow(shard)
      }
  }

  const storedOf = async <T>(pick: (entry: Entry) => T | undefined): Promise<T[]> => {
    const found: T[] = []
    for (const id of [...stored.keys()].sort()) {
      await step()
      const entry = stored.get(id)
      const picked = entry === undefined ? undefined : pick(entry)
      if (picked !== undefined) found.push(picked)
    }
    return found
  }

  const deps: ReconcileDependencies = {
    counts: {
      total: async () => {
        await step()
        return (await storedOf(({ figure, add: n }) => (figure.kind === 'total' ? n : undefined)))[0] ?? 0
      },
      changes: async () => {
        await step()
        return [...stored.values()].reduce(
          (sum, { figure, add: n }) => sum + (figure.kind === 'changes' ? n : 0),
          0,
        )
      },
      totals: async () => new Map(),
      cells: () =>
        storedOf(({ figure, add: n }) => (figure.kind === 'cell' ? { ...figure.cell, count: n } : undefined)),
      hours: async () =>
        new Map(
          await storedOf(({ figure, add: n }) =>
            figure.kind === 'hour' ? ([figure.hour, { day: figure.day, count: n }] as const) : undefined,
          ),
        ),
      funnel: async () => {
        const rows = await storedOf(({ figure, add: n }) =>
          figure.kind === 'stage' ? { ...figure, n } : undefined,
        )
        return rows.map(
          ({ day, provider, stage, n }): FunnelRow => ({ ...noFigures(day, provider), [stage]: n }),
        )
      },
      nameSources: async (_, sources) => new Map([...sources].map((source) => [source, source])),
    },
    recounts: {
      recount: async () => {
        const figures: Entry[] = []
        for (let list = 0; list < 4; list++) {
          await step()
          const own = [...index].filter(([person]) => person % 4 === list).sort(([a], [b]) => a - b)
          for (const [, after] of own) figures.push(...fold({ petition: PETITION, after }, asTyped))
        }
        return net(figures).filter(({ figure }) => isRecountable(figure))
      },
    },
    probes: {
      write: async (recount, from, to) => {
        for (let number = from; number < to; number++) {
          if (number % 16 === 0) await step()
          logs[number % shards]?.push({ probe: recount, number })
        }
      },
      seen: async (recount) => {
        await step()
        const own = seen.filter(({ probe }) => probe === recount)
        return { probes: own.length, shards: new Set(own.map(({ shard }) => shard)).size }
      },
      unlisted: async (recount, numbers) => {
        await step()
        return numbers.filter((number) => !indexedProbes.has(`${recount} ${number}`))
      },
    },
    mending: {
      mends: async () => {
        await step()
        return mends
      },
      mend: async (_, expected, entries) => {
        await step()
        if (expected !== mends) return 'moved'
        mends += 1
        add(entries)
        return 'committed'
      },
    },
    wait: async (milliseconds) => {
      clock += milliseconds
      for (let i = 0; i < 8; i++) await step()
    },
    random: () => 0.5,
    now: () => new Date(clock),
    newRecount: () => `recount-${happened}`,
  }

  add(drift)
  return {
    deps,
    write,
    catchUp,
    /** What is stored less what is true, once all has caught up, where it can be recounted: the drift. */
    driftNow: (): Record<string, number> => {
      catchUp()
      const truth = [...items.values()].flatMap((after) => fold({ petition: PETITION, after }, asTyped))
      const wrong = net([...stored.values(), ...truth.map(({ figure, add: n }) => ({ figure, add: -n }))])
      return Object.fromEntries(
        wrong
          .filter(({ figure }) => isRecountable(figure))
          .map(({ figure, add: n }) => [figureId(figure), n]),
      )
    },
  }
}

function noFigures(day: string, provider: string): FunnelRow {
  return {
    ...Object.fromEntries([...STAGES, ...FATES].map((figure) => [figure, 0])),
    day,
    provider,
  } as FunnelRow
}
