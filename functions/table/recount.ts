import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { type Entry, fold, isRecountable, net } from '../domain/counts.ts'
import { listKeys, SHARD_NUMBERS } from './keys.ts'
import { inList, pagesOf } from './query.ts'

const text = v.fallback(v.optional(v.string(), ''), '')
const Listed = v.object({
  state: text,
  requestedAt: text,
  confirmedAt: text,
  country: text,
  source: text,
  partner: text,
  locale: text,
  provider: text,
  via: text,
})
const READ = Object.keys(Listed.entries)
const PROJECTION = READ.map((name) => `#${name}`).join(', ')
const NAMES = Object.fromEntries(READ.map((name) => [`#${name}`, name]))

type Seen = { state: string; via: string }

export type RecountTable = ReturnType<typeof recountTable>

/** Counts a petition's proven signatures from the items in the `lists` index, all shards in parallel. */
export function recountTable(client: DynamoDBDocumentClient, TableName: string) {
  async function list(petition: string, listKey: string, seen: (one: Seen) => void): Promise<Entry[]> {
    let figures: Entry[] = []
    const pages = pagesOf(client, {
      ...inList(TableName, listKey),
      ProjectionExpression: PROJECTION,
      ExpressionAttributeNames: NAMES,
    })
    for await (const page of pages) {
      const items = page.map((item) => v.parse(Listed, item))
      for (const { state, via } of items) seen({ state, via })
      const found = items.flatMap((after) => fold({ petition, after }, (_, source) => source))
      figures = net([...figures, ...found])
    }
    return figures
  }

  return {
    /**
     * The figures that the items themselves give, sources as typed. The index follows the table after
     * a moment; reconciliation waits for that. `seen` is told of every signature, of whose link it came by: `''` for none.
     */
    recount: async (petition: string, seen: (one: Seen) => void = () => undefined): Promise<Entry[]> => {
      const lists = SHARD_NUMBERS.flatMap((shard) => [
        listKeys.signed(petition, shard),
        listKeys.held(petition, shard),
      ])
      return net((await Promise.all(lists.map((listKey) => list(petition, listKey, seen)))).flat()).filter(
        ({ figure }) => isRecountable(figure),
      )
    },
  }
}
