import type { Follow } from '../domain/list.ts'
import type { Locale } from '../domain/locale.ts'
import { MAIL_BACKUP_MS, UNCONFIRMED_LIFE_MS } from '../domain/signature.ts'
import {
  type RequestChanged,
  repeatedSubscription,
  requestId,
  type SubscriptionRequest,
} from '../domain/subscription.ts'
import type { SharedDependencies } from './dependencies.ts'

type Needs = Pick<SharedDependencies, 'newNonce' | 'textHash' | 'now'> & {
  stores: Pick<SharedDependencies['stores'], 'subscriptions'>
}

/** More writers than this never meet on one request: each of them lost to another change. */
const MOST_ROUNDS = 5

/**
 * Takes somebody's request to follow lists, at least one; a mail asks the owner of the address for the press
 * of a button. The first one is one conditional write, whoever the address belongs to and whatever they
 * follow already; what a repeated one does is decided by the request that stands there (domain/subscription
 * `repeatedSubscription`). It promises nothing about the outcome: the visitor's answer must be the same in
 * every case. Throws where nothing could be stored.
 */
export async function subscribe(
  deps: Needs,
  of: { person: string; email: string; locale: Locale },
  follows: readonly Follow[],
): Promise<void> {
  const { subscriptions } = deps.stores
  const wanted = newRequest(deps, of, follows)
  let attempt = await subscriptions.createRequest(wanted)
  // Whoever loses a race sees what won it, or that the item has gone (time to live), and tries again.
  for (let round = 1; !attempt.done; round++) {
    if (round === MOST_ROUNDS) throw new Error('A subscription request changed too often while it was made.')
    const seen = attempt.existing
    const what =
      seen === undefined
        ? 'start-anew'
        : repeatedSubscription(seen, await subscriptions.ofPerson(of.person), deps.now())
    if (what === 'nothing') return
    if (seen === undefined) attempt = await subscriptions.createRequest(wanted)
    else if (what === 'start-anew') attempt = await subscriptions.replaceRequest(wanted, seen)
    else attempt = await askAgain(deps, seen)
  }
}

function askAgain(deps: Needs, seen: SubscriptionRequest): Promise<RequestChanged> {
  const now = deps.now()
  const due = { mail: 'confirm-subscription' as const, at: mailBackup(now) }
  return deps.stores.subscriptions.askForMail(seen, due, now)
}

function newRequest(
  deps: Needs,
  { person, email, locale }: { person: string; email: string; locale: Locale },
  follows: readonly Follow[],
): SubscriptionRequest {
  const now = deps.now()
  const askedAt = now.toISOString()
  return {
    person,
    id: requestId(
      follows.map(({ list }) => list),
      deps.textHash,
    ),
    state: 'pending',
    email,
    locale,
    follows: [...follows],
    nonce: deps.newNonce(),
    requestedAt: askedAt,
    askedAt,
    mailDue: { mail: 'confirm-subscription', at: mailBackup(now) },
    expiresAt: new Date(now.getTime() + UNCONFIRMED_LIFE_MS).toISOString(),
  }
}

const mailBackup = (now: Date): string => new Date(now.getTime() + MAIL_BACKUP_MS).toISOString()
