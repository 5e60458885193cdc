import { randomUUID } from 'node:crypto'
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { createTable } from '../../infra/local/dynamodb/create-table.ts'
import { startDynamoDb } from '../../infra/local/dynamodb.ts'

export type TestTable = {
  client: DynamoDBDocumentClient
  tableName: string
  endpoint: string
  stop: () => Promise<void>
}

/** What every SDK client in a test is made with: nothing is looked up, nothing leaves the machine. */
export function localClient(endpoint: string): {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string }
} {
  return { endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
}

/**
 * A fresh table with its indexes and stream on a real, embedded DynamoDB. For `beforeAll`; call `stop`
 * in `afterAll`. In memory it slows down with the length of the stream: for more than some 5,000
 * writes give the path of a file that does not exist yet.
 */
export async function startTable(options: { path?: string } = {}): Promise<TestTable> {
  const server = await startDynamoDb(options)
  const raw = new DynamoDBClient(localClient(server.endpoint))
  const tableName = `luid-${randomUUID()}`
  await createTable(raw, tableName)
  return {
    client: DynamoDBDocumentClient.from(raw, { marshallOptions: { removeUndefinedValues: true } }),
    tableName,
    endpoint: server.endpoint,
    stop: async () => {
      // An endpoint of the developer's own outlives the test: leave it as it was.
      await raw.send(new DeleteTableCommand({ TableName: tableName }))
      raw.destroy()
      await server.stop()
    },
  }
}
