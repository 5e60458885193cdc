import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient, type DynamoDBStreamsClientConfig } from '@aws-sdk/client-dynamodb-streams'
import { STREAM_SOURCES, type StreamSource, TIMERS } from '../../../functions/event-sources.ts'
import { TIMEOUT_SECONDS } from '../../timeouts.ts'
import type { LocalHandler } from '../lambda-context.ts'
import { type Consumer, faultOf, startConsumer } from './consumer.ts'
import { awsStreamArn } from './records.ts'
import { sweepExpired } from './time-to-live.ts'
import { startTimers } from './timers.ts'

export type EventSourceOptions = {
  client: DynamoDBClient
  /** How the Streams API is reached: `AWS_ENDPOINT_URL_DYNAMODB_STREAMS`, or the table's endpoint. */
  streams: DynamoDBStreamsClientConfig
  tableName: string
  /** Checkpoints and failed batches are kept in here. */
  folder: string
  /** The functions that the stream wakes; by default with the sources that AWS gets too. */
  streamHandlers: Record<string, LocalHandler>
  streamSources?: Record<string, StreamSource>
  timerHandlers: Partial<Record<keyof typeof TIMERS, LocalHandler>>
  retryDelay?: (retry: number) => number
  tell: (line: string) => void
}

export type EventSources = {
  /** Something was probably written: look at once. */
  wake: () => void
  /** Resolves when no function runs any more. */
  stop: () => Promise<void>
}

/** Half a second, then doubled up to half a minute. */
const patientRetries = (retry: number): number => Math.min(30_000, 500 * 2 ** (retry - 1))

/**
 * Plays Lambda's event sources on one machine: the same functions get the same events as on AWS, from
 * the table's real stream and from the clock. Expired items are swept too.
 */
export async function startEventSources(options: EventSourceOptions): Promise<EventSources> {
  const { client, tableName, tell } = options
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }))
  const stream = {
    client: new DynamoDBStreamsClient(options.streams),
    localArn: Table?.LatestStreamArn ?? '',
    awsArn: awsStreamArn(tableName, Table?.LatestStreamLabel ?? ''),
  }
  const sources: Record<string, StreamSource> = options.streamSources ?? STREAM_SOURCES
  const consumers: Consumer[] = await Promise.all(
    Object.entries(options.streamHandlers).map(([functionName, handler]) => {
      const source = sources[functionName]
      if (source === undefined) throw new Error(`No event source for ${functionName}`)
      const retryDelay = options.retryDelay ?? patientRetries
      return startConsumer({
        functionName,
        source,
        handler,
        stream,
        folder: options.folder,
        retryDelay,
        tell,
      })
    }),
  )
  const stopTimers = startTimers(
    (Object.entries(options.timerHandlers) as [keyof typeof TIMERS, LocalHandler][]).map(
      ([functionName, handler]) => ({
        functionName,
        handler,
        everyMinutes: TIMERS[functionName].everyMinutes,
        timeoutSeconds: TIMEOUT_SECONDS[functionName],
      }),
    ),
    (functionName, error) => tell(`${functionName}: failed: ${faultOf(error)}`),
  )
  const stopSweeping = sweepExpired(client, tableName, (error) =>
    tell(`Expired items cannot be swept: ${faultOf(error)}`),
  )
  return {
    wake: () => {
      for (const consumer of consumers) consumer.wake()
    },
    stop: async () => {
      await Promise.all([stopTimers(), stopSweeping(), ...consumers.map((consumer) => consumer.stop())])
      stream.client.destroy()
    },
  }
}
