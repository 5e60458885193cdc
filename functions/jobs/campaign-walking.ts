import type { Logger } from '@aws-lambda-powertools/logger'
import type { Campaign } from '../domain/campaign.ts'
import { type ShardWalk, walked, walkFrom } from '../domain/campaign-walk.ts'
import { attention, type Delivery } from '../domain/delivery.ts'
import type { CampaignWalkTable } from '../table/campaign-walks.ts'
import type { DeliveryTable } from '../table/deliveries.ts'
import { SHARD_NUMBERS } from '../table/keys.ts'
import { type Gathering, gatherShard } from './campaign-gathering.ts'
import { atATime, together } from './side-by-side.ts'

export type Walking = Gathering & {
  deliveries: DeliveryTable
  walks: Pick<CampaignWalkTable, 'walks' | 'saveWalk'>
  log: Logger
}

/** What a walk needs of the time for which its sender holds the lease. */
export type WalkingShift = {
  fence: number
  /** Whether mails may be taken up: the lease is held, and there is time. */
  isOn: () => boolean
  /** Resolves when the next few deliveries may be gathered. */
  gathers: () => Promise<void>
  /** Tells that a later sender is at work: this one ends. */
  overtaken: () => void
}

export type CampaignWalks = ReturnType<typeof campaignWalks>

/** A campaign that is found unfinished more often than this meets a fault. */
const MOST_ROUNDS = 10

/**
 * Walks a campaign's shards, beside each other: each is gathered, and then read page by page, and `send` resolves once
 * a delivery that is to be sent is settled (true) or left to another sender (false). A cursor never passes what is not
 * settled, so whoever goes on meets all that is left.
 */
export function campaignWalks(
  deps: Walking,
  shift: WalkingShift,
  campaign: Campaign,
  over: AbortController,
  send: (delivery: Delivery) => Promise<boolean>,
) {
  const { id } = campaign
  const oneByOne = atATime(1)
  let toGather = 0

  /** Writes down how far a walk is; false, and the end of this sender, where a later one has written it. */
  async function save(walk: ShardWalk): Promise<boolean> {
    const isSaved = await deps.walks.saveWalk(id, walk)
    if (!isSaved) shift.overtaken()
    return isSaved
  }

  async function walkShard(from: ShardWalk): Promise<void> {
    let walk: ShardWalk | undefined = from
    if (walk.phase === 'gathering') {
      const turn = async () => {
        await shift.gathers()
        // A later sender may be through with it already: who has left meanwhile would wait for ever.
        if (!shift.isOn()) over.abort()
      }
      walk = await oneByOne(() => gatherShard(deps, campaign, from, turn, over.signal))
      toGather -= 1
      if (walk === undefined) shift.overtaken()
    }
    if (walk?.phase === 'sending' && !over.signal.aborted) await sendShard(walk)
  }

  /** Sends a shard page by page. The next page is read while one is under way, so that no turn waits for it. */
  async function sendShard(from: ShardWalk): Promise<void> {
    let walk = from
    const go = (next: ShardWalk): Promise<boolean> => {
      walk = next
      return save(walk)
    }
    let before = Promise.resolve(true)
    for await (const { deliveries, upTo, unreadable } of deps.deliveries.pages(id, from.shard, from.from)) {
      if (unreadable > 0)
        deps.log.error('Deliveries cannot be read.', {
          code: 'campaign-unreadable',
          campaign: id,
          unreadable,
        })
      const settled = Promise.all(deliveries.map(attend))
      // Whoever awaits it comes later.
      settled.catch(() => {})
      if (!(await before)) return
      before = settled.then(async (all) => !all.includes(false) && (await go(walked(walk, upTo))))
      before.catch(() => {})
    }
    if (await before) await go(walked(walk, undefined, 'done'))
  }

  /** Does what a delivery needs; whether it is settled. */
  async function attend(delivery: Delivery): Promise<boolean> {
    if (over.signal.aborted) return false
    switch (attention(delivery, shift.fence, campaign.resending?.before)) {
      case 'nothing':
        return true
      case 'lose':
        await deps.deliveries.change(delivery, 'lose', deps.now(), {
          ...(delivery.claim === undefined ? {} : { seen: delivery.claim }),
        })
        return true
      default:
        return send(delivery)
    }
  }

  /**
   * Looks at all deliveries once more. One that is open was written by a sender who held the lease before and did not
   * know yet: its shard is walked again.
   */
  async function isThrough(walks: readonly ShardWalk[]): Promise<boolean> {
    const open = await Promise.all(
      walks.map(async (walk) => {
        const isOpen = await deps.deliveries.isAnyOpen(id, walk.shard)
        if (isOpen) await save(walked(walk, undefined, 'sending'))
        return isOpen
      }),
    )
    return !open.includes(true)
  }

  return {
    /** Whether recipients are still being written down. */
    isGathering: (): boolean => toGather > 0,

    /** Walks all shards until nothing is left of any; false where it was ended before. */
    all: async (): Promise<boolean> => {
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const stored = await deps.walks.walks(id)
        const walks = SHARD_NUMBERS.map((shard) =>
          walkFrom(
            stored.find((walk) => walk.shard === shard),
            shard,
            campaign,
            shift.fence,
          ),
        )
        toGather = walks.filter(({ phase }) => phase === 'gathering').length
        await together(over, walks.map(walkShard))
        if (over.signal.aborted) return false
        if (await isThrough(walks)) return true
      }
      throw new Error('A campaign never comes to its end.')
    },
  }
}
