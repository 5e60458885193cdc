import type { Campaign, Watched } from './campaign.ts'
import { type Entry, net } from './counts.ts'
import { DELIVERY_STATES, SKIP_REASONS, type SkipReason } from './delivery.ts'
import { DELIVERY_CELLS, type DeliveryCounts, type DeliveryVersion, deliveryCell } from './delivery-cells.ts'

/** One change of a delivery in the table: absent before an insert, absent after a removal. */
export type DeliveryChange = { campaign: string; before?: DeliveryVersion; after?: DeliveryVersion }

/**
 * What a change of a delivery adds to its campaign's counts. The removal of one changes nothing: figures stay when
 * records go, and whoever is erased while they wait is skipped first (table/people.ts).
 */
export function foldDelivery({ campaign, before, after }: DeliveryChange): Entry[] {
  if (after === undefined) return []
  const entry = (cell: keyof DeliveryCounts, add: 1 | -1): Entry => ({
    figure: { kind: 'delivery', campaign, cell },
    add,
  })
  const hasLeft = after.unsubscribedAt !== undefined && before?.unsubscribedAt === undefined
  return net([
    ...(before === undefined ? [] : [entry(deliveryCell(before), -1)]),
    entry(deliveryCell(after), 1),
    ...(hasLeft ? [entry('unsubscribed', 1)] : []),
  ])
}

/** Whether what counts of a delivery could not be read in a change's new version: worth an alarm. */
export function isUnreadableDelivery({ after }: DeliveryChange): boolean {
  if (after === undefined) return false
  const { state, reason } = after
  if (state === 'skipped') return !SKIP_REASONS.some((one) => one === reason)
  return !DELIVERY_STATES.some((one) => one === state)
}

/** How fast a campaign goes, as its sender said last. */
export type Pace = {
  at: string /** Mails a second, lately. */
  rate: number /** Mails a second that are allowed. */
  allowed: number
}

/** The pace of a sender that has said nothing for so long is none. */
const PACE_LIFE_MS = 15_000

/** `audience` = `waiting` + `sent` + `unknown` + all of `skipped`, at every moment. */
export type CampaignFigures = {
  audience: number
  /** Still to be sent, those that are being handed to SES right now among them. */
  waiting: number
  /** Taken by SES; the next three are among them. */
  sent: number
  /** Those who complained too. */
  delivered: number
  bounced: number
  complained: number
  unsubscribed: number
  unknown: number
  /** By reason; `cancelled` is who still waited when the campaign was. */
  skipped: Record<SkipReason | 'cancelled', number>
  /** Mails a second right now. */
  rate: number
  /** Seconds until the last mail, at this pace; absent while none goes. */
  secondsLeft?: number
}

/** A campaign's figures as managers read them. */
export function campaignFigures(
  { state }: Pick<Campaign, 'state'>,
  counts: DeliveryCounts,
  pace: Pace | undefined,
  now: Date,
): CampaignFigures {
  const isOver = state === 'sent' || state === 'cancelled'
  const open = counts.waiting + (isOver ? 0 : counts.claimed)
  const isCancelled = state === 'cancelled'
  const isFresh = pace !== undefined && now.getTime() - Date.parse(pace.at) < PACE_LIFE_MS
  const rate = state === 'sending' && isFresh ? pace.rate : 0
  const skipped = Object.fromEntries(SKIP_REASONS.map((reason) => [reason, counts[`skipped-${reason}`]]))
  return {
    audience: DELIVERY_CELLS.reduce((sum, cell) => sum + counts[cell], 0),
    waiting: isCancelled ? 0 : open,
    sent: taken(counts),
    delivered: counts.delivered + counts.complained,
    bounced: counts.bounced,
    complained: counts.complained,
    unsubscribed: counts.unsubscribed,
    // Nobody comes by any more: what was being handed over is as unknown as what a crash left.
    unknown: counts.unknown + (isOver ? counts.claimed : 0),
    skipped: { ...(skipped as Record<SkipReason, number>), cancelled: isCancelled ? open : 0 },
    rate,
    ...(rate > 0 ? { secondsLeft: Math.ceil(open / rate) } : {}),
  }
}

/** How many mails SES took. */
const taken = (counts: DeliveryCounts): number =>
  counts.sent + counts.delivered + counts.bounced + counts.complained

/** Whether counting has come up with a sender that has settled so many deliveries, and has left none to be sent. */
export function isCountedUpTo(settled: number, counts: DeliveryCounts): boolean {
  const open = counts.waiting + counts.claimed
  return open === 0 && DELIVERY_CELLS.reduce((sum, cell) => sum + counts[cell], 0) >= settled
}

/** What a campaign's health is judged by, of what is counted. */
export const watched = (counts: DeliveryCounts): Watched => ({
  sent: taken(counts),
  bounced: counts.bounced,
  complained: counts.complained,
})

const JUDGED_FROM = 500
const MOST_BOUNCES = 0.05
const MOST_COMPLAINTS = 0.001

/**
 * Whether a campaign must pause itself: at 5 % bounces or 0.1 % complaints, once 500 mails went since it began or a
 * manager resumed it (SES reviews accounts at 5 % and 0.1 %: "Reputation metrics" in its developer guide).
 */
export function tooManyReports(
  counts: DeliveryCounts,
  since: Watched | undefined,
): 'bounces' | 'complaints' | undefined {
  const now = watched(counts)
  const sent = now.sent - (since?.sent ?? 0)
  if (sent < JUDGED_FROM) return undefined
  if (now.complained - (since?.complained ?? 0) >= sent * MOST_COMPLAINTS) return 'complaints'
  return now.bounced - (since?.bounced ?? 0) >= sent * MOST_BOUNCES ? 'bounces' : undefined
}
