import * as v from 'valibot'
import type { Follow } from '../domain/list.ts'
import { LOCALES } from '../domain/locale.ts'
import { LEAVINGS, mayActivate, type Subscription, type SubscriptionReceipt } from '../domain/subscription.ts'
import { Iso, ListPart, ReceiptPart } from './consent-parts.ts'
import { keys, listKeys, shardOf } from './keys.ts'
import { withoutUndefined } from './signature-item.ts'
import type { TransactItem } from './writes.ts'

const SubscriptionItem = v.object({
  pk: v.pipe(v.string(), v.startsWith('PERSON#')),
  list: ListPart,
  state: v.picklist(['active', 'unsubscribed']),
  email: v.exactOptional(v.string()),
  locale: v.picklist(LOCALES),
  since: Iso,
  endedAt: v.exactOptional(Iso),
  endedBy: v.exactOptional(v.picklist(LEAVINGS)),
})

const ReceiptItem = v.object({
  ...ReceiptPart.entries,
  list: ListPart,
  confirmedAt: Iso,
  ageConfirmed: v.literal(true),
  imported: v.exactOptional(v.object({ source: v.string(), text: v.string() })),
})

/** A list to follow, and where its consent came from if it was imported. */
export type Following = Follow & { imported?: SubscriptionReceipt['imported'] }

/** Reads a stored subscription. Throws where the item is not one. */
export function readSubscription(item: unknown): Subscription {
  const { pk, ...rest } = v.parse(SubscriptionItem, item)
  return { ...rest, person: pk.slice('PERSON#'.length) }
}

/** Reads a stored receipt of a consent to be mailed. Throws where the item is not one. */
export function readReceipt(item: unknown): SubscriptionReceipt {
  return v.parse(ReceiptItem, item)
}

/**
 * The writes that make a person follow lists, two a list, for a transaction with whatever it is that
 * confirmed them. What `standing` (all subscriptions of the person) shows to be followed already, or left
 * since, is skipped. A subscription that has changed since it was read refuses the whole: read anew.
 */
export function activationItems(
  TableName: string,
  { person, email, locale }: Pick<Subscription, 'person' | 'locale'> & { email: string },
  follows: readonly Following[],
  standing: readonly Subscription[],
  confirmedAt: Date,
): TransactItem[] {
  const at = confirmedAt.toISOString()
  const byList = new Map(follows.map((follow) => [follow.list, follow]))
  return [...byList.values()]
    .filter(({ list }) =>
      mayActivate(
        standing.find((one) => one.list === list),
        confirmedAt,
      ),
    )
    .flatMap(({ list, consent, imported }): TransactItem[] => {
      const subscription: Subscription = { person, list, state: 'active', email, locale, since: at }
      const receipt: SubscriptionReceipt = withoutUndefined({
        ...consent,
        list,
        confirmedAt: at,
        ageConfirmed: true as const,
        imported,
      })
      return [
        {
          Put: {
            TableName,
            Item: subscriptionItem(subscription),
            ConditionExpression:
              'attribute_not_exists(pk) OR (#state = :unsubscribed AND endedAt <= :confirmedAt)',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':unsubscribed': 'unsubscribed', ':confirmedAt': at },
          },
        },
        { Put: { TableName, Item: { ...keys.receipt(person, list, at), ...receipt } } },
      ]
    })
}

/** The item of an active subscription, which stands in its list whole: where mail goes and in which language. */
function subscriptionItem({ person, ...rest }: Subscription): Record<string, unknown> {
  return {
    ...keys.subscription(person, rest.list),
    ...rest,
    listKey: listKeys.subscribers(rest.list, shardOf(person)),
    listSort: person,
  }
}
