import {
  EVERYTHING,
  type LinkKeyring,
  type LinkPurpose,
  type Mac,
  openLink,
  sealLink,
} from '../domain/link.ts'
import { type ListId, readList } from '../domain/list.ts'
import type { Dependencies } from './dependencies.ts'

type Sealing = { links: LinkKeyring; mac: Mac }
type Needs = Sealing & {
  now: () => Date
  stores: { subscriptions: Pick<Dependencies['stores']['subscriptions'], 'leave' | 'leaveAll'> }
}

/** Who leaves what: a list, or every one where none is named. */
export type Leave = { person: string; list?: ListId }

/** What an unsubscribe link is for, or undefined where it is not genuine. Changes nothing. */
export function openUnsubscribeLink(
  deps: Pick<Needs, 'links' | 'mac' | 'now'>,
  token: string,
): Leave | undefined {
  const opened = openLink(token, 'unsubscribe', deps.links, deps.mac, deps.now())
  if (!opened.ok) return undefined
  const { about, person } = opened.value
  if (about === EVERYTHING) return { person }
  const list = readList(about)?.id
  return list === undefined ? undefined : { person, list }
}

/**
 * Leaves what an unsubscribe link is for; undefined where the link is not genuine. Whoever follows it no more,
 * was erased, or never followed it, has left it too: the answer is the same, as often as one asks.
 */
export async function leaveByLink(deps: Needs, token: string): Promise<Leave | undefined> {
  const leave = openUnsubscribeLink(deps, token)
  if (leave === undefined) return undefined
  const { person, list } = leave
  const { subscriptions } = deps.stores
  if (list === undefined) await subscriptions.leaveAll(person, 'link', deps.now())
  else await subscriptions.leave(person, list, 'link', deps.now())
  return leave
}

/** The token of a link to everything of a person that asks for no more than the link. It has no end. */
export function standingToken(
  { links, mac }: Sealing,
  purpose: Extract<LinkPurpose, 'unsubscribe' | 'preferences'>,
  person: string,
): string {
  return sealLink({ purpose, about: EVERYTHING, person }, links, mac)
}
