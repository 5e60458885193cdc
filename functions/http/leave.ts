import { listsOf } from '../domain/campaign.ts'
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
type Stores = Dependencies['stores']
type Needs = Sealing &
  Pick<Dependencies, 'now' | 'log'> & {
    stores: Pick<Stores, 'campaigns' | 'deliveries'> & {
      subscriptions: Pick<Stores['subscriptions'], 'leave' | 'leaveAll' | 'ofPerson'>
    }
  }

/** Who leaves what: a list, or every one where none is named; by a campaign's mail, where the link stands in one. */
export type Leave = { person: string; list?: ListId; campaign?: string }

/** What an unsubscribe link is for, or undefined where it is not genuine. Changes nothing. */
export function openUnsubscribeLink(
  deps: Pick<Needs, 'links' | 'mac' | 'now'>,
  token: string,
): Leave | undefined {
  const opened = openLink(token, 'unsubscribe', deps.links, deps.mac, deps.now())
  if (!opened.ok) return undefined
  const { about, person, campaign } = opened.value
  const by = campaign === undefined ? { person } : { person, campaign }
  if (about === EVERYTHING) return by
  const list = readList(about)?.id
  return list === undefined ? undefined : { ...by, list }
}

/**
 * Leaves what an unsubscribe link is for; undefined where the link is not genuine. By a campaign's mail, every list
 * is left that it went to: whoever does not want this mail gets no such mail by another list. Whoever follows a list
 * no more, was erased, or never followed it, has left it too: the answer is the same, as often as one asks.
 */
export async function leaveByLink(deps: Needs, token: string): Promise<Leave | undefined> {
  const leave = openUnsubscribeLink(deps, token)
  if (leave === undefined) return undefined
  const { person, list, campaign } = leave
  const { subscriptions } = deps.stores
  const now = deps.now()
  if (list === undefined) await subscriptions.leaveAll(person, 'link', now)
  else await subscriptions.leave(person, list, 'link', now)
  if (list !== undefined && campaign !== undefined)
    await subscriptions.leaveAll(person, 'link', now, await audienceOf(deps, campaign))
  await markLeft(deps, leave)
  return leave
}

/**
 * The lists that a link leaves: its own, and those of its campaign that the person follows or has left; undefined for
 * everything.
 */
export async function listsLeft(
  deps: Pick<Needs, 'stores' | 'log'>,
  { person, list, campaign }: Leave,
): Promise<ListId[] | undefined> {
  if (list === undefined || campaign === undefined) return list && [list]
  const [audience, followed] = await Promise.all([
    audienceOf(deps, campaign),
    deps.stores.subscriptions.ofPerson(person),
  ])
  const known = new Set(followed.map((one) => one.list))
  return [list, ...audience.filter((other) => other !== list && known.has(other))]
}

/** Dates that somebody left by a campaign's mail. What cannot be written down keeps nobody from leaving. */
export async function markLeft(
  { stores, now, log }: { stores: Pick<Stores, 'deliveries'> } & Pick<Needs, 'now' | 'log'>,
  { person, campaign }: Leave,
): Promise<void> {
  if (campaign === undefined) return
  try {
    await stores.deliveries.markLeft({ campaign, person }, now())
  } catch (error) {
    log.warn('That somebody left by a campaign could not be counted.', {
      code: 'leaving-uncounted',
      fault: nameOf(error),
      campaign,
    })
  }
}

/** The lists that a campaign went to; none where it cannot be read, which keeps nobody from leaving the link's own. */
async function audienceOf(
  { stores, log }: Pick<Needs, 'stores' | 'log'>,
  campaign: string,
): Promise<ListId[]> {
  try {
    const found = await stores.campaigns.read(campaign)
    return found === undefined ? [] : listsOf(found.audience)
  } catch (error) {
    log.error('The lists of a campaign could not be read.', {
      code: 'campaign-unread',
      fault: nameOf(error),
      campaign,
    })
    return []
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')

/** The token of a link to everything of a person that asks for no more than the link. It has no end. */
export function standingToken(
  { links, mac }: Sealing,
  purpose: Extract<LinkPurpose, 'unsubscribe' | 'preferences'>,
  { person, campaign }: Pick<Leave, 'person' | 'campaign'>,
): string {
  const by = campaign === undefined ? {} : { campaign }
  return sealLink({ purpose, about: EVERYTHING, person, ...by }, links, mac)
}
