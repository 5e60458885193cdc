import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { type Key, TABLE_SHAPE } from './keys.ts'

/** An item as it is stored, unread. */
export type Item = Record<string, unknown>

type Query = QueryCommandInput

/** The query of a list of the index: whole items, in the list's order. It shows what was written a moment ago late. */
export function inList(TableName: string, listKey: string) {
  return {
    TableName,
    IndexName: TABLE_SHAPE.indexes.lists.name,
    KeyConditionExpression: 'listKey = :key',
    ExpressionAttributeValues: { ':key': listKey },
  } satisfies Query
}

/** The query of a whole partition, as of now. */
export function inPartition(TableName: string, { pk }: Pick<Key, 'pk'>) {
  return {
    TableName,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  } satisfies Query
}

/** The query of those items of a partition whose sort keys begin as this one, as of now. */
export function beginningWith(TableName: string, { pk, sk }: Key) {
  return {
    TableName,
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
    ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
    ConsistentRead: true,
  } satisfies Query
}

/** What a query finds, page by page: of `Limit` items that are looked at, else of a megabyte. A page may be empty. */
export async function* pagesOf(client: DynamoDBDocumentClient, query: Query): AsyncGenerator<Item[]> {
  for await (const { Items = [] } of paginateQuery({ client }, query)) yield Items
}

/** All that a query finds. */
export async function allOf(client: DynamoDBDocumentClient, query: Query): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of pagesOf(client, query)) items.push(...page)
  return items
}

/** How many items a query finds. */
export async function countOf(client: DynamoDBDocumentClient, query: Query): Promise<number> {
  let found = 0
  for await (const { Count = 0 } of paginateQuery({ client }, { ...query, Select: 'COUNT' })) found += Count
  return found
}
