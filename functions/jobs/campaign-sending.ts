import { setMaxListeners } from 'node:events'
import type { Logger } from '@aws-lambda-powertools/logger'
import { type Campaign, finish, type Pause, pause } from '../domain/campaign.ts'
import { isCountedUpTo, tooManyReports } from '../domain/campaign-figures.ts'
import type { Delivery } from '../domain/delivery.ts'
import type { Standing } from '../domain/recipient.ts'
import type { Result } from '../domain/result.ts'
import type { CampaignMails } from '../mail/campaign/composer.ts'
import type { Pacer, Turn } from '../mail/pacer.ts'
import type { AudienceTable } from '../table/audience.ts'
import type { CampaignWalkTable } from '../table/campaign-walks.ts'
import type { CampaignTable } from '../table/campaigns.ts'
import type { FiguresTable } from '../table/figures.ts'
import { type CampaignChanges, changeCampaign } from './campaign-changes.ts'
import {
  type Handed,
  type HandingOver,
  type HandOver,
  handOver,
  signedBy,
  skip,
} from './campaign-handing-over.ts'
import { campaignQueue, type Waiting } from './campaign-queue.ts'
import { type CampaignWalks, campaignWalks, type Walking, type WalkingShift } from './campaign-walking.ts'
import { repeatedly, together } from './side-by-side.ts'

export type CampaignSending = CampaignChanges &
  Walking &
  HandingOver & {
    campaigns: Pick<CampaignTable, 'read' | 'replace'>
    audience: AudienceTable
    walks: Pick<CampaignWalkTable, 'savePace'>
    figures: Pick<FiguresTable, 'read'>
    /** A campaign's mails, or why they cannot be made. */
    compose: (campaign: Campaign) => Promise<Result<Pick<CampaignMails, 'mailFor'>, string>>
    log: Logger
  }

/** What the campaigns that are sent beside each other share. */
export type Shift = WalkingShift & {
  pacer: Pacer
  /** Ends all campaigns. */
  over: AbortSignal
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
  readonly #walks: CampaignWalks
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
  readonly #faults: unknown[] = []

  constructor(
    deps: CampaignSending,
    shift: Shift,
    campaign: Campaign,
    mails: Pick<CampaignMails, 'mailFor'>,
  ) {
    this.#deps = deps
    this.#shift = shift
    this.#campaign = campaign
    this.#startedAt = deps.now().getTime()
    this.#walks = campaignWalks(deps, shift, campaign, this.#over, (delivery) => this.#turnFor(delivery))
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
        this.#sendAll().finally(stop),
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

  /** Sends until nothing is left of any shard, and finishes. */
  async #sendAll(): Promise<void> {
    const { id } = this.#campaign
    const isThrough = await this.#walks.all()
    if (isThrough) await this.#letCountingCome()
    if (!isThrough || this.#over.signal.aborted) return
    if ((await changeCampaign(this.#deps, this.#campaign, 'campaign-sent', finish)) !== undefined)
      this.#deps.log.info('A campaign is sent.', { code: 'campaign-sent', campaign: id })
  }

  /** Waits for the figures, which are counted some seconds behind: of a campaign that says it is sent, they say all. */
  async #letCountingCome(): Promise<void> {
    const until = this.#deps.now().getTime() + COUNTING_MS
    while (!this.#over.signal.aborted && this.#deps.now().getTime() < until) {
      if (isCountedUpTo(this.#settled, await this.#deps.figures.read(this.#campaign.id, true))) return
      await this.#deps.wait(LOOK_MS, this.#over.signal)
    }
  }

  /** Resolves once a delivery had its turn; whether it is settled then. */
  #turnFor(delivery: Delivery): Promise<boolean> {
    return new Promise((settle) => this.#queue.add({ delivery, settle }))
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
        const isIdle = this.#underWay.size === 0 && !this.#walks.isGathering()
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
