/**
 * Counts signatures from the table's stream, what became of their first mails, and campaigns' deliveries.
 *
 *   stream ─▶ batch of one shard ─▶ fold ─▶ one transaction: figures + this shard's checkpoint
 *
 * Replay-safe, and exact, because what is added and how far the shard has been counted change
 * together or not at all:
 * - Streams deliver in order within a shard and at least once. Records up to the checkpoint were
 *   counted and are dropped, so a batch that comes again, whole, in part, split or late, adds nothing.
 * - The checkpoint moves only if it still is what was read. Where another invocation was first, this
 *   one reads it again and folds what is left.
 * - A crash before the transaction leaves nothing, one after it leaves nothing to do.
 * - Adding commutes, so shards need no order among themselves; each keeps a checkpoint of its own.
 * - A batch that touches more items than a transaction takes commits prefix by prefix, each with its
 *   own checkpoint. One that changes no figure (mail marks) need not move it.
 * - Nothing is skipped: whatever fails throws, and Lambda brings the batch again without limit. So no
 *   record may fail for what it holds: an unreadable value counts as `unknown` in its dimension, an
 *   unreadable state as the stage `unknown`, a record without its images as one there too, and each
 *   is logged as `count-unknown`, which alarms. The total counts every item whose state reads
 *   `confirmed`, whatever else is wrong with it; and since figures are sums over versions, mending
 *   the item takes it out of `unknown` again. What a lost image hid, reconciliation finds. A delivery's state that
 *   cannot be read counts as `unknown` of its campaign; a change of one without its images moves nothing, so that the
 *   cells still sum to the audience.
 */
import type { Logger } from '@aws-lambda-powertools/logger'
import * as v from 'valibot'
import { backoffMs } from '../domain/backoff.ts'
import { foldDelivery, isUnreadableDelivery } from '../domain/campaign-figures.ts'
import { type Counted, nextCommit, unseen } from '../domain/counting-batch.ts'
import { cellOf, type Figure, fold, isUnreadable, type SourceName, UNKNOWN } from '../domain/counts.ts'
import { foldFates } from '../domain/fates.ts'
import { OTHER_PROVIDER } from '../domain/mail-provider.ts'
import { countItemId } from '../table/count-items.ts'
import { type CountedRecord, readCountedRecord } from '../table/counted-records.ts'
import { COMMIT_ITEMS, type CountingTable, type StreamShard } from '../table/counting.ts'
import type { CountTable } from '../table/counts.ts'

export type CountingDependencies = {
  counts: Pick<CountTable, 'nameSources'>
  counting: CountingTable
  wait: (milliseconds: number) => Promise<unknown>
  /** A number from 0 up to 1, for jitter. */
  random: () => number
  now: () => Date
  log: Pick<Logger, 'error'>
}

/** What Lambda wants back from a function with a tumbling window: without `state` the call failed. */
export type WindowAnswer = { state: Record<string, unknown>; batchItemFailures: [] }

/** Tries of one batch before it is left to Lambda's own retries, which have no limit. */
const MAX_TRIES = 12

const WindowEvent = v.object({
  /** Only a tumbling window names the shard. */
  shardId: v.pipe(v.string(), v.minLength(1)),
  eventSourceARN: v.optional(v.string()),
  /** Absent or empty in the last call of a window. */
  Records: v.optional(v.array(v.unknown()), []),
})
const RecordArn = v.object({ eventSourceARN: v.string() })

type CountedStep = Counted & { unreadable?: { petition?: string; campaign?: string } }

/** Counts one call's records. Throws where they are not all counted: they must come again. */
export async function countSignatures(deps: CountingDependencies, event: unknown): Promise<WindowAnswer> {
  const { shardId, eventSourceARN, Records } = v.parse(WindowEvent, event)
  if (Records.length > 0) {
    const arn = eventSourceARN ?? v.parse(RecordArn, Records[0]).eventSourceARN
    await countRecords(deps, { stream: streamLabel(arn), shard: shardId }, Records.map(readCountedRecord))
  }
  return { state: {}, batchItemFailures: [] }
}

