import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { keys } from './keys.ts'

/** Whether the table answers a read. */
export function tableHealth(client: DynamoDBDocumentClient, TableName: string): () => Promise<boolean> {
  return async () => {
    try {
      await client.send(new GetCommand({ TableName, Key: keys.petition('health') }))
      return true
    } catch {
      return false
    }
  }
}
