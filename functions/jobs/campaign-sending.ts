import { setMaxListeners } from 'node:events'
import type { Logger } from '@aws-lambda-powertools/logger'
import { type Campaign, finish, type Pause, pause } from '../domain/campaign.ts'
import { isCountedUpTo, tooManyReports } from '../domain/campaign-figures.ts'
import { type ShardWalk, walked, walkFrom } from '../domain/campaign-walk.ts'
import { attention, type Delivery } from '../domain/delivery.ts'
import type { Standing } from '../domain/recipient.ts'
import type { Result } from '../domain/result.ts'
import type { CampaignMails } from '../mail/campaign/composer.ts'
import type { Pacer, Turn } from '../mail/pacer.ts'
import type { AudienceTable } from '../table/audience.ts'
import type { CampaignWalkTable } from '../table/campaign-walks.ts'
import type { CampaignTable } from '../table/campaigns.ts'
import type { DeliveryTable } from '../table/deliveries.ts'
import type { FiguresTable } from '../table/figures.ts'
import { SHARD_NUMBERS } from '../table/keys.ts'
import { type CampaignChanges, changeCampaign } from './campaign-changes.ts'
import { type Gathering, gatherShard } from './campaign-gathering.ts'
import {
  type Handed,
  type HandingOver,
  type HandOver,
  handOver,
  signedBy,
  skip,
} from './campaign-handing-over.ts'
import { campaignQueue, type Waiting } from './campaign-queue.ts'
import { atATime, repeatedly, together } from './side-by-side.ts'

export type CampaignSending = CampaignChanges &
  Gathering &
  HandingOver & {
    campaigns: Pick<CampaignTable, 'read' | 'replace'>
    audience: AudienceTable
    deliveries: DeliveryTable
    walks: Pick<CampaignWalkTable, 'walks' | 'saveWalk' | 'savePace'>
    figures: Pick<FiguresTable, 'read'>
    /** A campaign's mails, or why they cannot be made. */
    compose: (campaign: Campaign) => Promise<Result<CampaignMails, string>>
    log: Logger
  }

/** What the campaigns that are sent beside each other share. */
export type Shift = {
  fence: number
  pacer: Pacer
  /** Whether mails may be taken up: the lease is held, and there is time. */
  isOn: () => boolean
  /** Ends all campaigns. */
  over: AbortSignal
  /** Tells that a later sender is at work: it ends all campaigns of this one. */
  overtaken: () => void
  /** Resolves when the next few deliveries may be gathered. */
  gathers: () => Promise<void>
  /** Mails a second that campaigns may send. */
  allowed: () => number
  /** How many more they may send of the account's 24 hours. */
  left: () => number
  /** Tells that a mail is handed over, and then whether it went. */
  begins: () => void
  ended: (went: boolean) => void
}

/** A manager's word takes effect within a second: so often it is looked for … */
const LOOK_MS = 300
/** … and nothing is taken up on an older look. */
const LOOK_LIFE_MS = 800
const JUDGE_MS = 2_000
const PACE_MS = 2_000
/** So many mails that SES refuses one after the other are no fault of their recipients. */
const MOST_REFUSALS = 25
/** A campaign does not end before its figures are complete, but where counting is so late. */
const COUNTING_MS = 15_000
/** The pace that is told is that of this long. */
const PACE_WINDOW_MS = 5_000
/** While nothing may be taken up, this often is looked whether it may. */
const OFF_MS = 50
/** A mail that cannot be made is tried again so often, after so long. */
const MOST_TRIES = 5
const TRY_AGAIN_MS = 1_000
/** A campaign that is found unfinished more often than this meets a fault. */
const MOST_ROUNDS = 10

/**
 * Sends one campaign until it is sent, paused or cancelled, or the shift is over; resolves once nothing of it is under
 * way any more.
 *
 *   each shard: gather ─▶ read a page of deliveries ─▶ queue ─┐
 *   queue ─▶ turn (mail/pacer.ts) ─▶ check, claim, SES, record ─▶ the page is settled ─▶ its cursor moves
 *
 * Replay-safe: see campaign-gathering.ts and campaign-handing-over.ts for what is written; a cursor never passes what
 * is not settled, so whoever goes on meets all that is left. At the end all deliveries are looked at once more.
 */
