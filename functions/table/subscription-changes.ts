import { CONFIRM_LINK_LIFE_MS } from '../domain/signature.ts'
import {
  type Leaving,
  type Subscription,
  type SubscriptionRequest,
  WITHDRAWN_LIFE_MS,
} from '../domain/subscription.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { keys, listKeys, shardOf } from './keys.ts'
import type { TransactItem } from './writes.ts'

/** The write that confirms the very request that was seen, while it lasts. */
export function confirming(TableName: string, request: SubscriptionRequest, now: Date): TransactItem {
  return {
    Update: {
      TableName,
      Key: keys.subscriptionRequest(request.person, request.id),
      UpdateExpression:
        'SET #state = :confirmed, confirmedAt = :now, email = :none, expiresAt = :gone ' +
        'REMOVE mailDue, dueShard, dueAt',
      ConditionExpression: '#state = :pending AND nonce = :nonce AND expiresAt > :seconds',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ':confirmed': 'confirmed',
        ':pending': 'pending',
        ':nonce': request.nonce,
        ':none': '',
        ':now': now.toISOString(),
        ':seconds': epochSeconds(now),
        ':gone': epochSeconds(now, CONFIRM_LINK_LIFE_MS),
      },
    },
  }
}

/**
 * The two writes of leaving a list: of the very subscription that was seen, which stays in the index for
 * retention, and of its receipt.
 */
export function leaving(TableName: string, { person, list, since }: Subscription, by: Leaving, now: Date) {
  const gone = { ':now': now.toISOString(), ':gone': epochSeconds(now, WITHDRAWN_LIFE_MS) }
  const subscription = {
    Update: {
      TableName,
      Key: keys.subscription(person, list),
      UpdateExpression:
        'SET #state = :unsubscribed, endedAt = :now, endedBy = :by, expiresAt = :gone, listKey = :left ' +
        'REMOVE email',
      ConditionExpression: '#state = :active AND since = :since',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: {
        ...gone,
        ':unsubscribed': 'unsubscribed',
        ':active': 'active',
        ':by': by,
        ':since': since,
        ':left': listKeys.left(list, shardOf(person)),
      },
    },
  }
  const receipt = {
    Update: {
      TableName,
      Key: keys.receipt(person, list, since),
      UpdateExpression: 'SET withdrawnAt = :now, expiresAt = :gone',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: gone,
    },
  }
  return [subscription, receipt] as const
}
