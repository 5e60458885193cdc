import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb'
import type { Key } from './keys.ts'
import type { Item } from './query.ts'

/** DynamoDB's limits for BatchGetItem and BatchWriteItem. */
const MOST_READ = 100
const MOST_WRITTEN = 25

/**
 * The items under these keys; `undefined` from it where none stands. They are as they were written a moment ago, at
 * twice the price, unless that is not asked for. All batches of it are under way at once.
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  TableName: string,
  wanted: readonly Key[],
  current = true,
): Promise<(key: Key) => Item | undefined> {
  const found = new Map<string, Item>()
  const unique = [...new Map(wanted.map((key) => [nameOf(key), key])).values()]
  await Promise.all(
    batchesOf(unique, MOST_READ).map(async (batch) => {
      // Some keys are always answered: where none can be, DynamoDB throws and the SDK tries again.
      for (let left: Item[] = batch; left.length > 0; ) {
        const { Responses, UnprocessedKeys } = await client.send(
          new BatchGetCommand({ RequestItems: { [TableName]: { Keys: left, ConsistentRead: current } } }),
        )
        for (const item of Responses?.[TableName] ?? []) found.set(nameOf(item as Key), item)
        left = UnprocessedKeys?.[TableName]?.Keys ?? []
      }
    }),
  )
  return (key) => found.get(nameOf(key))
}

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`

/** Writes these items, whatever stood under their keys. */
export function batchPut(
  client: DynamoDBDocumentClient,
  TableName: string,
  items: readonly Item[],
): Promise<void> {
  return batchWrite(
    client,
    TableName,
    items.map((Item) => ({ PutRequest: { Item } })),
  )
}

/** Deletes what stands under these keys. */
export function batchDelete(
  client: DynamoDBDocumentClient,
  TableName: string,
  of: readonly Key[],
): Promise<void> {
  return batchWrite(
    client,
    TableName,
    of.map((key) => ({ DeleteRequest: { Key: { ...key } } })),
  )
}

type Write = NonNullable<NonNullable<BatchWriteCommandInput['RequestItems']>[string]>[number]

/** One batch after the other: signing has the right of way. */
async function batchWrite(
  client: DynamoDBDocumentClient,
  TableName: string,
  writes: readonly Write[],
): Promise<void> {
  // Here too some are always done.
  for (const batch of batchesOf(writes, MOST_WRITTEN))
    for (let left: Write[] = batch; left.length > 0; ) {
      const { UnprocessedItems } = await client.send(
        new BatchWriteCommand({ RequestItems: { [TableName]: left } }),
      )
      left = UnprocessedItems?.[TableName] ?? []
    }
}

function batchesOf<One>(all: readonly One[], most: number): One[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, i) => all.slice(i * most, (i + 1) * most))
}
