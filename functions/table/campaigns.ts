import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import {
  CAMPAIGN_STATES,
  type Campaign,
  isAtWork,
  mayKeepDeliveries,
  PAUSE_REASONS,
} from '../domain/campaign.ts'
import { LOCALES } from '../domain/locale.ts'
import { Iso, perLocale } from './consent-parts.ts'
import { editedItems } from './edited-items.ts'
import { keys, listKeys } from './keys.ts'
import { allOf, inList, inPartition } from './query.ts'
import type { TellLeftOut } from './readable.ts'

const CampaignItem = v.object({
  id: v.string(),
  name: v.string(),
  state: v.picklist(CAMPAIGN_STATES),
  content: perLocale(v.object({ subject: v.string(), preheader: v.string(), body: v.string() })),
  fallback: v.picklist(LOCALES),
  audience: v.object({
    topics: v.array(v.string()),
    petitions: v.array(v.string()),
    countries: v.array(v.string()),
    locales: v.array(v.picklist(LOCALES)),
  }),
  petition: v.exactOptional(v.string()),
  partner: v.exactOptional(v.string()),
  at: v.exactOptional(Iso),
  startedAt: v.exactOptional(Iso),
  endedAt: v.exactOptional(Iso),
  pause: v.exactOptional(
    v.object({ because: v.picklist(PAUSE_REASONS), at: Iso, code: v.exactOptional(v.string()) }),
  ),
  watchedFrom: v.exactOptional(v.object({ sent: v.number(), bounced: v.number(), complained: v.number() })),
  resending: v.exactOptional(v.object({ before: Iso })),
  createdAt: Iso,
  updatedAt: Iso,
  version: v.number(),
})

const Listed = v.object({
  listSort: v.string(),
  state: v.fallback(v.string(), ''),
  endedAt: v.fallback(v.optional(Iso), undefined),
})

export type CampaignTable = ReturnType<typeof campaignTable>

/**
 * Campaigns in the table, the newest first. While the sender has something to do with one it stands on the agenda,
 * which is written in the same transaction.
 */
export function campaignTable(client: DynamoDBDocumentClient, TableName: string, tell?: TellLeftOut) {
  return {
    ...editedItems<Campaign>(client, TableName, tell, {
      key: keys.campaign,
      listKey: listKeys.campaigns,
      nameOf: ({ id }) => id,
      read: (item) => v.parse(CampaignItem, item),
      newestFirst: true,
      beside: (campaign) => {
        const Key = keys.agenda(campaign.id)
        return [isAtWork(campaign) ? { Put: { TableName, Item: Key } } : { Delete: { TableName, Key } }]
      },
    }),

    /** The ids of campaigns whose deliveries may still be kept, also of those that cannot be read. */
    keepingDeliveries: async (now: Date): Promise<string[]> => {
      const listed = await allOf(client, {
        ...inList(TableName, listKeys.campaigns),
        ProjectionExpression: 'listSort, #state, endedAt',
        ExpressionAttributeNames: { '#state': 'state' },
      })
      return listed
        .map((item) => v.parse(Listed, item))
        .filter((campaign) => mayKeepDeliveries(campaign, now))
        .map(({ listSort }) => listSort)
    },

    /** The ids of the campaigns that the sender has something to do with, now or later, as of now. */
    agenda: async (): Promise<string[]> => {
      const listed = await allOf(client, inPartition(TableName, keys.agenda('')))
      return listed.map(({ sk }) => String(sk))
    },
  }
}
