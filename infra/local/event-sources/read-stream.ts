import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  type GetRecordsCommandOutput,
  GetShardIteratorCommand,
  type _Record as SdkRecord,
} from '@aws-sdk/client-dynamodb-streams'
import type { Bell } from './bell.ts'

const BATCH = 1000
/** The longest that a new record waits to be seen, unless the bell rings: at first, and later. */
const POLL_MS = 80
const QUIET_POLL_MS = 250
const QUIET_AFTER_POLLS = 40
const SHARD_LIST_POLL_MS = 1_000
const POSITION_NOT_HERE = new Set(['TrimmedDataAccessException', 'ValidationException'])

/**
 * Yields the stream's records in order, from after a position or from the trim horizon, until told to
 * stop; records before the position may come again. Shards are read one after the other, a closed one to its end: dynoxide has one, DynamoDB Local
 * one open at a time. `bell` rings when something was probably written, and to stop.
 */
export async function* readStream(
  client: DynamoDBStreamsClient,
  stream: string,
  after: string | undefined,
  bell: Bell,
  stopped: () => boolean,
): AsyncGenerator<SdkRecord[]> {
  const done = new Set<string>()
  while (!stopped()) {
    const shard = await nextShard(client, stream, after, done)
    if (shard === undefined) {
      await bell.wait(SHARD_LIST_POLL_MS)
      continue
    }
    let empty = 0
    let iterator = await firstIterator(client, stream, shard, after)
    while (iterator !== undefined && !stopped()) {
      const page: GetRecordsCommandOutput = await client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: BATCH }),
      )
      iterator = page.NextShardIterator
      if (page.Records !== undefined && page.Records.length > 0) {
        empty = 0
        yield page.Records
      } else if (iterator !== undefined) {
        empty++
        await bell.wait(empty < QUIET_AFTER_POLLS ? POLL_MS : QUIET_POLL_MS)
      }
    }
    done.add(shard)
  }
}

/** The oldest shard that is not read to its end, and does not end before the position. */
async function nextShard(
  client: DynamoDBStreamsClient,
  stream: string,
  after: string | undefined,
  done: ReadonlySet<string>,
): Promise<string | undefined> {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: stream }))
  const shards = StreamDescription?.Shards ?? []
  const open = shards.find(({ ShardId = '', SequenceNumberRange: range }, index) => {
    const last = range?.EndingSequenceNumber
    // dynoxide names an ending for its only shard, which stays open all the same.
    const behind = last !== undefined && after !== undefined && BigInt(last) <= BigInt(after)
    return !done.has(ShardId) && (!behind || index === shards.length - 1)
  })
  return open?.ShardId
}

async function firstIterator(
  client: DynamoDBStreamsClient,
  stream: string,
  shard: string,
  after: string | undefined,
): Promise<string | undefined> {
  const from = { StreamArn: stream, ShardId: shard }
  const horizon = new GetShardIteratorCommand({ ...from, ShardIteratorType: 'TRIM_HORIZON' })
  if (after === undefined) return (await client.send(horizon)).ShardIterator
  try {
    const command = new GetShardIteratorCommand({
      ...from,
      ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
      SequenceNumber: after,
    })
    return (await client.send(command)).ShardIterator
  } catch (error) {
    // The position is older than this shard. What was seen before is passed over by the reader's user.
    if (!(error instanceof Error) || !POSITION_NOT_HERE.has(error.name)) throw error
    return (await client.send(horizon)).ShardIterator
  }
}
