import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { Key } from '../../functions/table/keys.ts'
import type { TestTable } from './dynamodb.ts'

/** Puts an item as it is, past every rule. */
export async function putItem(table: TestTable, Item: Record<string, unknown>): Promise<void> {
  await table.client.send(new PutCommand({ TableName: table.tableName, Item }))
}

/** An item as it lies in the table. */
export async function getItem(table: TestTable, Key: Key): Promise<Record<string, unknown> | undefined> {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.tableName, Key, ConsistentRead: true }),
  )
  return Item
}
