import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { AuditEntry } from '../domain/audit.ts'
import { isSlug } from '../domain/petition.ts'
import type { Topic } from '../domain/topic.ts'
import { auditItem } from './audit.ts'
import { ConsentTextsPart, Iso, perLocale } from './consent-parts.ts'
import { keys, listKeys, TABLE_SHAPE } from './keys.ts'
import { hasWon } from './refusals.ts'

/** Topics that are read at once where all are wanted. */
const PAGE = 100

const TopicItem = v.object({
  topic: v.string(),
  texts: perLocale(v.object({ name: v.string(), description: v.string() })),
  ...ConsentTextsPart.entries,
  organisation: v.object({ name: v.string(), postalAddress: v.string() }),
  open: v.boolean(),
  createdAt: Iso,
  updatedAt: Iso,
  version: v.number(),
})

export type TopicTable = ReturnType<typeof topicTable>

/** Topics in the table: few and seldom written, so each is one item that lists read whole. */
export function topicTable(client: DynamoDBDocumentClient, TableName: string) {
  /** One page of all topics, by name, from after `after`; from the first where that names none. */
  async function list(limit: number, from?: string): Promise<{ items: Topic[]; next?: string }> {
    // DynamoDB throws on a key that is empty or too long, and strangers choose this one.
    const after = from !== undefined && isSlug(from) ? from : undefined
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: TABLE_SHAPE.indexes.lists.name,
        KeyConditionExpression:
          after === undefined ? 'listKey = :key' : 'listKey = :key AND listSort > :after',
        ExpressionAttributeValues: {
          ':key': listKeys.topics,
          ...(after === undefined ? {} : { ':after': after }),
        },
        Limit: limit,
      }),
    )
    const items = Items.map((found) => v.parse(TopicItem, found))
    const last = items.at(-1)
    return LastEvaluatedKey === undefined || last === undefined ? { items } : { items, next: last.topic }
  }

  const item = (topic: Topic) => ({
    ...keys.topic(topic.topic),
    ...topic,
    listKey: listKeys.topics,
    listSort: topic.topic,
  })

  return {
    /** Stores a new topic with its audit entry; false where its name is taken. */
    create: (topic: Topic, audit?: AuditEntry): Promise<boolean> => {
      const put = { TableName, Item: item(topic), ConditionExpression: 'attribute_not_exists(pk)' }
      return hasWon(() =>
        audit === undefined
          ? client.send(new PutCommand(put))
          : client.send(
              new TransactWriteCommand({
                TransactItems: [{ Put: put }, { Put: { TableName, Item: auditItem(audit) } }],
              }),
            ),
      )
    },

    /** Replaces the version that was seen, with its audit entry; false where another one stands there. */
    replace: (topic: Topic, seenVersion: number, audit: AuditEntry): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName,
                  Item: item(topic),
                  ConditionExpression: 'version = :seen',
                  ExpressionAttributeValues: { ':seen': seenVersion },
                },
              },
              { Put: { TableName, Item: auditItem(audit) } },
            ],
          }),
        ),
      ),

    /** One topic, or undefined. `current` reads what was written a moment ago (twice the price). */
    read: async (topic: string, current = false): Promise<Topic | undefined> => {
      if (!isSlug(topic)) return undefined
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.topic(topic), ConsistentRead: current }),
      )
      return Item === undefined ? undefined : v.parse(TopicItem, Item)
    },

    list,

    /** All topics, by name. */
    all: async (): Promise<Topic[]> => {
      const found: Topic[] = []
      let after: string | undefined
      do {
        const page = await list(PAGE, after)
        found.push(...page.items)
        after = page.next
      } while (after !== undefined)
      return found
    },
  }
}
