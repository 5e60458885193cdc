import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { Pace } from '../domain/campaign-figures.ts'
import type { ShardWalk } from '../domain/campaign-walk.ts'
import { Iso } from './consent-parts.ts'
import { keys } from './keys.ts'
import { allOf, beginningWith } from './query.ts'
import { hasWon } from './refusals.ts'

const WalkItem = v.object({
  shard: v.number(),
  phase: v.picklist(['gathering', 'sending', 'done']),
  from: v.exactOptional(v.string()),
  resending: v.exactOptional(Iso),
  fence: v.number(),
})

const PaceItem = v.object({ at: Iso, rate: v.number(), allowed: v.number() })

export type CampaignWalkTable = ReturnType<typeof campaignWalkTable>

/** How far the sender is with a campaign, and how fast it goes, in the table. */
export function campaignWalkTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** The walks that were begun, as they stand now. */
    walks: async (campaign: string): Promise<ShardWalk[]> => {
      const found = await allOf(client, beginningWith(TableName, keys.walksOf(campaign)))
      return found.map((item) => v.parse(WalkItem, item))
    },

    /** Writes down how far a walk is; false where a later sender has written it. */
    saveWalk: (campaign: string, walk: ShardWalk): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new PutCommand({
            TableName,
            Item: { ...keys.walk(campaign, walk.shard), ...walk },
            ConditionExpression: 'attribute_not_exists(pk) OR fence <= :mine',
            ExpressionAttributeValues: { ':mine': walk.fence },
          }),
        ),
      ),

    savePace: async (campaign: string, pace: Pace): Promise<void> => {
      await client.send(new PutCommand({ TableName, Item: { ...keys.pace(campaign), ...pace } }))
    },

    /** How fast it went when its sender last said so; undefined where none has. */
    pace: async (campaign: string): Promise<Pace | undefined> => {
      const { Item } = await client.send(new GetCommand({ TableName, Key: keys.pace(campaign) }))
      return Item === undefined ? undefined : v.parse(PaceItem, Item)
    },
  }
}
