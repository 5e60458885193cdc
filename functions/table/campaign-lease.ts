import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { LEASE_MS, type Lease } from '../domain/campaign-walk.ts'
import { Iso } from './consent-parts.ts'
import { keys } from './keys.ts'
import { hasWon } from './refusals.ts'

const LeaseItem = v.object({ fence: v.number(), until: Iso })

const endOf = (now: Date): string => new Date(now.getTime() + LEASE_MS).toISOString()

export type CampaignLeaseTable = ReturnType<typeof campaignLeaseTable>

/** Who sends campaigns, in the table: one item, for all of them. */
export function campaignLeaseTable(client: DynamoDBDocumentClient, TableName: string) {
  const Key = keys.lease

  /** Moves the end of a lease that still is this one's; false where somebody else took it. */
  const move = ({ fence }: Lease, until: string): Promise<boolean> =>
    hasWon(() =>
      client.send(
        new UpdateCommand({
          TableName,
          Key,
          UpdateExpression: 'SET #until = :until',
          ConditionExpression: 'fence = :fence',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':until': until, ':fence': fence },
        }),
      ),
    )

  return {
    /** Takes it where it is free, with the next fencing number; undefined where it is held. */
    take: async (now: Date): Promise<Lease | undefined> => {
      let taken: Lease | undefined
      await hasWon(async () => {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName,
            Key,
            UpdateExpression: 'SET fence = if_not_exists(fence, :none) + :one, #until = :until',
            ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
            ExpressionAttributeNames: { '#until': 'until' },
            ExpressionAttributeValues: {
              ':none': 0,
              ':one': 1,
              ':until': endOf(now),
              ':now': now.toISOString(),
            },
            ReturnValues: 'ALL_NEW',
          }),
        )
        taken = v.parse(LeaseItem, Attributes)
      })
      return taken
    },

    /** Holds it longer, from now; undefined where somebody else took it. */
    renew: async (lease: Lease, now: Date): Promise<Lease | undefined> => {
      const until = endOf(now)
      return (await move(lease, until)) ? { ...lease, until } : undefined
    },

    /** Ends it, unless somebody else took it. */
    giveBack: async (lease: Lease, now: Date): Promise<void> => {
      await move(lease, now.toISOString())
    },

    /** As it stands now; undefined before the first. */
    read: async (): Promise<Lease | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))
      return Item === undefined ? undefined : v.parse(LeaseItem, Item)
    },
  }
}
