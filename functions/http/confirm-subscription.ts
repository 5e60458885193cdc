import { openLink } from '../domain/link.ts'
import { isPending, type SubscriptionRequest, type SubscriptionRequestKey } from '../domain/subscription.ts'
import type { Dependencies } from './dependencies.ts'

type Needs = Pick<Dependencies, 'links' | 'mac' | 'now'> & {
  stores: Pick<Dependencies['stores'], 'subscriptions'>
}

/** What a confirm link of a subscription leads to. `unknown`: it is none, or forged. */
export type OpenedSubscription =
  | { ok: true; request: SubscriptionRequest }
  | { ok: false; because: 'unknown' | 'expired' }

type RequestLink = SubscriptionRequestKey & { nonce: string }

/** What a confirm link leads to, for showing. Changes nothing. */
export async function openSubscriptionLink(deps: Needs, token: string): Promise<OpenedSubscription> {
  const opened = requestLink(deps, token)
  if (!opened.ok) return opened
  return found(deps, opened.link, await deps.stores.subscriptions.readRequest(opened.link, true))
}

/** Confirms the request that a link belongs to; pressing again answers the same. */
export async function confirmSubscriptionByLink(
  deps: Needs,
  token: string,
): Promise<{ ok: true } | { ok: false; because: 'unknown' | 'expired' }> {
  const opened = requestLink(deps, token)
  if (!opened.ok) return opened
  const { link } = opened
  const change = await deps.stores.subscriptions.confirmRequest(link, link.nonce, deps.now())
  return change.done ? { ok: true } : found(deps, link, change.existing)
}

function requestLink(
  deps: Needs,
  token: string,
): { ok: true; link: RequestLink } | { ok: false; because: 'unknown' | 'expired' } {
  const opened = openLink(token, 'confirm-subscription', deps.links, deps.mac, deps.now())
  if (!opened.ok) return { ok: false, because: opened.code === 'link-expired' ? 'expired' : 'unknown' }
  const { about, person, nonce = '' } = opened.value
  return { ok: true, link: { id: about, person, nonce } }
}

/** A purged request and one that a newer one replaced look the same to whoever holds an old link. */
async function found(
  deps: Needs,
  link: RequestLink,
  request: SubscriptionRequest | undefined,
): Promise<OpenedSubscription> {
  if (request === undefined || request.nonce !== link.nonce) return { ok: false, because: 'expired' }
  if (request.state === 'pending')
    return isPending(request, deps.now()) ? { ok: true, request } : { ok: false, because: 'expired' }
  // Who has left everything since is not told that they follow it.
  const lists = request.follows.map(({ list }) => list)
  const standing = await deps.stores.subscriptions.ofPerson(link.person)
  const follows = standing.some(({ list, state }) => state === 'active' && lists.includes(list))
  return follows ? { ok: true, request } : { ok: false, because: 'expired' }
}
