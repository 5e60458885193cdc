/**
 * What wakes each function, as plain data: the CDK makes AWS event sources of it, and the local host
 * plays the same ones, so that both run with the same batches, filters and retries.
 */

/**
 * Functions woken by requests to some paths of the HTTP API; `http` gets all others. `{slug}` stands for one part of
 * a path, `{proxy+}` for whatever follows. Where several match, the API takes the most specific.
 */
export const REQUEST_PATHS = {
  manage: ['/api/manage/{proxy+}'],
  'manage-campaigns': [
    '/api/manage/campaigns',
    '/api/manage/campaigns/{proxy+}',
    '/api/manage/petitions/{slug}/campaigns',
  ],
} as const satisfies Record<string, readonly string[]>

/** A function that answers requests. */
export type RequestFunction = 'http' | keyof typeof REQUEST_PATHS

/** A Lambda event filter pattern: AWS "Filter rule syntax", the part used here. */
export type FilterPattern = { [field: string]: FilterPattern | readonly FilterRule[] }
export type FilterRule = string | { prefix: string } | { exists: boolean }

export type StreamSource = {
  /** Most records in one call. */
  batchSize: number
  /** Seconds to wait for a batch to fill. */
  batchWindow: number
  /** Seconds of a tumbling window, which also gives the function the shard's name. */
  tumblingWindow?: number
  /** Undefined: retried until the record leaves the stream. */
  retries?: number
  bisect: boolean
  /** Failed batches are kept in a bucket. */
  failureDestination: boolean
  filters: readonly FilterPattern[]
}

/** DynamoDB Streams allow two readers a shard: these are the two. */
export const STREAM_SOURCES = {
  /**
   * Retries without limit and never bisects: a skipped record would be lost behind the checkpoint
   * (see jobs/count-signatures.ts). A tumbling window gives it `shardId`.
   */
  'count-signatures': {
    batchSize: 1000,
    // Each call writes every figure that its batch touches: fuller ones keep a signature within 7 write units.
    batchWindow: 2,
    tumblingWindow: 60,
    bisect: false,
    failureDestination: false,
    filters: [
      { dynamodb: { Keys: { sk: { S: [{ prefix: 'SIGNATURE#' }] } } } },
      { dynamodb: { Keys: { sk: { S: ['PROBE'] } } } },
      { dynamodb: { Keys: { sk: { S: [{ prefix: 'FATES#' }] } } } },
      { dynamodb: { Keys: { pk: { S: [{ prefix: 'DELIVERY#' }] } } } },
    ],
  },
  /** Bisects, retries a few times and keeps what failed: the due mark and the timer lose nothing. */
  'send-confirmations': {
    batchSize: 100,
    batchWindow: 0,
    retries: 3,
    bisect: true,
    failureDestination: true,
    filters: [
      {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { NewImage: { mailDue: { S: [{ exists: true }] } } },
      },
    ],
  },
} as const satisfies Record<string, StreamSource>

export type QueueSource = {
  /** Most messages in one call. */
  batchSize: number
  /** Seconds to wait for a batch to fill. */
  batchWindow: number
}

/** Functions woken by a queue. A message that the function reports as failed comes again; the others are done. */
export const QUEUE_SOURCES = {
  // One update of the funnel's sets serves what a batch holds of a run's mails: full ones keep SES's reports cheap.
  'record-feedback': { batchSize: 1000, batchWindow: 5 },
} as const satisfies Record<string, QueueSource>

/** Functions woken by the clock, and how often. */
export const TIMERS = {
  'send-due-confirmations': { everyMinutes: 1 },
  'send-campaigns': { everyMinutes: 1 },
  'write-exports': { everyMinutes: 1 },
  'reconcile-counts': { everyMinutes: 24 * 60 },
  'apply-retention': { everyMinutes: 60 },
} as const
