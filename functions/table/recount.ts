import { createHash } from 'node:crypto'
import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { type Entry, fold, net } from '../domain/counts.ts'
import { listKeys, SHARD_NUMBERS, TABLE_SHAPE } from './keys.ts'

/** The figures that the items themselves give, sources as typed, and a checksum over all that was read. */
export type Recount = { figures: Entry[]; checksum: string }

const text = v.fallback(v.optional(v.string(), ''), '')
const Listed = v.object({
  pk: v.string(),
  listSort: text,
  state: text,
  requestedAt: text,
  confirmedAt: text,
  country: text,
  source: text,
  partner: text,
  locale: text,
})
const READ = Object.keys(Listed.entries)
const PROJECTION = READ.map((name) => `#${name}`).join(', ')
const NAMES = Object.fromEntries(READ.map((name) => [`#${name}`, name]))

export type RecountTable = ReturnType<typeof recountTable>

/** Counts a petition's proven signatures from the items in the `lists` index, all shards in parallel. */
export function recountTable(client: DynamoDBDocumentClient, TableName: string) {
  async function list(petition: string, listKey: string): Promise<Recount> {
    const digest = createHash('sha256')
    let figures: Entry[] = []
    let after: Record<string, unknown> | undefined
    do {
      const page = await client.send(
        new QueryCommand({
          TableName,
          IndexName: TABLE_SHAPE.indexes.lists.name,
          KeyConditionExpression: 'listKey = :key',
          ExpressionAttributeValues: { ':key': listKey },
          ProjectionExpression: PROJECTION,
          ExpressionAttributeNames: NAMES,
          ...(after === undefined ? {} : { ExclusiveStartKey: after }),
        }),
      )
      const items = (page.Items ?? []).map((item) => v.parse(Listed, item))
      for (const item of items) digest.update(JSON.stringify(item))
      const found = items.flatMap((after) => fold({ petition, after }, (_, source) => source))
      figures = net([...figures, ...found])
      after = page.LastEvaluatedKey
    } while (after !== undefined)
    return { figures, checksum: digest.digest('base64url') }
  }

  return {
    /**
     * Recounts a petition. Two recounts with equal checksums saw the same signatures in the same
     * states: one that left and came back in between has another time of confirmation. The index
     * follows the table after a moment; reconciliation waits for that.
     */
    recount: async (petition: string): Promise<Recount> => {
      const lists = SHARD_NUMBERS.flatMap((shard) => [
        listKeys.signed(petition, shard),
        listKeys.held(petition, shard),
      ])
      const recounts = await Promise.all(lists.map((listKey) => list(petition, listKey)))
      return {
        figures: net(recounts.flatMap(({ figures }) => figures)),
        checksum: recounts.map(({ checksum }) => checksum).join('.'),
      }
    },
  }
}
