import { join } from 'node:path'
import type { DynamoDBStreamsClient, _Record as SdkRecord } from '@aws-sdk/client-dynamodb-streams'
import type { StreamSource } from '../../../functions/event-sources.ts'
import { TABLE_SHAPE } from '../../../functions/table/keys.ts'
import type { LocalHandler } from '../lambda-context.ts'
import { bell } from './bell.ts'
import { type Checkpoint, fileCheckpoints } from './checkpoints.ts'
import { keepFailedBatch } from './failed-batches.ts'
import { passes } from './filter.ts'
import { readStream } from './read-stream.ts'
import { lambdaRecord } from './records.ts'
import { consumeShard, type Entry, type ShardConsumer } from './shard-consumer.ts'
import { VIRTUAL_SHARDS, virtualShardOf } from './virtual-shards.ts'

/** Which stream to read: as the endpoint knows it, and as AWS would name it. */
export type Stream = { client: DynamoDBStreamsClient; localArn: string; awsArn: string }

export type ConsumerOptions = {
  functionName: string
  source: StreamSource
  handler: LocalHandler
  stream: Stream
  /** Where checkpoints and failed batches lie. */
  folder: string
  retryDelay: (retry: number) => number
  tell: (line: string) => void
}

export type Consumer = { wake: () => void; stop: () => Promise<void> }

/** Reading pauses while more records than this wait: a stuck function must not fill the memory. */
const MOST_WAITING = 10_000
const FULL_POLL_MS = 50
const READ_AGAIN_MS = 1_000

/** Plays the event source mapping from the stream to one function, over all virtual shards. */
export async function startConsumer(options: ConsumerOptions): Promise<Consumer> {
  const { functionName, source, stream, tell } = options
  const checkpoints = await fileCheckpoints(join(options.folder, 'checkpoints'), stream.localArn)
  const positions = new Map<string, Checkpoint | undefined>()
  for (const shardId of VIRTUAL_SHARDS) positions.set(shardId, await checkpoints.load(functionName, shardId))
  const shards = new Map<string, ShardConsumer>(
    [...positions].map(([shardId, checkpoint]) => [
      shardId,
      consumeShard({
        functionName,
        shardId,
        source,
        checkpoint,
        handler: options.handler,
        streamArn: stream.awsArn,
        stream: stream.localArn,
        retryDelay: options.retryDelay,
        save: (next) => checkpoints.save(functionName, shardId, next),
        keepFailed: async (batch) => {
          if (!source.failureDestination) return
          const from = { functionName, shardId, streamArn: stream.awsArn }
          tell(
            `${functionName}: kept in ${await keepFailedBatch(join(options.folder, 'failed'), from, batch)}`,
          )
        },
        onFailure: (error, records, again) =>
          tell(
            `${functionName}: ${records} records failed${again ? ', tried again' : ''}: ${faultOf(error)}`,
          ),
      }),
    ]),
  )
  const ears = bell()
  let stopped = false

  async function read(): Promise<void> {
    while (!stopped) {
      try {
        const after = resumeAfter([...positions.values()])
        for await (const records of readStream(stream.client, stream.localArn, after, ears, () => stopped)) {
          deal(records)
          while (!stopped && waiting() > MOST_WAITING) await ears.wait(FULL_POLL_MS)
        }
      } catch (error) {
        if (stopped) return
        tell(`${functionName}: the stream cannot be read: ${faultOf(error)}`)
        await ears.wait(READ_AGAIN_MS)
      }
    }
  }

  function deal(records: readonly SdkRecord[]): void {
    const dealt = new Map<string, Entry[]>()
    const readAt = Date.now()
    for (const record of records) {
      const position = record.dynamodb?.SequenceNumber ?? '0'
      const shardId = virtualShardOf(record.dynamodb?.Keys?.[TABLE_SHAPE.partitionKey]?.S ?? '')
      const seen = positions.get(shardId)?.position
      if (seen !== undefined && BigInt(position) <= BigInt(seen)) continue
      const event = lambdaRecord(record, stream.awsArn)
      const entry = { position, readAt, ...(passes(source.filters, event) ? { record: event } : {}) }
      dealt.set(shardId, [...(dealt.get(shardId) ?? []), entry])
      // What was dealt once is not dealt again when reading has to start anew.
      positions.set(shardId, { stream: stream.localArn, position })
    }
    for (const [shardId, entries] of dealt) shards.get(shardId)?.push(entries)
  }

  const waiting = (): number => [...shards.values()].reduce((sum, shard) => sum + shard.waiting(), 0)

  const reading = read()
  return {
    wake: ears.ring,
    stop: async () => {
      stopped = true
      ears.ring()
      await Promise.all([reading, ...[...shards.values()].map((shard) => shard.stop())])
    },
  }
}

/** The oldest of the shards' positions, or undefined where one shard has none yet. */
function resumeAfter(checkpoints: readonly (Checkpoint | undefined)[]): string | undefined {
  const known = checkpoints.filter((checkpoint) => checkpoint !== undefined)
  if (known.length < checkpoints.length) return undefined
  return known.map((c) => c.position).reduce((a, b) => (BigInt(a) < BigInt(b) ? a : b))
}

/** A fault's kind and place, without its message: that may quote an address. */
export function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown fault'
  const place = /\n\s+at .*/.exec(error.stack ?? '')?.[0].trim()
  return place === undefined ? error.name : `${error.name} ${place}`
}
