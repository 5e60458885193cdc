import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { AuditEntry } from '../domain/audit.ts'
import { auditItem } from './audit.ts'
import { keys } from './keys.ts'
import { hasWon } from './refusals.ts'

const ImageItem = v.object({ bytes: v.instance(Uint8Array) })

/**
 * Pictures of petitions and partners, each one item of at most 300 KB (DynamoDB takes 400): few, never changed, and
 * read through a cache of a year. A read costs up to 38 units, 75 where it must be current; a write up to 600.
 */
export function imageTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** Stores one, with its audit entry; one that is there already stays, and leaves none. */
    create: async (id: string, bytes: Uint8Array, audit: AuditEntry): Promise<void> => {
      await hasWon(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName,
                  Item: { ...keys.image(id), bytes, createdAt: audit.at },
                  ConditionExpression: 'attribute_not_exists(pk)',
                },
              },
              { Put: { TableName, Item: auditItem(audit) } },
            ],
          }),
        ),
      )
    },

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
