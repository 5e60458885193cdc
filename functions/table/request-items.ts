import * as v from 'valibot'
import { LOCALES } from '../domain/locale.ts'
import type { MyDataRequest } from '../domain/my-data.ts'
import type { SubscriptionRequest } from '../domain/subscription.ts'
import { FollowPart, Iso } from './consent-parts.ts'
import { epochSeconds, isoOfSeconds } from './epoch-seconds.ts'
import { type Key, keys } from './keys.ts'
import { dueAttributes, withoutUndefined } from './signature-item.ts'

const PERSON = 'PERSON#'
const REQUEST = 'REQUEST#'

const shared = {
  pk: v.string(),
  sk: v.string(),
  email: v.string(),
  locale: v.picklist(LOCALES),
  nonce: v.string(),
  askedAt: Iso,
  dueAt: v.exactOptional(Iso),
  /** Epoch seconds: the table's time to live. */
  expiresAt: v.number(),
}

const SubscriptionRequestItem = v.object({
  ...shared,
  state: v.picklist(['pending', 'confirmed']),
  follows: v.array(FollowPart),
  requestedAt: Iso,
  mailDue: v.exactOptional(v.literal('confirm-subscription')),
  confirmedAt: v.exactOptional(Iso),
})

const MyDataRequestItem = v.object({ ...shared, mailDue: v.exactOptional(v.literal('my-data')) })

/** The person and request in a subscription request's key, or undefined for any other item. */
export function subscriptionRequestOfKey({ pk, sk }: Key): { person: string; id: string } | undefined {
  if (!pk.startsWith(PERSON) || !sk.startsWith(REQUEST)) return undefined
  return { person: pk.slice(PERSON.length), id: sk.slice(REQUEST.length) }
}

/** Reads a stored request to follow lists. Throws where the item is not one. */
export function readSubscriptionRequest(item: unknown): SubscriptionRequest {
  const { pk, sk, mailDue, dueAt, expiresAt, ...rest } = v.parse(SubscriptionRequestItem, item)
  const key = subscriptionRequestOfKey({ pk, sk })
  if (key === undefined) throw new Error('The key of a request item names no request.')
  return {
    ...rest,
    ...key,
    ...(mailDue === undefined || dueAt === undefined ? {} : { mailDue: { mail: mailDue, at: dueAt } }),
    expiresAt: isoOfSeconds(expiresAt),
  }
}

/** The item that stores a request to follow lists. */
export function subscriptionRequestItem(request: SubscriptionRequest): Record<string, unknown> {
  const { person, id, mailDue, expiresAt, ...rest } = request
  return withoutUndefined({
    ...keys.subscriptionRequest(person, id),
    ...rest,
    ...(mailDue === undefined ? {} : dueAttributes(person, mailDue)),
    expiresAt: epochSeconds(expiresAt),
  })
}

/** Reads a stored request to see one's data. Throws where the item is not one. */
export function readMyDataRequest(item: unknown): MyDataRequest {
  const { pk, sk: _sk, mailDue, dueAt, expiresAt, ...rest } = v.parse(MyDataRequestItem, item)
  return {
    ...rest,
    person: pk.slice(PERSON.length),
    ...(mailDue === undefined || dueAt === undefined ? {} : { mailDue: { mail: mailDue, at: dueAt } }),
    expiresAt: isoOfSeconds(expiresAt),
  }
}

/** The item that stores a request to see one's data. */
export function myDataRequestItem(request: MyDataRequest): Record<string, unknown> {
  const { person, mailDue, expiresAt, ...rest } = request
  return {
    ...keys.myDataRequest(person),
    ...rest,
    ...(mailDue === undefined ? {} : dueAttributes(person, mailDue)),
    expiresAt: epochSeconds(expiresAt),
  }
}
