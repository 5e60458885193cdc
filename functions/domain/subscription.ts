import type { ConsentReceipt } from './consent.ts'
import type { Follow, ListId } from './list.ts'
import type { Locale } from './locale.ts'
import { ASK_AGAIN_MS } from './signature.ts'

/**
 * A person follows a list (a topic, or one petition's updates) after double opt-in:
 *
 * ```
 * (none) ──request──▶ pending ──confirm──▶ active ──unsubscribe──▶ unsubscribed ──request──▶ pending
 *                       └──expire──▶ expired (14 days)
 * ```
 *
 * What is pending stands on what was asked: a `SubscriptionRequest` (several lists, one mail), or a
 * signature that `follows` lists, whose one press confirms both. What is active or unsubscribed is a
 * `Subscription`, one for each person and list. Asking again never alters what is pending or active.
 */
export type SubscriptionState = 'active' | 'unsubscribed'

/** Why a subscription ended. */
export const LEAVINGS = ['link', 'preferences', 'my-data', 'complaint', 'not-me'] as const
export type Leaving = (typeof LEAVINGS)[number]

export type Subscription = {
  person: string
  list: ListId
  state: SubscriptionState
  /** Where its mail goes; wiped on leaving. */
  email?: string
  locale: Locale
  /** When it was last confirmed. */
  since: string
  endedAt?: string
  endedBy?: Leaving
}

/** Append-only: one for each time that somebody confirmed to follow a list. Withdrawing dates it. */
export type SubscriptionReceipt = ConsentReceipt & {
  list: ListId
  confirmedAt: string
  /** 16 or over, as they said (or, for an import, as the importing organisation says). */
  ageConfirmed: true
  /** Of an import: where the consent was given, and the words that it was given to. */
  imported?: { source: string; text: string }
}

const DAY_MS = 24 * 60 * 60 * 1000

/** A consent that was withdrawn, and what is left of its subscription, are kept 24 months: to prove it stood. */
export const WITHDRAWN_LIFE_MS = 730 * DAY_MS

/**
 * Whether a consent that is confirmed at an instant makes somebody a follower: not who is one already, nor
 * who has left since (an import may bring a consent of long ago).
 */
export function mayActivate(
  standing: Pick<Subscription, 'state' | 'endedAt'> | undefined,
  confirmedAt: Date,
): boolean {
  if (standing === undefined) return true
  return standing.state === 'unsubscribed' && (standing.endedAt ?? '') <= confirmedAt.toISOString()
}

/** Somebody's request to follow lists, waiting for the press of a button. The same lists again are the same request. */
export type SubscriptionRequest = {
  person: string
  /** Made from its lists: see `requestId`. */
  id: string
  state: 'pending' | 'confirmed'
  email: string
  locale: Locale
  follows: Follow[]
  /** 128 random bits that the confirm link carries; a new request makes a new one. */
  nonce: string
  requestedAt: string
  /** When a mail was last asked for. */
  askedAt: string
  mailDue?: { mail: 'confirm-subscription'; at: string }
  confirmedAt?: string
  /** When it is purged: unconfirmed 14 days after it was asked for; confirmed, when its link has run out. */
  expiresAt: string
}

export type SubscriptionRequestKey = Pick<SubscriptionRequest, 'person' | 'id'>

/** What a conditional change came to: done, or what stood there instead (undefined: nothing). */
export type RequestChanged = { done: true } | { done: false; existing: SubscriptionRequest | undefined }

/** The name of a request: the same for the same lists in any order. `hashOf` is SHA-256 in base64url. */
export function requestId(lists: readonly ListId[], hashOf: (text: string) => string): string {
  return hashOf([...new Set(lists)].sort().join(' ')).slice(0, 22)
}

/** Whether a request still waits for its button. One past its time does not, whether or not TTL has removed it. */
export function isPending(request: Pick<SubscriptionRequest, 'state' | 'expiresAt'>, now: Date): boolean {
  return request.state === 'pending' && Date.parse(request.expiresAt) > now.getTime()
}

/**
 * What asking again does to the request that stands there. The visitor's answer is the same in every case.
 * - `start-anew`: it was confirmed or has expired, so the new one takes its place (the mail tells whoever
 *   follows everything already that there is nothing to do);
 * - `ask-again`: unconfirmed: the same mail is due once more, nothing else changes;
 * - `nothing`: a mail is due already, or was asked for a moment ago and still says what is true. It does not
 *   for whoever has left since (`standing`: what they follow and followed): it said that they follow all of
 *   it, and had no button.
 */
export function repeatedSubscription(
  existing: Pick<SubscriptionRequest, 'state' | 'expiresAt' | 'askedAt' | 'mailDue' | 'follows'>,
  standing: readonly Pick<Subscription, 'list' | 'endedAt'>[],
  now: Date,
): 'start-anew' | 'ask-again' | 'nothing' {
  if (!isPending(existing, now)) return 'start-anew'
  const asked = new Set(existing.follows.map(({ list }) => list))
  if (standing.some(({ list, endedAt = '' }) => asked.has(list) && endedAt > existing.askedAt))
    return 'ask-again'
  if (existing.mailDue !== undefined) return 'nothing'
  return now.getTime() - Date.parse(existing.askedAt) < ASK_AGAIN_MS ? 'nothing' : 'ask-again'
}
