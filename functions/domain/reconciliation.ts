import { type Entry, isRecountable, net } from './counts.ts'

/** What a reconciliation found. Numbers are confirmed signatures; `drift` is stored less counted. */
export type Reconciliation = {
  counted: number
  stored: number
  drift: number
  /** Figures that differ, the total among them: breakdowns may drift where the total does not. */
  differing: number
  /** Whether every shard had caught up and nothing changed meanwhile: only then is anything mended. */
  settled: boolean
}

/** The chance, at most, that a shard of usual size got no probe where all probes have come back. */
const MISSED_SHARD_CHANCE = 1e-6

/**
 * How many probes must have come back where they were seen by so many shards. Probes fall on shards
 * by the hash of their keys. Were there one shard more, as large as the others, n probes would miss
 * some shard with a chance of at most (s + 1)·(1 − 1/(s + 1))ⁿ ≤ (s + 1)·e^(−n/(s + 1)); n is chosen so
 * that this is a millionth. A shard much smaller than the others (a partition just split) may be
 * missed more easily; then a figure that lags can be taken for drift, and the next run shows it.
 */
export function probesFor(shardsSeen: number): number {
  const shards = shardsSeen + 1
  return Math.ceil(shards * Math.log(shards / MISSED_SHARD_CHANCE))
}

/** What would have to be added to the stored figures to make them the counted ones. */
export function correction(counted: readonly Entry[], stored: readonly Entry[]): Entry[] {
  const taken = stored.map(({ figure, add }) => ({ figure, add: -add }))
  return net([...counted, ...taken].filter(({ figure }) => isRecountable(figure)))
}

/** The total among figures. */
export function totalOf(entries: readonly Entry[]): number {
  return entries.filter(({ figure }) => figure.kind === 'total').reduce((sum, { add }) => sum + add, 0)
}
