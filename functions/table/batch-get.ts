import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { Key } from './keys.ts'

/** DynamoDB's limit for BatchGetItem. */
const BATCH_KEYS = 100

/**
 * The items under these keys; `undefined` from it where none stands. They are as they were written a moment ago, at
 * twice the price, unless that is not asked for.
 */
export async function batchGet(
  client: DynamoDBDocumentClient,
  TableName: string,
  wanted: readonly Key[],
  current = true,
): Promise<(key: Key) => Record<string, unknown> | undefined> {
  const found = new Map<string, Record<string, unknown>>()
  let left: Key[] = [...new Map(wanted.map((key) => [nameOf(key), key])).values()]
  while (left.length > 0) {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({
        RequestItems: { [TableName]: { Keys: left.slice(0, BATCH_KEYS), ConsistentRead: current } },
      }),
    )
    for (const item of Responses?.[TableName] ?? []) found.set(nameOf(item as Key), item)
    left = [...((UnprocessedKeys?.[TableName]?.Keys ?? []) as Key[]), ...left.slice(BATCH_KEYS)]
  }
  return (key) => found.get(nameOf(key))
}

const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`
