import {
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { Entry } from '../domain/counts.ts'
import { additions } from './count-items.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { keys, shardOf } from './keys.ts'

/** TransactWriteItems takes 100 items (and 4 MB, which a hundred counters never reach). */
const TRANSACTION_ITEMS = 100
/** Items of figures in one commit: the rest of the transaction is the checkpoint. */
export const COMMIT_ITEMS = TRANSACTION_ITEMS - 1

/** Records leave a stream after a day; a checkpoint is kept this long after its last move. */
const CHECKPOINT_LIFE_MS = 30 * 24 * 60 * 60 * 1000

/** One shard of one stream: the label changes when the table's stream is made anew. */
export type StreamShard = { stream: string; shard: string }

/**
 * `moved`: another invocation moved the checkpoint, so nothing was added. `busy`: the table was in
 * the way for a moment, so nothing was added and the same commit may be tried again.
 */
export type CommitOutcome = 'committed' | 'moved' | 'busy'

const Checkpoint = v.object({ sequence: v.string() })

export type CountingTable = ReturnType<typeof countingTable>

/** The counting consumer's way to write: figures and its shard's checkpoint, together or not at all. */
export function countingTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /**
     * The last record of a shard that has been counted, or undefined where none was. One past its
     * life that TTL has not removed yet is used all the same: it can only be true.
     */
    checkpoint: async ({ stream, shard }: StreamShard): Promise<string | undefined> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.checkpoint(stream, shard), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : v.parse(Checkpoint, Item).sequence
    },

    /**
     * Adds entries and moves the checkpoint from what was read to `through`, in one transaction. The
     * condition on the checkpoint is all that correctness leans on: the SDK's idempotency token only
     * spares a second attempt after a lost answer, and ten minutes later the condition still refuses.
     */
    commit: async (
      at: StreamShard,
      from: string | undefined,
      through: string,
      entries: readonly Entry[],
      now: Date,
    ): Promise<CommitOutcome> => {
      const expiresAt = epochSeconds(now, CHECKPOINT_LIFE_MS)
      const updates = additions(TableName, entries, shardOf(at.shard), (figure) =>
        figure.kind === 'probes'
          ? {
              add: ['shards :shard'],
              set: 'expiresAt = :expiresAt',
              values: { ':shard': new Set([at.shard]), ':expiresAt': expiresAt },
            }
          : undefined,
      )
      const move = {
        TableName,
        Key: keys.checkpoint(at.stream, at.shard),
        UpdateExpression: 'SET #sequence = :through, expiresAt = :expiresAt',
        ConditionExpression: from === undefined ? 'attribute_not_exists(pk)' : '#sequence = :from',
        ExpressionAttributeNames: { '#sequence': 'sequence' },
        ExpressionAttributeValues: {
          ':through': through,
          ':expiresAt': expiresAt,
          ...(from === undefined ? {} : { ':from': from }),
        },
      }
      const TransactItems = [{ Update: move }, ...updates.map((Update) => ({ Update }))]
      return outcomeOf(() => client.send(new TransactWriteCommand({ TransactItems })))
    },
  }
}

/** What a transaction came to whose conditions say that nobody was first. Other faults are thrown. */
export async function outcomeOf(write: () => Promise<unknown>): Promise<CommitOutcome> {
  try {
    await write()
    return 'committed'
  } catch (error) {
    if (error instanceof TransactionCanceledException) {
      const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None')
      if (codes.includes('ConditionalCheckFailed')) return 'moved'
      if (codes.some((code) => PASSING_REASONS.has(code))) return 'busy'
    }
    if (PASSING_FAULTS.some((fault) => error instanceof fault)) return 'busy'
    throw error
  }
}

const PASSING_REASONS = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])
const PASSING_FAULTS = [
  TransactionConflictException,
  TransactionInProgressException,
  ThrottlingException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
]
