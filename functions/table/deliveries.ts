import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import {
  type Claim,
  DELIVERY_TRANSITIONS,
  type Delivery,
  type DeliveryKey,
  type DeliveryTransition,
  type SkipReason,
} from '../domain/delivery.ts'
import { deliveryItem, readDelivery } from './delivery-items.ts'
import { deliveriesKey, keys } from './keys.ts'
import { inPartition, pagesOf } from './query.ts'
import { readAll } from './readable.ts'
import { hasWon, pastConflicts } from './refusals.ts'
import { IF_NEW } from './writes.ts'

/** Deliveries that a sender reads at once. */
const PAGE = 25

/** A page of one shard's deliveries, and how many in it cannot be read. */
export type DeliveryPage = { deliveries: Delivery[]; upTo: string; unreadable: number }

/** How a delivery changes. */
export type DeliveryChange = {
  /** The claim that must stand; absent where there need be none. */
  seen?: Claim
  /** The claim that it gets. */
  claim?: Claim
  /** Why it is skipped. */
  reason?: SkipReason
}

export type DeliveryTable = ReturnType<typeof deliveryTable>

/**
 * A campaign's deliveries in the table, as its sender writes them. All but the first write are conditional on what
 * stands there, so one that has gone does not come back.
 */
export function deliveryTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** Begins to wait; false where it stands there already, in whatever state. */
    add: (delivery: Delivery): Promise<boolean> =>
      hasWon(() =>
        pastConflicts(() =>
          client.send(
            new PutCommand({
              TableName,
              Item: deliveryItem(delivery),
              ...IF_NEW,
            }),
          ),
        ),
      ),

    /**
     * One transition, if its prior state stands; false where it does not. True also where this very change was made
     * already: a try whose answer was lost is repeated by the SDK.
     */
    change: (
      { campaign, person }: DeliveryKey,
      transition: DeliveryTransition,
      at: Date,
      { seen, claim, reason }: DeliveryChange,
    ): Promise<boolean> => {
      const { from, to } = DELIVERY_TRANSITIONS[transition]
      const mine = claim ?? seen
      const update = new UpdateCommand({
        TableName,
        Key: keys.delivery(campaign, person),
        UpdateExpression: `SET #state = :to, #at = :at${claim === undefined ? '' : ', claim = :claim'}${reason === undefined ? '' : ', reason = :reason'}`,
        ConditionExpression: [
          `(#state IN (${from.map((_, i) => `:from${i}`).join(', ')})${seen === undefined ? '' : ` AND ${IS_CLAIM('seen')}`})`,
          ...(mine === undefined ? [] : [`(#state = :to AND ${IS_CLAIM('mine')})`]),
        ].join(' OR '),
        ExpressionAttributeNames: { '#state': 'state', '#at': 'at' },
        ExpressionAttributeValues: {
          ':to': to,
          ':at': at.toISOString(),
          ...Object.fromEntries(from.map((state, i) => [`:from${i}`, state])),
          ...(claim === undefined ? {} : { ':claim': claim }),
          ...(reason === undefined ? {} : { ':reason': reason }),
          ...(seen === undefined ? {} : claimValues('seen', seen)),
          ...(mine === undefined ? {} : claimValues('mine', mine)),
        },
      })
      return hasWon(() => pastConflicts(() => client.send(update)))
    },

    /** Forgets one whose recipient was erased, if it is skipped for that. */
    forget: async ({ campaign, person }: DeliveryKey): Promise<void> => {
      await hasWon(() =>
        pastConflicts(() =>
          client.send(
            new DeleteCommand({
              TableName,
              Key: keys.delivery(campaign, person),
              ConditionExpression: '#state = :skipped AND reason = :erased',
              ExpressionAttributeNames: { '#state': 'state' },
              ExpressionAttributeValues: { ':skipped': 'skipped', ':erased': 'erased' },
            }),
          ),
        ),
      )
    },

    /** A shard's deliveries as they stand now, in the order of their people, from the first whose key begins so. */
    pages: async function* (campaign: string, shard: number, from?: string): AsyncGenerator<DeliveryPage> {
      const all = inPartition(TableName, { pk: deliveriesKey(campaign, shard) })
      const some = {
        ...all,
        KeyConditionExpression: 'pk = :pk AND sk >= :from',
        ExpressionAttributeValues: { ...all.ExpressionAttributeValues, ':from': from },
      }
      for await (const items of pagesOf(client, { ...(from === undefined ? all : some), Limit: PAGE })) {
        const { found: deliveries, unreadable } = readAll(items, readDelivery)
        const last = items.at(-1)
        if (last !== undefined) yield { deliveries, upTo: String(last['sk']), unreadable }
      }
    },

    /** Whether any of a shard waits or is claimed, as of now. Reads the whole shard. */
    isAnyOpen: async (campaign: string, shard: number): Promise<boolean> => {
      const all = inPartition(TableName, { pk: deliveriesKey(campaign, shard) })
      const open = pagesOf(client, {
        ...all,
        FilterExpression: '#state IN (:waiting, :claimed)',
        ProjectionExpression: 'sk',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ...all.ExpressionAttributeValues,
          ':waiting': 'waiting',
          ':claimed': 'claimed',
        },
      })
      for await (const page of open) if (page.length > 0) return true
      return false
    },
  }
}

const IS_CLAIM = (name: string): string => `claim.fence = :${name}Fence AND claim.#at = :${name}At`

const claimValues = (name: string, { fence, at }: Claim) => ({
  [`:${name}Fence`]: fence,
  [`:${name}At`]: at,
})
