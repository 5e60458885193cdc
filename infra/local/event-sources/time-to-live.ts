import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { TABLE_SHAPE } from '../../../functions/table/keys.ts'

const PAGE = 1000
const EVERY_MS = 5_000

/**
 * Plays DynamoDB's time to live, which dynoxide sweeps rarely: looks through a page of the table every
 * few seconds and removes what has expired. Answers a function that stops it.
 */
export function sweepExpired(client: DynamoDBClient, table: string, onError: (error: unknown) => void) {
  let start: Record<string, unknown> | undefined
  let sweeping: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    sweeping = sweeping.then(async () => {
      start = await sweepPage(client, table, start).catch((error: unknown) => {
        onError(error)
        return undefined
      })
    })
  }, EVERY_MS)
  return async (): Promise<void> => {
    clearInterval(timer)
    await sweeping
  }
}

/** Removes the expired items among one page of the table; answers where the next page starts. */
export async function sweepPage(
  client: DynamoDBClient,
  table: string,
  start: Record<string, unknown> | undefined,
): Promise<Record<string, unknown> | undefined> {
  const documents = DynamoDBDocumentClient.from(client)
  const { partitionKey, sortKey, timeToLive } = TABLE_SHAPE
  const now = Math.floor(Date.now() / 1000)
  const expired = {
    ExpressionAttributeNames: { '#expires': timeToLive },
    ExpressionAttributeValues: { ':now': now },
  }
  const page = await documents.send(
    new ScanCommand({
      TableName: table,
      Limit: PAGE,
      ExclusiveStartKey: start,
      FilterExpression: '#expires <= :now',
      ...expired,
    }),
  )
  for (const item of page.Items ?? []) {
    const remove = new DeleteCommand({
      TableName: table,
      Key: { [partitionKey]: item[partitionKey], [sortKey]: item[sortKey] },
      ConditionExpression: '#expires <= :now',
      ...expired,
    })
    await documents.send(remove).catch((error: unknown) => {
      // It was given a longer life since it was read.
      if (!(error instanceof ConditionalCheckFailedException)) throw error
    })
  }
  return page.LastEvaluatedKey
}