export async function sendCampaign(deps: CampaignSending, shift: Shift, campaign: Campaign): Promise<void> {
  const mails = await deps.compose(campaign)
  if (!mails.ok) return pauseCampaign(deps, campaign, { because: 'account', code: mails.code })
  await new Sending(deps, shift, campaign, mails.value).run()
}

/** Pauses a campaign by itself and tells why; an alarm where it does not go on by itself. */
async function pauseCampaign(
  deps: CampaignSending,
  campaign: Campaign,
  why: Omit<Pause, 'at'>,
): Promise<void> {
  const { id } = campaign
  const paused = await changeCampaign(deps, campaign, 'campaign-paused', (seen, at) => pause(seen, why, at))
  if (paused === undefined) return
  const { because, code: ses } = why
  if (because === 'quota')
    deps.log.info('A campaign waits for quota.', { code: 'campaign-waits-for-quota', campaign: id })
  else
    deps.log.error('A campaign has paused itself.', { code: 'campaign-paused', campaign: id, because, ses })
}

class Sending {
  readonly #deps: CampaignSending
  readonly #shift: Shift
  readonly #campaign: Campaign
  readonly #handOver: HandOver
  readonly #queue = campaignQueue()
  readonly #gathering = atATime(1)
  readonly #over = new AbortController()
  readonly #underWay = new Set<Promise<void>>()
  /** When the campaign was looked at last: nothing is taken up before the first look. */
  #seenAt = Number.NEGATIVE_INFINITY
  readonly #startedAt: number
  #paused: Promise<void> | undefined
  /** When its last mails went. */
  #went: number[] = []
  #sent = 0
  #settled = 0
  /** Mails that SES refused since it took the last one. */
  #refusals = 0
  /** Shards whose recipients are not all written down yet. */
  #toGather = 0
  readonly #faults: unknown[] = []

