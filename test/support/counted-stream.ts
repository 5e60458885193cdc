import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as SdkRecord,
} from '@aws-sdk/client-dynamodb-streams'
import { countSignatures } from '../../functions/jobs/count-signatures.ts'
import { countingTable } from '../../functions/table/counting.ts'
import { countTable } from '../../functions/table/counts.ts'
import { awsStreamArn, lambdaRecord } from '../../infra/local/event-sources/records.ts'
import { localClient, type TestTable } from './dynamodb.ts'

const BATCH = 50

/**
 * Counts what a table's own stream holds with the real consumer and the real figures. Everything is delivered
 * from the start and twice, as a stream may: only what is new since the last call can change a figure.
 */
export async function countStream({ client, tableName, endpoint }: TestTable): Promise<void> {
  const streams = new DynamoDBStreamsClient(localClient(endpoint))
  const deps = {
    counts: countTable(client, tableName),
    counting: countingTable(client, tableName),
    wait: async () => undefined,
    random: Math.random,
    now: () => new Date(),
    log: { error: () => undefined },
  }
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
    const arn = awsStreamArn(tableName, '1')
    const records = (await recordsOf(streams, Table?.LatestStreamArn ?? '')).map((one) =>
      lambdaRecord(one, arn),
    )
    for (let from = 0; from < records.length; from += BATCH) {
      const event = { shardId: 'shard-1', Records: records.slice(from, from + BATCH) }
      await countSignatures(deps, event)
      await countSignatures(deps, event)
    }
  } finally {
    streams.destroy()
  }
}

async function recordsOf(streams: DynamoDBStreamsClient, StreamArn: string): Promise<SdkRecord[]> {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
  const found: SdkRecord[] = []
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const first = await streams.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    )
    let iterator = first.ShardIterator
    while (iterator !== undefined) {
      const page = await streams.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }))
      const records = page.Records ?? []
      found.push(...records)
      iterator = records.length === 0 ? undefined : page.NextShardIterator
    }
  }
  return found
}
