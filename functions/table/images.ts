import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { AuditEntry } from '../domain/audit.ts'
import { keys } from './keys.ts'
import { hasWon } from './refusals.ts'
import { audited, IF_NEW, transact } from './writes.ts'

const ImageItem = v.object({ bytes: v.instance(Uint8Array) })

/**
 * Pictures of petitions and partners, each one item of at most 300 KB (DynamoDB takes 400): few, never changed, and
 * read through a cache. A read costs up to 38 units, 75 where it must be current; a write up to 600.
 *
 * Each holds when it was last put up or put to use. Retention drops it a while after that, where nothing names it
 * (`retention.dropImage`); whoever names one therefore says so first, by `use`.
 */
export function imageTable(client: DynamoDBDocumentClient, TableName: string) {
  /** Notes that it is put to use, and keeps it for a while, whatever names it; false where there is none. */
  const use = (id: string, now: Date): Promise<boolean> =>
    hasWon(() =>
      client.send(
        new UpdateCommand({
          TableName,
          Key: keys.image(id),
          UpdateExpression: 'SET usedAt = :now',
          ConditionExpression: 'attribute_exists(pk)',
          ExpressionAttributeValues: { ':now': now.toISOString() },
        }),
      ),
    )

  return {
    /** Stores one, with its audit entry; one that is there already stays, and leaves none. */
    create: async (id: string, bytes: Uint8Array, audit: AuditEntry): Promise<void> => {
      const isNew = await transact(client, [
        { Put: { TableName, Item: { ...keys.image(id), bytes, usedAt: audit.at }, ...IF_NEW } },
        ...audited(TableName, audit),
      ])
      // One that goes at this very moment is put up anew by whoever is told that it is not there.
      if (!isNew) await use(id, new Date(audit.at))
    },

    use,

    /** Whether there is one, also one of a moment ago. */
    exists: async (id: string): Promise<boolean> => {
      const { Item } = await client.send(
        new GetCommand({
          TableName,
          Key: keys.image(id),
          ProjectionExpression: 'pk',
          ConsistentRead: true,
        }),
      )
      return Item !== undefined
    },

    read: async (id: string): Promise<Uint8Array | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keys.image(id) }))
      return Item === undefined ? undefined : v.parse(ImageItem, Item).bytes
    },
  }
}