  constructor(deps: CampaignSending, shift: Shift, campaign: Campaign, mails: CampaignMails) {
    this.#deps = deps
    this.#shift = shift
    this.#campaign = campaign
    this.#startedAt = deps.now().getTime()
    this.#handOver = {
      campaign,
      mails,
      signed: signedBy(campaign),
      fence: shift.fence,
      pacer: shift.pacer,
      mayClaim: () => this.#mayClaim(),
    }
  }

  async run(): Promise<void> {
    const over = this.#over.signal
    const stop = () => this.#over.abort()
    // Whatever waits for something listens to it.
    setMaxListeners(0, over)
    this.#shift.over.addEventListener('abort', stop)
    if (this.#shift.over.aborted) stop()
    const every = (milliseconds: number, work: () => Promise<void>) =>
      repeatedly(work, milliseconds, this.#deps.wait, over)
    try {
      await together(this.#over, [
        this.#walkAll().finally(stop),
        this.#takeTurns(),
        every(LOOK_MS, () => this.#look()),
        every(JUDGE_MS, () => this.#judge()),
        every(PACE_MS, () => this.#tellPace()),
      ])
    } finally {
      this.#shift.over.removeEventListener('abort', stop)
      await Promise.all(this.#underWay)
    }
    if (this.#faults.length > 0) throw this.#faults[0]
  }

  /** Walks all shards until nothing is left of any, and finishes. */
  async #walkAll(): Promise<void> {
    const { id } = this.#campaign
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const stored = await this.#deps.walks.walks(id)
      const walks = SHARD_NUMBERS.map((shard) =>
        walkFrom(
          stored.find((walk) => walk.shard === shard),
          shard,
          this.#campaign,
          this.#shift.fence,
        ),
      )
      this.#toGather = walks.filter(({ phase }) => phase === 'gathering').length
      await together(
        this.#over,
        walks.map((walk) => this.#walk(walk)),
      )
      if (this.#over.signal.aborted) return
      if (await this.#isThrough(walks)) {
        await this.#letCountingCome()
        if (this.#over.signal.aborted) return
        if ((await changeCampaign(this.#deps, this.#campaign, 'campaign-sent', finish)) !== undefined)
          this.#deps.log.info('A campaign is sent.', { code: 'campaign-sent', campaign: id })
        return
      }
    }
    throw new Error('A campaign never comes to its end.')
  }

  /** Waits for the figures, which are counted some seconds behind: of a campaign that says it is sent, they say all. */
  async #letCountingCome(): Promise<void> {
    const until = this.#deps.now().getTime() + COUNTING_MS
    while (!this.#over.signal.aborted && this.#deps.now().getTime() < until) {
      if (isCountedUpTo(this.#settled, await this.#deps.figures.read(this.#campaign.id, true))) return
      await this.#deps.wait(LOOK_MS, this.#over.signal)
    }
  }

  /**
   * Looks at all deliveries once more. One that is open was written by a sender who held the lease before and did not
   * know yet: its shard is walked again.
   */
  async #isThrough(walks: readonly ShardWalk[]): Promise<boolean> {
    const { id } = this.#campaign
    const open = await Promise.all(
      walks.map(async (walk) => {
        const isOpen = await this.#deps.deliveries.isAnyOpen(id, walk.shard)
        if (isOpen) await this.#save(walked(walk, undefined, 'sending'))
        return isOpen
      }),
    )
    return !open.includes(true)
  }

  /** Writes down how far a walk is; false, and the end of this sender, where a later one has written it. */
  async #save(walk: ShardWalk): Promise<boolean> {
    const isSaved = await this.#deps.walks.saveWalk(this.#campaign.id, walk)
    if (!isSaved) this.#shift.overtaken()
    return isSaved
  }

  async #walk(from: ShardWalk): Promise<void> {
    let walk: ShardWalk | undefined = from
    if (walk.phase === 'gathering') {
      const over = this.#over.signal
      const turn = async () => {
        await this.#shift.gathers()
        // A later sender may be through with it already: who has left meanwhile would wait for ever.
        if (!this.#shift.isOn()) this.#over.abort()
      }
      walk = await this.#gathering(() => gatherShard(this.#deps, this.#campaign, from, turn, over))
      this.#toGather -= 1
      if (walk === undefined) this.#shift.overtaken()
    }
    if (walk?.phase === 'sending' && !this.#over.signal.aborted) await this.#sendShard(walk)
  }

  /** Sends a shard page by page. The next page is read while one is under way, so that no turn waits for it. */
  async #sendShard(from: ShardWalk): Promise<void> {
    const { deliveries, log } = this.#deps
    const { id } = this.#campaign
    let walk = from
    const save = (next: ShardWalk): Promise<boolean> => {
      walk = next
      return this.#save(walk)
    }
    let before = Promise.resolve(true)
    for await (const { deliveries: page, upTo, unreadable } of deliveries.pages(id, from.shard, from.from)) {
      if (unreadable > 0)
        log.error('Deliveries cannot be read.', { code: 'campaign-unreadable', campaign: id, unreadable })
      const settled = Promise.all(page.map((delivery) => this.#attend(delivery)))
      // Whoever awaits it comes later.
      settled.catch(() => {})
      if (!(await before)) return
      before = settled.then(async (all) => !all.includes(false) && (await save(walked(walk, upTo))))
      before.catch(() => {})
    }
    if (await before) await save(walked(walk, undefined, 'done'))
  }

  /** Does what a delivery needs; whether it is settled. */
  async #attend(delivery: Delivery): Promise<boolean> {
    if (this.#over.signal.aborted) return false
    const { resending } = this.#campaign
    switch (attention(delivery, this.#shift.fence, resending?.before)) {
      case 'nothing':
        return true
      case 'lose':
        await this.#deps.deliveries.change(delivery, 'lose', this.#deps.now(), {
          ...(delivery.claim === undefined ? {} : { seen: delivery.claim }),
        })
        return true
      default:
        return new Promise((settle) => this.#queue.add({ delivery, settle }))
    }
  }

  /** Gives those who wait their turns, until the campaign stops. */
  async #takeTurns(): Promise<void> {
    const over = this.#over.signal
    const { pacer } = this.#shift
    try {
      for (;;) {
        await this.#queue.filled(over)
        if (over.aborted) return
        const left = this.#shift.left()
        // Those under way may come back; and the figures of one that pauses for a day should show its audience.
        const isIdle = this.#underWay.size === 0 && this.#toGather === 0
        if (left < 1 && isIdle) return await this.#pause({ because: 'quota' })
        if (left < 1 || !this.#mayClaim()) {
          await this.#deps.wait(OFF_MS, over)
          continue
        }
        const turns = await pacer.take(Math.min(this.#queue.size(), left), over)
        this.#hand(this.#queue.take(turns.length), turns)
      }
    } finally {
      for (const { settle } of this.#queue.take(Infinity)) settle(false)
    }
  }

  /** Hands over those whose turns have come, and does not wait for it. */
  #hand(waiting: readonly Waiting[], turns: readonly Turn[]): void {
    const of = waiting.map(({ delivery }) => delivery)
    const standing = this.#deps.audience.standing(of, this.#handOver.signed)
    for (const [i, turn] of turns.entries()) {
      const one = waiting[i]
      if (one === undefined) turn.unused()
      else
        this.#track(
          one,
          this.#handOne(
            one,
            standing.then((all) => all[i]),
            turn,
          ),
        )
    }
  }

  async #handOne(one: Waiting, standing: Promise<Standing | undefined>, turn: Turn): Promise<void> {
    let handed: Handed | undefined
    this.#shift.begins()
    try {
      handed = await handOver(this.#deps, this.#handOver, one.delivery, await standing, turn)
    } finally {
      turn.done()
      this.#shift.ended(handed === 'sent')
    }
    await this.#settle(one, handed)
  }

  async #settle(one: Waiting, handed: Handed): Promise<void> {
    if (handed === 'sent') {
      this.#sent += 1
      this.#refusals = 0
      this.#went.push(this.#deps.now().getTime())
    }
    if (handed === 'sent' || handed === 'settled') {
      this.#settled += 1
      return one.settle(true)
    }
    if (typeof handed === 'object' && 'refused' in handed) {
      this.#settled += 1
      this.#refusals += 1
      one.settle(true)
      if (this.#refusals === MOST_REFUSALS) await this.#pause({ because: 'account', code: handed.refused })
      return
    }
    if (typeof handed === 'object') {
      one.settle(false)
      return this.#pause(handed)
    }
    if (this.#over.signal.aborted) return one.settle(false)
    if (handed === 'again') return this.#queue.addFirst(one)
    await this.#unmade(one)
  }

  /**
   * A mail that cannot be made is tried again after others. If theirs could be made meanwhile it is this recipient's
   * alone; if none could, it is the campaign's, and nobody is skipped for that.
   */
  async #unmade(one: Waiting): Promise<void> {
    const { tries = 0, sentBefore = this.#sent } = one
    if (this.#sent > sentBefore) {
      await skip(this.#deps, one.delivery, 'failed')
      return one.settle(true)
    }
    if (tries === MOST_TRIES) throw new Error('The mails of a campaign cannot be made.')
    await this.#deps.wait(TRY_AGAIN_MS, this.#over.signal)
    if (this.#over.signal.aborted) one.settle(false)
    else this.#queue.add({ ...one, tries: tries + 1, sentBefore })
  }

  /** Waits for it before the campaign's end, which a fault brings. */
  #track(one: Waiting, work: Promise<void>): void {
    const tracked: Promise<void> = work
      .catch((fault: unknown) => {
        one.settle(false)
        this.#faults.push(fault)
        this.#over.abort()
      })
      .finally(() => this.#underWay.delete(tracked))
    this.#underWay.add(tracked)
  }

  #pause(why: Omit<Pause, 'at'>): Promise<void> {
    this.#over.abort()
    this.#paused ??= pauseCampaign(this.#deps, this.#campaign, why)
    return this.#paused
  }

  #mayClaim(): boolean {
    const isFresh = this.#deps.now().getTime() - this.#seenAt < LOOK_LIFE_MS
    return isFresh && !this.#over.signal.aborted && this.#shift.isOn()
  }

  /** Looks whether it stands as it did: whatever a manager does with it ends this, and it is begun anew or not. */
  async #look(): Promise<void> {
    const at = this.#deps.now().getTime()
    const seen = await this.#deps.campaigns.read(this.#campaign.id, true)
    if (seen?.version === this.#campaign.version) this.#seenAt = at
    else this.#over.abort()
  }

  /** Looks at what SES reports. */
  async #judge(): Promise<void> {
    const counts = await this.#deps.figures.read(this.#campaign.id)
    const because = tooManyReports(counts, this.#campaign.watchedFrom)
    if (because !== undefined) await this.#pause({ because })
  }

  async #tellPace(): Promise<void> {
    const now = this.#deps.now()
    const since = Math.max(this.#startedAt, now.getTime() - PACE_WINDOW_MS)
    this.#went = this.#went.filter((at) => at > since)
    const seconds = Math.max(1, (now.getTime() - since) / 1000)
    const rate = Math.round((this.#went.length / seconds) * 10) / 10
    const allowed = this.#shift.allowed()
    await this.#deps.walks.savePace(this.#campaign.id, { at: now.toISOString(), rate, allowed })
  }
}
