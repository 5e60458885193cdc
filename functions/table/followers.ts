import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Changed, Signature } from '../domain/signature.ts'
import type { Subscription } from '../domain/subscription.ts'
import { keys } from './keys.ts'
import { isLostRace } from './refusals.ts'
import { type Press, provingFollower } from './signature-changes.ts'
import { readSignature } from './signature-item.ts'
import { activationItems } from './subscription-items.ts'

/** More writers than this never meet on one person's subscriptions: each round lost to another change. */
const MOST_ROUNDS = 20

export type FollowerTable = ReturnType<typeof followerTable>

/** Signatures whose press confirms subscriptions too. */
export function followerTable(
  client: DynamoDBDocumentClient,
  TableName: string,
  subscriptionsOf: (person: string) => Promise<Subscription[]>,
) {
  return {
    /**
     * Pending → confirmed or held, and in the same transaction the lists that the signature follows become
     * followed, but those that are already. `seen` is the pending signature that the link belongs to.
     */
    prove: async (seen: Signature, press: Omit<Press, 'nonce'>): Promise<Changed> => {
      const change = provingFollower(seen, { ...press, nonce: seen.nonce })
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const standing = await subscriptionsOf(seen.person)
        const signature = {
          Update: {
            TableName,
            Key: keys.signature(seen.petition, seen.person),
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
            ...change,
          },
        }
        const follows = activationItems(TableName, seen, seen.follows ?? [], standing, press.now)
        try {
          await client.send(new TransactWriteCommand({ TransactItems: [signature, ...follows] }))
          return { done: true }
        } catch (error) {
          if (!isLostRace(error)) throw error
          const refused = refusedBySignature(error)
          if (refused !== undefined) return refused
        }
      }
      throw new Error('Subscriptions changed too often while a signature was confirmed.')
    },
  }
}

/** What the signature refused that has changed since it was seen; undefined where it was another item. */
function refusedBySignature(error: unknown): Changed | undefined {
  const [refusal] = error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : []
  if (refusal?.Code !== 'ConditionalCheckFailed') return undefined
  const { Item } = refusal
  return { done: false, existing: Item === undefined ? undefined : readSignature(unmarshall(Item)) }
}
