import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { type DeliveryCounts, NO_DELIVERIES } from '../domain/delivery-cells.ts'
import { batchGet } from './batches.ts'
import { keys, SHARD_NUMBERS } from './keys.ts'

const COUNTED = Object.keys(NO_DELIVERIES) as (keyof DeliveryCounts)[]
const Amounts = v.record(v.string(), v.unknown())
const Amount = v.optional(v.number(), 0)

export type FiguresTable = ReturnType<typeof figuresTable>

/** What is counted of campaigns: read by everyone, written by the counting consumer alone (table/counting.ts). */
export function figuresTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /**
     * Where a campaign's recipients stand, as the stream has been counted: some seconds behind the deliveries.
     * All of it zero where there is none. Each commit of counting leaves the cells of its bucket summing to the
     * recipients that it has met, so all cells sum to those counted so far, however the buckets are read.
     * `current` reads what was written a moment ago, at twice the price: 16 small items, one request.
     */
    read: async (campaign: string, current = false): Promise<DeliveryCounts> => {
      const buckets = SHARD_NUMBERS.map((bucket) => keys.figures(campaign, bucket))
      const found = await batchGet(client, TableName, buckets, current)
      const counts = { ...NO_DELIVERIES }
      for (const bucket of buckets) {
        const amounts = v.parse(Amounts, found(bucket) ?? {})
        for (const cell of COUNTED) counts[cell] += v.parse(Amount, amounts[cell])
      }
      return counts
    },
  }
}
