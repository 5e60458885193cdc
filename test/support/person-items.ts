import { paginateQuery } from '@aws-sdk/lib-dynamodb'
import type { Application } from '../http/application.ts'

/** Everything that an application keeps under an address, as it lies in the table. */
export async function personItems(
  { table, person }: Application,
  email: string,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = []
  const pages = paginateQuery(
    { client: table.client },
    {
      TableName: table.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `PERSON#${person(email)}` },
      ConsistentRead: true,
    },
  )
  for await (const { Items = [] } of pages) items.push(...Items)
  return items
}
