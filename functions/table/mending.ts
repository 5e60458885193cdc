import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { Entry } from '../domain/counts.ts'
import { additions } from './count-items.ts'
import { COMMIT_ITEMS, type CommitOutcome, outcomeOf } from './counting.ts'
import { keys } from './keys.ts'

const Mends = v.object({ mends: v.optional(v.number(), 0) })

/** Items of figures in one mend: the rest of the transaction is the guard and the look at the petition. */
export const MEND_ITEMS = COMMIT_ITEMS - 1

export type MendingTable = ReturnType<typeof mendingTable>

/** Reconciliation's way to write: into a bucket of its own, so that counting goes on undisturbed. */
export function mendingTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** How often a petition's counts were mended. Read it before the figures that a mend is made from. */
    mends: async (petition: string): Promise<number> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.countMends(petition), ConsistentRead: true }),
      )
      return v.parse(Mends, Item ?? {}).mends
    },

    /**
     * Adds entries of at most MEND_ITEMS items in one transaction, if nothing was mended since `mends` was
     * read and the petition is not retired (`moved` otherwise): retention deletes what counts go on to
     * hold. What the consumer adds meanwhile does not matter: adding commutes.
     */
    mend: (petition: string, mends: number, entries: readonly Entry[]): Promise<CommitOutcome> => {
      const guard = {
        TableName,
        Key: keys.countMends(petition),
        UpdateExpression: 'SET mends = :next',
        ConditionExpression: mends === 0 ? 'attribute_not_exists(pk)' : 'mends = :mends',
        ExpressionAttributeValues: { ':next': mends + 1, ...(mends === 0 ? {} : { ':mends': mends }) },
      }
      const kept = {
        TableName,
        Key: keys.petition(petition),
        ConditionExpression: 'attribute_not_exists(retiredAt)',
      }
      const updates = additions(TableName, entries, 'mended')
      const TransactItems = [
        { Update: guard },
        { ConditionCheck: kept },
        ...updates.map((Update) => ({ Update })),
      ]
      return outcomeOf(() => client.send(new TransactWriteCommand({ TransactItems })))
    },
  }
}
