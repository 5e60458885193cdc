/**
 * Sends campaigns. Woken each minute, and at once when something is to begin or to go on.
 *
 *   lease ─▶ agenda, every second: begin what is due, go on with what waited for quota
 *   ─▶ each campaign under way beside the others (campaign-sending.ts), out of one rate and one quota
 *   ─▶ nothing to do any more, or time is up: what is under way is recorded, the lease given back, and itself woken
 *
 * Replay-safe: of two calls one holds the lease; the other leaves. One that dies is waited for until its lease ends,
 * and what it had under way is met by its fencing number. Even two that both believe to hold it mail nobody twice: a
 * delivery is claimed by a condition.
 */
import { setMaxListeners } from 'node:events'
import * as v from 'valibot'
import { begin, type Campaign, dueFrom, isAtWork, resume } from '../domain/campaign.ts'
import { watched } from '../domain/campaign-figures.ts'
import type { TestOutcome } from '../domain/campaign-sender.ts'
import { isHeld, type Lease, RENEW_MS } from '../domain/campaign-walk.ts'
import { NO_DELIVERIES } from '../domain/delivery-cells.ts'
import { LOCALES } from '../domain/locale.ts'
import { campaignQuota, campaignRate, isFreed, type SendingQuota } from '../domain/sending-quota.ts'
import { pace } from '../mail/pace.ts'
import { type Pacer, pacer } from '../mail/pacer.ts'
import type { SesMailer } from '../mail/ses.ts'
import type { CampaignLeaseTable } from '../table/campaign-lease.ts'
import type { CampaignTable } from '../table/campaigns.ts'
import type { DueMailTable } from '../table/due-mails.ts'
import { changeCampaign } from './campaign-changes.ts'
import { GATHERED_AT_ONCE } from './campaign-gathering.ts'
import { type CampaignSending, type Shift, sendCampaign } from './campaign-sending.ts'
import { sendTest } from './campaign-test.ts'
import { repeatedly, together } from './side-by-side.ts'

export type CampaignDependencies = CampaignSending & {
  campaigns: Pick<CampaignTable, 'read' | 'replace' | 'agenda'>
  lease: CampaignLeaseTable
  dueMails: Pick<DueMailTable, 'isAnyDue'>
  mailer: Pick<SesMailer, 'send' | 'quota'>
  /** Calls this function again, and does not wait for it. */
  wake: () => Promise<void>
  /** A number from 0 up to 1, for jitter. */
  random: () => number
}

type Context = { getRemainingTimeInMillis: () => number }

/** The timer's event is none of a test. */
const Event = v.object({
  test: v.exactOptional(
    v.object({
      campaign: v.string(),
      locale: v.picklist(LOCALES),
      to: v.string(),
      name: v.exactOptional(v.string()),
    }),
  ),
})

/** With less time left than this nothing is taken up: a call of SES may take 10 s, and all is written down after it. */
export const HAND_OVER_MS = 20_000
const AGENDA_MS = 1_000
const QUOTA_MS = 5_000
/** What is due by the timer's next call begins on time. */
const SOON_MS = 60_000
/** Confirmation mail that has been due for so long waits for room, and goes first. */
const OVERDUE_MS = 90_000
const CONFIRMATIONS_MS = 5_000
/** Recipients a second that may be gathered while no mail goes … */
const MOST_GATHERED = 800
/** … and for each mail a second so many fewer, as both want the processor … */
const LESS_FOR_EACH = 3.5
/** … but always ahead of the mails. */
const AHEAD = 1.5
/** A campaign that waits for quota is not tried again before: what SES says of it may be behind. */
const QUOTA_REST_MS = 30_000
/** A campaign that met a fault is tried again after this long. */
const FAULT_WAIT_MS = 15_000
/** While another one holds the lease, this often is looked whether they live. */
const LEASE_LOOK_MS = 1_000

