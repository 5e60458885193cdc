import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { functionArn } from '../lambda-context.ts'
import type { FailedBatch } from './shard-consumer.ts'

/**
 * Plays the failure destination of a stream: writes a batch that was given up as one JSON file, in the
 * form in which Lambda puts it into a bucket (AWS "Destinations: DynamoDB record with S3"), payload
 * included. Answers the file's path.
 */
export async function keepFailedBatch(
  folder: string,
  source: { functionName: string; shardId: string; streamArn: string },
  { records, event, invocations, error }: FailedBatch,
): Promise<string> {
  const numbers = records.map((record) => record.dynamodb?.SequenceNumber ?? '')
  const arrivals = records.map((record) => record.dynamodb?.ApproximateCreationDateTime ?? 0)
  const arrival = (seconds: number | undefined): string => new Date((seconds ?? 0) * 1000).toISOString()
  const kept = {
    requestContext: {
      requestId: randomUUID(),
      functionArn: functionArn(source.functionName),
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: invocations,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: error instanceof Error ? error.name : 'Unhandled',
    },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId: source.shardId,
      startSequenceNumber: numbers[0],
      endSequenceNumber: numbers.at(-1),
      approximateArrivalOfFirstRecord: arrival(arrivals[0]),
      approximateArrivalOfLastRecord: arrival(arrivals.at(-1)),
      batchSize: records.length,
      streamArn: source.streamArn,
    },
    payload: JSON.stringify(event),
  }
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${source.functionName}.${source.shardId}.${numbers[0]}.json`)
  await writeFile(`${path}.new`, JSON.stringify(kept, undefined, 2))
  await rename(`${path}.new`, path)
  return path
}
