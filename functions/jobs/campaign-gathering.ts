import type { Logger } from '@aws-lambda-powertools/logger'
import type { Campaign } from '../domain/campaign.ts'
import { type ShardWalk, walked } from '../domain/campaign-walk.ts'
import type { Delivery } from '../domain/delivery.ts'
import { memberOf } from '../domain/recipient.ts'
import type { AudienceTable } from '../table/audience.ts'
import type { CampaignWalkTable } from '../table/campaign-walks.ts'
import type { DeliveryTable } from '../table/deliveries.ts'
import { skip } from './campaign-handing-over.ts'

export type Gathering = {
  audience: Pick<AudienceTable, 'pages' | 'standing'>
  deliveries: Pick<DeliveryTable, 'add' | 'change' | 'forget'>
  walks: Pick<CampaignWalkTable, 'saveWalk'>
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  now: () => Date
  log: Logger
}

/** Deliveries that are written at once. */
export const GATHERED_AT_ONCE = 20
/** An index shows what was written a moment ago late: who followed right before it began is in. */
const INDEX_LAG_MS = 1_000

/**
 * Writes a waiting delivery for each member of the audience in one shard; answers how far it came. A page is passed
 * once all of it is written, and one that is written twice stands once, so it goes on after a crash anywhere.
 * Undefined where a later sender is at work.
 */
export async function gatherShard(
  deps: Gathering,
  { id, audience: wanted, startedAt = '' }: Campaign,
  from: ShardWalk,
  /** Resolves when the next few may be written. */
  turn: () => Promise<void>,
  over: AbortSignal,
): Promise<ShardWalk | undefined> {
  const { audience, deliveries, walks, wait, now, log } = deps
  await wait(Math.max(0, Date.parse(startedAt) + INDEX_LAG_MS - now().getTime()), over)
  let walk = from
  for await (const { followers, upTo, unreadable } of audience.pages(wanted, walk.shard, walk.from)) {
    // The wait may have been cut short.
    if (over.aborted) return walk
    if (unreadable > 0)
      log.error('Followers cannot be read.', { code: 'campaign-unreadable', campaign: id, unreadable })
    const members = followers.flatMap((follower) => memberOf(follower, wanted, startedAt) ?? [])
    const at = now().toISOString()
    for (let first = 0; first < members.length; first += GATHERED_AT_ONCE) {
      await turn()
      if (over.aborted) return walk
      const some = members
        .slice(first, first + GATHERED_AT_ONCE)
        .map((member): Delivery => ({ campaign: id, ...member, state: 'waiting', at }))
      await Promise.all(some.map(deliveries.add))
      await forgetErased(deps, some)
    }
    walk = walked(walk, upTo)
    if (!(await walks.saveWalk(id, walk))) return undefined
  }
  if (over.aborted) return walk
  walk = walked(walk, undefined, 'sending')
  return (await walks.saveWalk(id, walk)) ? walk : undefined
}

/**
 * Whoever was erased while they were read from the index was looked for before their delivery stood there: nothing of
 * it stays. Who is erased from now on is found.
 */
async function forgetErased(deps: Gathering, written: readonly Delivery[]): Promise<void> {
  const standing = await deps.audience.standing(written, () => [])
  const erased = written.filter((_, i) => standing[i]?.subscriptions.length === 0)
  await Promise.all(erased.map((delivery) => skip(deps, delivery, 'erased')))
}
