import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** DynamoDB's limit for BatchWriteItem. */
const BATCH_ITEMS = 25

/** Writes these items, one batch after the other, whatever stood under their keys. */
export async function batchPut(
  client: DynamoDBDocumentClient,
  TableName: string,
  items: readonly Record<string, unknown>[],
): Promise<void> {
  let waiting = items.map((Item) => ({ PutRequest: { Item } }))
  while (waiting.length > 0) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteCommand({ RequestItems: { [TableName]: waiting.slice(0, BATCH_ITEMS) } }),
    )
    const unprocessed = (UnprocessedItems?.[TableName] ?? []).flatMap(({ PutRequest }) =>
      PutRequest?.Item === undefined ? [] : [{ PutRequest: { Item: PutRequest.Item } }],
    )
    waiting = [...unprocessed, ...waiting.slice(BATCH_ITEMS)]
  }
}
