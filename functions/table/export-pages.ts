import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { Delivery } from '../domain/delivery.ts'
import type { ExportPosition } from '../domain/export.ts'
import type { ListId } from '../domain/list.ts'
import type { Signature } from '../domain/signature.ts'
import type { Subscription, SubscriptionReceipt } from '../domain/subscription.ts'
import { suppresses } from '../domain/suppression.ts'
import { batchGet } from './batches.ts'
import { readDelivery } from './delivery-items.ts'
import { deliveriesKey, type Key, keys, listKeys, SHARD_NUMBERS, TABLE_SHAPE } from './keys.ts'
import { countOf, inList, inPartition } from './query.ts'
import { readAll } from './readable.ts'
import { readSignature } from './signature-item.ts'
import { readReceipt, readSubscription } from './subscription-items.ts'
import { readSuppression } from './suppressions.ts'

/** Items that are read at once. A page and what is known of its people is all that is held of them. */
const PAGE = 500

/** A page of what an export is about, and where the next begins; undefined: it was the last. */
export type ExportPage<Found> = {
  found: Found[]
  /** How many cannot be read. */
  unreadable: number
  next: ExportPosition | undefined
}

/** A follower, with the consent that stands, and whether mail to them is suppressed. */
export type FollowerFound = {
  subscription: Subscription
  receipt: SubscriptionReceipt | undefined
  isSuppressed: boolean
}
/** A delivery, with the address of who follows one of its lists still. */
export type DeliveryFound = { delivery: Delivery; email: string | undefined }

type Range = { shard: string; at: ExportPosition; upTo?: string }

const Listed = v.object({ pk: v.string(), sk: v.string(), listSort: v.string() })

export type ExportPages = ReturnType<typeof exportPages>

/**
 * What exports are made of, in the table, page by page. An index names who is on a list, some of them late; what is told
 * of each is what stands in the table itself at that moment, so who has just left or was erased is not among them.
 */
export function exportPages(client: DynamoDBDocumentClient, TableName: string, pageSize = PAGE) {
  /** What stands under these keys now. */
  const standing = (wanted: readonly Key[]) => batchGet(client, TableName, wanted)

  /** What is listed there, with its item as it stands: only while that still has the same place in the list. */
  async function page(range: Range) {
    const { shard, upTo = LAST } = range
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: TABLE_SHAPE.indexes.lists.name,
        KeyConditionExpression: 'listKey = :key AND listSort BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':key': shard, ':from': following(range.at.after), ':to': upTo },
        ProjectionExpression: 'pk, sk, listSort',
        Limit: pageSize,
      }),
    )
    const places = Items.map((item) => v.parse(Listed, item))
    const at = await standing(places.map(({ pk, sk }) => ({ pk, sk })))
    const standingThere = places.flatMap((place) => {
      const item = at(place)
      return item?.['listKey'] === shard && item['listSort'] === place.listSort ? [item] : []
    })
    return {
      items: standingThere,
      next: nextOf(range.at, places.at(-1)?.listSort, LastEvaluatedKey === undefined),
    }
  }

  return {
    /** Confirmed signatures of a petition: who had confirmed by then, so that nobody who signs meanwhile is met twice. */
    signatures: async (
      petition: string,
      confirmedBy: string,
      at: ExportPosition,
    ): Promise<ExportPage<Signature>> => {
      const upTo = `${confirmedBy}#${LAST}`
      const { items, next } = await page({ shard: listKeys.signed(petition, at.shard), at, upTo })
      return { ...readAll(items, readSignature), next }
    },

    /** Active subscriptions to a list. */
    followers: async (list: ListId, at: ExportPosition): Promise<ExportPage<FollowerFound>> => {
      const { items, next } = await page({ shard: listKeys.subscribers(list, at.shard), at })
      const { found, unreadable } = readAll(items, readSubscription)
      const known = await standing(
        found.flatMap(({ person, since }) => [keys.receipt(person, list, since), keys.suppression(person)]),
      )
      const followers = readAll(found, (subscription) => {
        const { person, since } = subscription
        const receipt = known(keys.receipt(person, list, since))
        const suppression = known(keys.suppression(person))
        return {
          subscription,
          receipt: receipt === undefined ? undefined : readReceipt(receipt),
          isSuppressed: suppression !== undefined && suppresses(readSuppression(suppression)),
        }
      })
      return { found: followers.found, unreadable: unreadable + followers.unreadable, next }
    },

    /** About how many follow a list. */
    countFollowers: async (list: ListId): Promise<number> => {
      const counts = await Promise.all(
        SHARD_NUMBERS.map((shard) => countOf(client, inList(TableName, listKeys.subscribers(list, shard)))),
      )
      return sum(counts)
    },

    /** About how many deliveries a campaign has. */
    countDeliveries: async (campaign: string): Promise<number> => {
      const counts = await Promise.all(
        SHARD_NUMBERS.map((shard) => {
          const all = inPartition(TableName, { pk: deliveriesKey(campaign, shard) })
          return countOf(client, { ...all, ConsistentRead: false })
        }),
      )
      return sum(counts)
    },

    /** A campaign's deliveries. */
    deliveries: async (campaign: string, at: ExportPosition): Promise<ExportPage<DeliveryFound>> => {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': deliveriesKey(campaign, at.shard),
            ':from': following(at.after),
            ':to': LAST,
          },
          ConsistentRead: true,
          Limit: pageSize,
        }),
      )
      const { found, unreadable } = readAll(Items, readDelivery)
      const known = await standing(
        found.flatMap(({ person, lists }) => lists.map((list) => keys.subscription(person, list))),
      )
      const emailOf = ({ person, lists }: Delivery): string | undefined =>
        lists
          .map((list) => known(keys.subscription(person, list)))
          .flatMap((item) => (item === undefined ? [] : [readSubscription(item)]))
          .find(({ state }) => state === 'active')?.email
      const withEmail = readAll(found, (delivery) => ({ delivery, email: emailOf(delivery) }))
      const next = nextOf(at, Items.at(-1)?.['sk'] as string | undefined, LastEvaluatedKey === undefined)
      return { found: withEmail.found, unreadable: unreadable + withEmail.unreadable, next }
    },
  }
}

/** Sorts behind every key of a list, and before every one: keys are letters, digits and `#-.:_`. */
const LAST = '~'
const FIRST = ' '

/** The least key behind this one that could be: no key begins with another. */
const following = (key: string | undefined): string => (key === undefined ? FIRST : `${key}${FIRST}`)

function nextOf(
  { shard }: ExportPosition,
  last: string | undefined,
  isLast: boolean,
): ExportPosition | undefined {
  if (!isLast && last !== undefined) return { shard, after: last }
  return shard + 1 < SHARD_NUMBERS.length ? { shard: shard + 1 } : undefined
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
