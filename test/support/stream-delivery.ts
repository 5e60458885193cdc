import fc from 'fast-check'
import type { Version } from '../../functions/domain/counts.ts'
import type { DeliveryVersion } from '../../functions/domain/delivery-cells.ts'
import type { Fates } from '../../functions/domain/fates.ts'
import { type Key, keys, shardOf } from '../../functions/table/keys.ts'
import type { RecipientChange } from './campaign-deliveries.ts'
import type { PersonChange, RunChange } from './counting-model.ts'

/** A stream record as Lambda hands it over. */
export type StreamRecord = {
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE'
  eventSourceARN: string
  dynamodb: {
    Keys: Image
    OldImage?: Image
    NewImage?: Image
    SequenceNumber: string
  }
}
type Image = Record<string, { S: string } | { SS: string[] }>

export const streamArn = (label: string): string =>
  `arn:aws:dynamodb:eu-west-1:111122223333:table/luid/stream/${label}`

/** The records that changes leave in a stream, dealt over shards as DynamoDB does by key: all of one item to one. */
export function dealt(
  changes: readonly (PersonChange | RunChange | RecipientChange)[],
  shards: number,
  label: string,
): Map<string, StreamRecord[]> {
  const hands = new Map<string, StreamRecord[]>()
  changes.forEach((change, i) => {
    const shard = `shardId-${shardOf('run' in change ? change.run : change.person) % shards}`
    const hand = hands.get(shard) ?? []
    hand.push(record(change, i, label))
    hands.set(shard, hand)
  })
  return hands
}

function record(change: PersonChange | RunChange | RecipientChange, i: number, label: string): StreamRecord {
  if ('run' in change) return runRecord(change, i, label)
  const { person, before, after } = change
  const key =
    'petition' in change ? keys.signature(change.petition, person) : keys.delivery(change.campaign, person)
  const image = (version: Version | DeliveryVersion | undefined): Image | undefined =>
    version &&
    Object.fromEntries(Object.entries({ ...key, ...version }).map(([name, value]) => [name, { S: value }]))
  return recordOf(key, image(before), image(after), i, label)
}

function runRecord({ petition, run, day, before, after }: RunChange, i: number, label: string) {
  const key = keys.fates(run, petition, day)
  const image = (fates: Fates): Image | undefined =>
    Object.keys(fates).length === 0
      ? undefined
      : {
          pk: { S: key.pk },
          sk: { S: key.sk },
          ...Object.fromEntries(Object.entries(fates).map(([fate, SS]) => [fate, { SS: [...SS] }])),
        }
  return recordOf(key, image(before), image(after), i, label)
}

function recordOf(
  { pk, sk }: Key,
  before: Image | undefined,
  after: Image | undefined,
  i: number,
  label: string,
): StreamRecord {
  return {
    eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
    eventSourceARN: streamArn(label),
    dynamodb: {
      Keys: { pk: { S: pk }, sk: { S: sk } },
      ...(before === undefined ? {} : { OldImage: before }),
      ...(after === undefined ? {} : { NewImage: after }),
      // From 21 to 22 digits on the way: order by text alone would go wrong.
      SequenceNumber: String(10n ** 21n - 12n + BigInt(i)),
    },
  }
}

/** How one batch comes: how far back it repeats, how often at once, in how many parts. */
export type Helping = { size: number; back: number; copies: number; bisected: boolean; straggler: boolean }

export const helpings = (most = 12): fc.Arbitrary<Helping[]> =>
  fc.array(
    fc.record({
      size: fc.integer({ min: 1, max: most }),
      back: fc.nat(6),
      copies: fc.integer({ min: 1, max: 3 }),
      bisected: fc.boolean(),
      straggler: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )

/** Event sources have no such limit; a test that never ends says nothing. */
const MOST_TRIES = 60

/**
 * Delivers a shard as an event source may: in order the first time, at least once, the same batch
 * several times at once, split, overlapping what came before; a failed batch again until it is taken;
 * stragglers that nobody waits for; and at the end everything once more.
 */
export async function deliver(
  call: (records: StreamRecord[]) => Promise<unknown>,
  records: readonly StreamRecord[],
  plan: readonly Helping[],
): Promise<void> {
  const stragglers: Promise<unknown>[] = []
  const untilTaken = async (batch: StreamRecord[], copies: number): Promise<void> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const outcomes = await Promise.allSettled(Array.from({ length: copies }, () => call(batch)))
      if (outcomes.every(({ status }) => status === 'fulfilled')) return
    }
    throw new Error('A batch was never taken.')
  }
  let at = 0
  for (let i = 0; at < records.length; i++) {
    const { size, back, copies, bisected, straggler } = plan[i % plan.length] as Helping
    const batch = records.slice(Math.max(0, at - back), at + size)
    const half = Math.ceil(batch.length / 2)
    if (straggler) stragglers.push(call(batch).catch(() => undefined))
    for (const part of bisected ? [batch.slice(0, half), batch.slice(half)] : [batch])
      await untilTaken(part, copies)
    at += size
  }
  await Promise.all(stragglers)
  await untilTaken([...records], 1)
}