async function countRecords(
  deps: CountingDependencies,
  at: StreamShard,
  records: readonly CountedRecord[],
): Promise<void> {
  const sourceName = await sourceNames(deps, records)
  const steps = records.map((record) => step(record, sourceName))
  if (steps.every(({ entries, unreadable }) => entries.length === 0 && unreadable === undefined)) return

  let checkpoint = await deps.counting.checkpoint(at)
  let rest: readonly CountedStep[] = unseen(steps, checkpoint)
  let tries = 0
  while (isFilled(rest)) {
    const commit = nextCommit(rest, COMMIT_ITEMS, countItemId)
    const unreadable = commit.covers.flatMap((covered) => covered.unreadable ?? [])
    if (commit.entries.length > 0 || unreadable.length > 0) {
      const outcome = await deps.counting.commit(at, checkpoint, commit.through, commit.entries, deps.now())
      if (outcome !== 'committed') {
        tries += 1
        if (tries >= MAX_TRIES) throw new Error(`Counting gave up after ${tries} tries: ${outcome}.`)
        await deps.wait(backoffMs(tries, deps.random()))
        if (outcome === 'moved') {
          checkpoint = await deps.counting.checkpoint(at)
          rest = unseen(steps, checkpoint)
        }
        continue
      }
      checkpoint = commit.through
      for (const ids of unreadable)
        deps.log.error('A record could not be read in full.', { code: 'count-unknown', ...ids })
    }
    rest = commit.rest
  }
}

/** The part of a stream's ARN after `/stream/`: the time at which that stream was made. */
function streamLabel(arn: string): string {
  const [, label] = arn.split('/stream/')
  if (label === undefined || label === '') throw new Error('The event names no stream.')
  return label
}

function step(record: CountedRecord, sourceName: SourceName): CountedStep {
  const { sequence } = record
  switch (record.kind) {
    case 'probe':
      return { sequence, entries: [{ figure: { kind: 'probes', recount: record.recount }, add: 1 }] }
    case 'unreadable': {
      const { petition, campaign } = record
      if (campaign !== undefined) return { sequence, entries: [], unreadable: { campaign } }
      if (petition === undefined) return { sequence, entries: [], unreadable: {} }
      const at = { day: UNKNOWN, provider: OTHER_PROVIDER }
      const figure: Figure = { kind: 'stage', petition, ...at, stage: UNKNOWN }
      return { sequence, entries: [{ figure, add: 1 }], unreadable: { petition } }
    }
    case 'other':
      return { sequence, entries: [] }
    case 'fates':
      return { sequence, entries: foldFates(record.change) }
    case 'delivery': {
      const { change } = record
      const read = { sequence, entries: foldDelivery(change) }
      return read.entries.length > 0 && isUnreadableDelivery(change)
        ? { ...read, unreadable: { campaign: change.campaign } }
        : read
    }
    case 'change': {
      const { change } = record
      const entries = fold(change, sourceName)
      const read = { sequence, entries }
      return entries.length > 0 && isUnreadable(change)
        ? { ...read, unreadable: { petition: change.petition } }
        : read
    }
  }
}

/** Names every source that is counted in a batch before any of it is: see `nameSources`. */
async function sourceNames(
  deps: CountingDependencies,
  records: readonly CountedRecord[],
): Promise<SourceName> {
  const wanted = new Map<string, Set<string>>()
  for (const record of records) {
    if (record.kind !== 'change') continue
    const { petition, before, after } = record.change
    for (const version of [before, after]) {
      const cell = version === undefined ? undefined : cellOf(version)
      if (cell !== undefined) wanted.set(petition, (wanted.get(petition) ?? new Set()).add(cell.source))
    }
  }
  const names = new Map<string, Map<string, string>>()
  for (const [petition, sources] of wanted)
    names.set(petition, await deps.counts.nameSources(petition, sources))
  return (petition, source) => names.get(petition)?.get(source) ?? source
}

function isFilled<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0
}
