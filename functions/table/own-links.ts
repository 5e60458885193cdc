import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { batchPut } from './batches.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { keys } from './keys.ts'
import { inPartition, pagesOf } from './query.ts'

const Counted = v.object({ sk: v.string(), count: v.number() })

/**
 * Longer than signatures are kept after their petition closed: from then on nothing is counted, and these go by
 * themselves. While a petition is counted, one that has gone is written again.
 */
const LIFE_MS = 400 * 24 * 60 * 60 * 1000

export type OwnLinkTable = ReturnType<typeof ownLinkTable>

/**
 * How many signatures people's own links brought, one small item for each link, together under their petition. When one
 * was written is not told: it would say when a count moved that is shown in steps.
 */
export function ownLinkTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** What a link brought, as of the last night; 0 for one that nobody signed by. One read of half a unit. */
    count: async (petition: string, code: string): Promise<number> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keys.ownLink(petition, code) }))
      return Item === undefined ? 0 : v.parse(Counted, Item).count
    },

    /** What all links of a petition brought. One read unit for some eighty of them. */
    counts: async (petition: string): Promise<Map<string, number>> => {
      const found = new Map<string, number>()
      for await (const page of pagesOf(client, inPartition(TableName, keys.ownLink(petition, ''))))
        for (const item of page) {
          const { sk, count } = v.parse(Counted, item)
          found.set(sk, count)
        }
      return found
    },

    /** Writes what links brought, 25 at a time, one batch after the other. */
    write: async (
      petition: string,
      counts: readonly (readonly [code: string, count: number])[],
      now: Date,
    ): Promise<void> => {
      const expiresAt = epochSeconds(now, LIFE_MS)
      const items = counts.map(([code, count]) => ({ ...keys.ownLink(petition, code), count, expiresAt }))
      await batchPut(client, TableName, items)
    },
  }
}
