import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { AuditEntry } from '../domain/audit.ts'
import { isSlug, type Petition } from '../domain/petition.ts'
import { auditItem } from './audit.ts'
import { ConsentTextsPart, Iso, perLocale } from './consent-parts.ts'
import { keys, listKeys, TABLE_SHAPE } from './keys.ts'
import { hasWon } from './refusals.ts'

/** Petitions that a job reads at once. */
const PAGE = 100

const Texts = v.object({ title: v.string(), summary: v.string(), body: v.string(), addressee: v.string() })

const PetitionItem = v.object({
  slug: v.string(),
  state: v.picklist(['draft', 'open', 'closed', 'archived']),
  texts: perLocale(Texts),
  ...ConsentTextsPart.entries,
  updates: v.exactOptional(ConsentTextsPart),
  topics: v.optional(v.array(v.string()), []),
  goal: v.number(),
  offline: v.number(),
  asks: v.object({ city: v.boolean(), postalCode: v.boolean() }),
  partners: v.array(v.string()),
  donateUrl: v.exactOptional(v.string()),
  closesAt: v.exactOptional(Iso),
  closedAt: v.exactOptional(Iso),
  retiredAt: v.exactOptional(Iso),
  publishedAt: v.exactOptional(Iso),
  createdAt: Iso,
  updatedAt: Iso,
  version: v.number(),
})

export type PetitionTable = ReturnType<typeof petitionTable>

/** Petitions in the table: few and seldom written, so each is one item that lists read whole. */
export function petitionTable(client: DynamoDBDocumentClient, TableName: string) {
  /** One page of all petitions, by slug, from after `after`; from the first where that is no slug. */
  async function list(limit: number, from?: string): Promise<{ items: Petition[]; next?: string }> {
    // DynamoDB throws on a key that is empty or too long, and strangers choose this one.
    const after = from !== undefined && isSlug(from) ? from : undefined
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: TABLE_SHAPE.indexes.lists.name,
        KeyConditionExpression:
          after === undefined ? 'listKey = :key' : 'listKey = :key AND listSort > :after',
        ExpressionAttributeValues: {
          ':key': listKeys.petitions,
          ...(after === undefined ? {} : { ':after': after }),
        },
        Limit: limit,
      }),
    )
    const items = Items.map((found) => v.parse(PetitionItem, found))
    const last = items.at(-1)
    return LastEvaluatedKey === undefined || last === undefined ? { items } : { items, next: last.slug }
  }

  const item = (petition: Petition) => ({
    ...keys.petition(petition.slug),
    ...petition,
    listKey: listKeys.petitions,
    listSort: petition.slug,
  })

  return {
    /** Stores a new petition with its audit entry; false where the slug is taken. */
    create: async (petition: Petition, audit?: AuditEntry): Promise<boolean> => {
      const put = { TableName, Item: item(petition), ConditionExpression: 'attribute_not_exists(pk)' }
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
    replace: (petition: Petition, seenVersion: number, audit: AuditEntry): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName,
                  Item: item(petition),
                  ConditionExpression: 'version = :seen',
                  ExpressionAttributeValues: { ':seen': seenVersion },
                },
              },
              { Put: { TableName, Item: auditItem(audit) } },
            ],
          }),
        ),
      ),

    /** One petition, or undefined. `current` reads what was written a moment ago (twice the price). */
    read: async (slug: string, current = false): Promise<Petition | undefined> => {
      if (!isSlug(slug)) return undefined
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.petition(slug), ConsistentRead: current }),
      )
      return Item === undefined ? undefined : v.parse(PetitionItem, Item)
    },

    list,

    /** Every petition, page by page: for jobs, not for requests. */
    all: async function* (): AsyncGenerator<Petition> {
      let after: string | undefined
      do {
        const page = await list(PAGE, after)
        yield* page.items
        after = page.next
      } while (after !== undefined)
    },
  }
}
