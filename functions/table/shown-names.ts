import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Signature } from '../domain/signature.ts'
import { listKeys, SHARD_NUMBERS, TABLE_SHAPE } from './keys.ts'
import { readAll } from './readable.ts'
import { readSignature } from './signature-item.ts'

/** How many signatures of a shard are looked at for names that may be shown. */
const LOOKED_AT = 10

type ShownName = Pick<Signature, 'givenName' | 'familyName'>

/**
 * Names of recent signers who wanted theirs shown, the newest first: those among the last ten of each shard.
 * 16 queries of the index, about one read unit each. Who has withdrawn or was erased is no longer there. One that
 * cannot be read is left out: a petition can be signed whoever signed it before.
 */
export function shownNames(client: DynamoDBDocumentClient, TableName: string) {
  const lastOf = async (listKey: string): Promise<Signature[]> => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: TABLE_SHAPE.indexes.lists.name,
        KeyConditionExpression: 'listKey = :key',
        FilterExpression: 'showName = :yes AND #state = :confirmed',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':key': listKey, ':yes': true, ':confirmed': 'confirmed' },
        ScanIndexForward: false,
        Limit: LOOKED_AT,
      }),
    )
    return readAll(Items, readSignature).found
  }

  return async (petition: string): Promise<ShownName[]> => {
    const shards = SHARD_NUMBERS.map((shard) => lastOf(listKeys.signed(petition, shard)))
    return (await Promise.all(shards))
      .flat()
      .sort((a, b) => (b.confirmedAt ?? '').localeCompare(a.confirmedAt ?? ''))
      .map(({ givenName, familyName }) => ({ givenName, familyName }))
  }
}