export function sendCampaigns(deps: CampaignDependencies) {
  return async (event: unknown, context: Context): Promise<TestOutcome | undefined> => {
    const { test } = v.parse(Event, event)
    if (test !== undefined) return sendTest(deps, test)
    const hasTime = () => context.getRemainingTimeInMillis() >= HAND_OVER_MS
    if ((await deps.campaigns.agenda()).length === 0) return undefined
    const lease = await takeLease(deps, hasTime)
    if (lease === undefined) return undefined
    const shift = new SendingShift(deps, lease, hasTime)
    if (await shift.run()) await deps.wake()
    return undefined
  }
}

/** Takes the lease; that of a sender who died, once it ends. Undefined while another one is at work. */
async function takeLease(
  { lease, wait, now }: CampaignDependencies,
  hasTime: () => boolean,
): Promise<Lease | undefined> {
  const never = new AbortController().signal
  let seen: string | undefined
  while (hasTime()) {
    const taken = await lease.take(now())
    if (taken !== undefined) return taken
    const until = (await lease.read())?.until ?? ''
    const isRenewed = seen !== undefined && seen !== until && until > now().toISOString()
    if (isRenewed) return undefined
    seen = until
    await wait(LEASE_LOOK_MS, never)
  }
  return undefined
}

/** The time for which one sender holds the lease. */
class SendingShift {
  readonly #deps: CampaignDependencies
  readonly #hasTime: () => boolean
  readonly #over = new AbortController()
  readonly #pacer: Pacer
  readonly #shift: Shift
  readonly #running = new Map<string, Promise<void>>()
  /** When campaigns met a fault. */
  readonly #faulted = new Map<string, number>()
  #lease: Lease
  #quota: SendingQuota = { rate: 1, sent24Hours: 0 }
  /** Mails that went since SES was asked for its quota, and that are being handed over. */
  #went = 0
  #underWay = 0

