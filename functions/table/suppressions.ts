import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { AuditEntry } from '../domain/audit.ts'
import {
  isWider,
  SUPPRESSION_REASONS,
  SUPPRESSION_SCOPES,
  type Suppressing,
  type Suppression,
  type SuppressionReason,
} from '../domain/suppression.ts'
import { Iso } from './consent-parts.ts'
import { keys, listKeys, personOfKey, SHARD_NUMBERS, shardOf, TABLE_SHAPE } from './keys.ts'
import { type Listed, readListed, type TellLeftOut } from './readable.ts'
import { refusalIn } from './refusals.ts'
import { audited } from './writes.ts'

/** Nothing but this is kept of somebody who was erased: a key that leads nowhere, and what it may not be sent. */
const SuppressionItem = v.object({
  pk: v.string(),
  scope: v.picklist(SUPPRESSION_SCOPES),
  because: v.picklist(SUPPRESSION_REASONS),
  at: Iso,
  /** When a manager last settled it: reports from before change nothing. */
  liftedAt: v.exactOptional(Iso),
})

/** Where a page ended: a time and a person. */
const CURSOR = /^[0-9TZ:.-]{20,30}#[A-Za-z0-9_-]{43}$/

export type SuppressionTable = ReturnType<typeof suppressionTable>

/** Reads a stored suppression. Throws where the item is not one. */
export function readSuppression(item: unknown): Suppression {
  const { pk, scope, because, at, liftedAt } = v.parse(SuppressionItem, item)
  return {
    person: personOfKey({ pk }) ?? '',
    scope,
    because,
    at,
    ...(liftedAt === undefined ? {} : { liftedAt }),
  }
}

/** Who gets no mail, in the table. One item a person, which outlives their erasure. */
export function suppressionTable(client: DynamoDBDocumentClient, TableName: string, tell?: TellLeftOut) {
  const set = (person: string, scope: Suppressing, because: SuppressionReason, at: Date) => {
    const time = at.toISOString()
    return {
      TableName,
      Key: keys.suppression(person),
      UpdateExpression:
        'SET #scope = :scope, because = :because, #at = :at, listKey = :list, listSort = :sort',
      ExpressionAttributeNames: { '#scope': 'scope', '#at': 'at' },
      ExpressionAttributeValues: {
        ':scope': scope,
        ':because': because,
        ':at': time,
        ':list': listKeys.suppressions(shardOf(person)),
        ':sort': `${time}#${person}`,
      },
    }
  }

  const write = (Update: ReturnType<typeof set> | ReturnType<typeof lifting>, audit: AuditEntry) =>
    client.send(new TransactWriteCommand({ TransactItems: [{ Update }, ...audited(TableName, audit)] }))

  const lifting = (person: string, at: Date) => ({
    TableName,
    Key: keys.suppression(person),
    UpdateExpression:
      'SET #scope = :none, because = :lifted, #at = :at, liftedAt = :at REMOVE listKey, listSort',
    ConditionExpression: 'attribute_exists(#scope) AND #scope <> :none',
    ExpressionAttributeNames: { '#scope': 'scope', '#at': 'at' },
    ExpressionAttributeValues: { ':none': 'none', ':lifted': 'lifted', ':at': at.toISOString() },
  })

  return {
    /**
     * What was reported of a person at `reportedAt` (absent: now, `at`). Only widens what stands there, and
     * a report from before a manager's word changes nothing. Says whether it changed anything.
     */
    suppress: (
      person: string,
      scope: Suppressing,
      because: SuppressionReason,
      at: Date,
      reportedAt: Date = at,
    ): Promise<boolean> => {
      const { ExpressionAttributeValues, ...input } = set(person, scope, because, at)
      const narrower = SUPPRESSION_SCOPES.filter((other) => isWider(scope, other))
      return isDone(() =>
        client.send(
          new UpdateCommand({
            ...input,
            ConditionExpression:
              `(attribute_not_exists(#scope) OR #scope IN (${narrower.map((_, i) => `:n${i}`).join(', ')})) ` +
              'AND (attribute_not_exists(liftedAt) OR liftedAt < :reportedAt)',
            ExpressionAttributeValues: {
              ...ExpressionAttributeValues,
              ...Object.fromEntries(narrower.map((other, i) => [`:n${i}`, other])),
              ':reportedAt': reportedAt.toISOString(),
            },
          }),
        ),
      )
    },

    /** A manager's word, with its audit entry: whatever stood there, which may so become narrower. */
    set: async (person: string, scope: Suppressing, at: Date, audit: AuditEntry): Promise<void> => {
      const { UpdateExpression, ...input } = set(person, scope, 'manager', at)
      // Or a late report from before would undo a narrowing.
      await write({ ...input, UpdateExpression: `${UpdateExpression}, liftedAt = :at` }, audit)
    },

    /** A manager lifts it, with its audit entry; false where there was nothing to lift. */
    lift: (person: string, at: Date, audit: AuditEntry): Promise<boolean> =>
      isDone(() => write(lifting(person, at), audit)),

    /** What is suppressed of a person, as it stands now; undefined where nothing was ever reported. */
    read: async (person: string): Promise<Suppression | undefined> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.suppression(person), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : readSuppression(Item)
    },

    /** Who is suppressed, newest first, from before `from`, the `next` of the page before. */
    list: async (limit: number, from?: string): Promise<Listed<Suppression> & { next?: string }> => {
      // DynamoDB throws on a key that is empty or too long, and a caller chooses this one.
      const after = from !== undefined && CURSOR.test(from) ? from : undefined
      const pages = await Promise.all(
        SHARD_NUMBERS.map((shard) =>
          client.send(
            new QueryCommand({
              TableName,
              IndexName: TABLE_SHAPE.indexes.lists.name,
              KeyConditionExpression:
                after === undefined ? 'listKey = :key' : 'listKey = :key AND listSort < :after',
              ExpressionAttributeValues: {
                ':key': listKeys.suppressions(shard),
                ...(after === undefined ? {} : { ':after': after }),
              },
              ScanIndexForward: false,
              Limit: limit,
            }),
          ),
        ),
      )
      const sort = (item: Record<string, unknown>) => String(item['listSort'])
      const found = pages.flatMap((page) => page.Items ?? []).sort((a, b) => (sort(a) < sort(b) ? 1 : -1))
      const page = found.slice(0, limit)
      const last = page.at(-1)
      const isMore = found.length > limit || pages.some((one) => one.LastEvaluatedKey !== undefined)
      const listed = readListed('suppressions', page, readSuppression, tell)
      return isMore && last !== undefined ? { ...listed, next: sort(last) } : listed
    },
  }
}

/** False where the condition did not hold. A word against mail must not be lost: what was in its way is a fault. */
async function isDone(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (refusalIn(error) === undefined) throw error
    return false
  }
}
