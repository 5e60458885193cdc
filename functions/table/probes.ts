import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { batchPut } from './batches.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { keys, listKeys } from './keys.ts'
import { allOf, countOf, inList, inPartition } from './query.ts'

const Seen = v.object({ amount: v.number(), shards: v.instance(Set<string>) })

const PROBE_LIFE_MS = 24 * 60 * 60 * 1000

export type ProbeTable = ReturnType<typeof probeTable>

/**
 * Probes: items that change nothing, written to learn when the counting consumer and the index have
 * come past a moment. Their keys fall on all shards and index partitions, as signatures' keys do.
 */
export function probeTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** Writes the probes of a recount numbered from `from` up to, not including, `to`. */
    write: async (recount: string, from: number, to: number, now: Date): Promise<void> => {
      const expiresAt = epochSeconds(now, PROBE_LIFE_MS)
      const items = range(from, to).map((number) => ({
        ...keys.probe(recount, number),
        listKey: listKeys.probe(recount, number),
        listSort: 'PROBE',
        expiresAt,
      }))
      await batchPut(client, TableName, items)
    },

    /** How many probes of a recount the counting consumer has counted, and from how many shards. */
    seen: async (recount: string): Promise<{ probes: number; shards: number }> => {
      const items = await allOf(client, inPartition(TableName, keys.probesSeen(recount, 0)))
      const found = items.map((item) => v.parse(Seen, item))
      return {
        probes: found.reduce((sum, { amount }) => sum + amount, 0),
        shards: new Set(found.flatMap(({ shards }) => [...shards])).size,
      }
    },

    /** Which of these probes of a recount the index does not show yet. */
    unlisted: async (recount: string, numbers: readonly number[]): Promise<number[]> => {
      const shown = await Promise.all(
        numbers.map((number) => countOf(client, inList(TableName, listKeys.probe(recount, number)))),
      )
      return numbers.filter((_, i) => shown[i] === 0)
    },
  }
}

/** The whole numbers from `from` up to, not including, `to`. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}