  constructor(deps: CampaignDependencies, lease: Lease, hasTime: () => boolean) {
    this.#deps = deps
    this.#lease = lease
    this.#hasTime = hasTime
    const { now, wait, random } = deps
    this.#pacer = pacer({ rate: () => campaignRate(this.#quota), now, wait, random })
    this.#shift = {
      fence: lease.fence,
      pacer: this.#pacer,
      isOn: () => this.#hasTime() && isHeld(this.#lease, now()),
      over: this.#over.signal,
      overtaken: () => this.#over.abort(),
      gathers: pace(
        async () => this.#gatherRate() / GATHERED_AT_ONCE,
        now,
        (milliseconds) => wait(milliseconds, this.#over.signal),
      ),
      allowed: () => campaignRate(this.#quota),
      left: () => campaignQuota(this.#quota, this.#went + this.#underWay),
      begins: () => {
        this.#underWay += 1
      },
      ended: (went) => {
        this.#underWay -= 1
        if (went) this.#went += 1
      },
    }
  }

  /** Sends until there is nothing to do, or time is up; says whether something is left to do then. */
  async run(): Promise<boolean> {
    const { lease, wait, now } = this.#deps
    const over = this.#over.signal
    const stop = () => this.#over.abort()
    const every = (milliseconds: number, work: () => Promise<void>) =>
      repeatedly(work, milliseconds, wait, over)
    let isLeft = false
    // Whatever waits for something listens to it.
    setMaxListeners(0, over)
    try {
      // What the sender before sent is not in what was said then.
      await this.#askQuota(true)
      await together(this.#over, [
        this.#keepAgenda()
          .then((left) => {
            isLeft = left
          })
          .finally(stop),
        every(RENEW_MS, () => this.#renew()),
        every(QUOTA_MS, () => this.#askQuota()),
        every(CONFIRMATIONS_MS, () => this.#letConfirmationsPass()),
      ])
    } finally {
      stop()
      await Promise.all(this.#running.values())
      await lease.giveBack(this.#lease, now())
    }
    return isLeft
  }

  /** Begins what is to begin, for as long as there is something to do; says whether time was up before. */
  async #keepAgenda(): Promise<boolean> {
    while (!this.#over.signal.aborted) {
      const isSoon = await this.#lookAtAgenda()
      if (this.#running.size === 0 && !isSoon) return false
      if (!this.#hasTime()) return true
      await Promise.race([this.#deps.wait(AGENDA_MS, this.#over.signal), ...this.#running.values()])
    }
    return false
  }

  /** Whether something is due soon that is not yet. */
  async #lookAtAgenda(): Promise<boolean> {
    const { campaigns, now } = this.#deps
    let isSoon = false
    for (const id of await campaigns.agenda()) {
      const isResting = now().getTime() < (this.#faulted.get(id) ?? 0) + FAULT_WAIT_MS
      if (this.#running.has(id) || isResting) continue
      try {
        if (await this.#lookAt(id)) isSoon = true
      } catch (error) {
        // One that cannot be read, say, keeps nobody from the others.
        this.#rest(id, error)
      }
    }
    return isSoon
  }

  /** Starts a campaign that is due; says whether it is due soon. */
  async #lookAt(id: string): Promise<boolean> {
    const { campaigns, now } = this.#deps
    const campaign = await campaigns.read(id, true)
    if (campaign === undefined || !isAtWork(campaign)) return false
    const early = dueFrom(campaign).getTime() - now().getTime()
    if (early > 0 || !this.#shift.isOn()) return early <= SOON_MS
    const ready = await this.#readied(campaign)
    if (ready !== undefined) this.#start(ready)
    // Somebody changed one right as it was to begin: it is looked at again.
    return ready === undefined && campaign.state === 'scheduled'
  }

  /** Has a campaign that met a fault tried again later. */
  #rest(id: string, error: unknown): void {
    const { now, log } = this.#deps
    this.#faulted.set(id, now().getTime())
    const fault = error instanceof Error ? error.name : undefined
    log.error('A campaign met a fault.', { code: 'campaign-failed', campaign: id, fault })
  }

  /** A campaign that is due, as it is sent: begun, or resumed once there is quota again. */
  async #readied(campaign: Campaign): Promise<Campaign | undefined> {
    const { state, pause } = campaign
    if (state === 'sending') return campaign
    if (state === 'scheduled') return changeCampaign(this.#deps, campaign, 'campaign-begun', begin)
    const hasRested = this.#deps.now().getTime() >= Date.parse(pause?.at ?? '') + QUOTA_REST_MS
    if (!hasRested || !isFreed(this.#quota, this.#went + this.#underWay)) return undefined
    return changeCampaign(this.#deps, campaign, 'campaign-resumed', (seen) =>
      resume(seen, watched(NO_DELIVERIES)),
    )
  }

  #start(campaign: Campaign): void {
    const { id } = campaign
    const work = sendCampaign(this.#deps, this.#shift, campaign)
      .catch((error: unknown) => this.#rest(id, error))
      .finally(() => this.#running.delete(id))
    this.#running.set(id, work)
  }

  async #renew(): Promise<void> {
    const renewed = await this.#deps.lease.renew(this.#lease, this.#deps.now())
    if (renewed === undefined) this.#over.abort()
    else this.#lease = renewed
  }

  /** Recipients that are gathered a second. */
  #gatherRate(): number {
    const mails = campaignRate(this.#quota)
    return Math.max(mails * AHEAD, MOST_GATHERED - mails * LESS_FOR_EACH)
  }

  async #askQuota(anew = false): Promise<void> {
    const quota = await this.#deps.mailer.quota(anew)
    if (quota !== this.#quota) this.#went = 0
    this.#quota = quota
  }

  async #letConfirmationsPass(): Promise<void> {
    const before = new Date(this.#deps.now().getTime() - OVERDUE_MS)
    if (await this.#deps.dueMails.isAnyDue(before)) this.#pacer.hold(CONFIRMATIONS_MS + AGENDA_MS)
  }
}
