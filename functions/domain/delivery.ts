import type { ListId } from './list.ts'
import type { Locale } from './locale.ts'

/**
 * One campaign's mail to one recipient:
 *
 * ```
 * waiting ──claim──▶ claimed ──SES took it──▶ sent ──report──▶ delivered, bounced, complained
 *    │                 ├─SES surely did not──▶ waiting, or skipped where it refused this mail
 *    │                 └─nobody can tell──▶ unknown ──report──▶ sent …
 *    └─not to be sent any more──▶ skipped         └─a manager's resend──▶ claimed
 * ```
 *
 * Only `waiting` may be claimed, and `unknown` at a manager's word: so nobody is mailed twice. A report of SES only
 * ever moves a delivery forward, so it does not matter how often, how late or in which order they come.
 */
export const DELIVERY_STATES = [
  'waiting',
  'claimed',
  'unknown',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'skipped',
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/**
 * Why a recipient got no mail after all: they left the lists, were suppressed or erased before their turn; SES refused
 * the mail to them (`refused`) or took it and then found it harmful (`rejected`); or it could not be composed (`failed`).
 */
export const SKIP_REASONS = ['left', 'suppressed', 'erased', 'refused', 'rejected', 'failed'] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

export type Delivery = {
  campaign: string
  person: string
  state: DeliveryState
  /** The lists of the campaign that they followed when it began. */
  lists: ListId[]
  /** Their language when it began. */
  locale: Locale
  /** When its state last changed. */
  at: string
  reason?: SkipReason
  /** The claim that stands, or stood last. */
  claim?: Claim
  /** When they left a list by a link in this mail. */
  unsubscribedAt?: string
}

export type DeliveryKey = Pick<Delivery, 'campaign' | 'person'>

/** Which sender took the delivery up, by its fencing number, and when. */
export type Claim = { fence: number; at: string }

/** Delivery records are kept 90 days. */
export const DELIVERY_LIFE_MS = 90 * 24 * 60 * 60 * 1000

/** What may follow what, by the sender's own hand. */
export const DELIVERY_TRANSITIONS = {
  claim: { from: ['waiting'], to: 'claimed' },
  /** Again, after a manager's word; the claim that was seen must still stand. */
  reclaim: { from: ['unknown'], to: 'claimed' },
  /** A report may have come first: then it knows more. */
  took: { from: ['claimed', 'unknown'], to: 'sent' },
  /** Not of one that is given up as unknown: nobody would come by to send it. */
  release: { from: ['claimed'], to: 'waiting' },
  lose: { from: ['claimed'], to: 'unknown' },
  skip: { from: ['waiting', 'claimed', 'unknown'], to: 'skipped' },
} as const satisfies Record<string, { from: readonly DeliveryState[]; to: DeliveryState }>

export type DeliveryTransition = keyof typeof DELIVERY_TRANSITIONS

/** What SES reports of a delivery. */
export type DeliveryReport = 'send' | 'delivery' | 'bounce' | 'complaint' | 'reject'

const RANK: Readonly<Record<DeliveryState, number>> = {
  waiting: 0,
  claimed: 0,
  unknown: 0,
  sent: 1,
  delivered: 2,
  bounced: 3,
  complained: 4,
  // Final, and no report comes of what was never handed over; a rejected mail stays rejected.
  skipped: 5,
}
const REPORTED: Readonly<Record<DeliveryReport, DeliveryState>> = {
  send: 'sent',
  delivery: 'delivered',
  bounce: 'bounced',
  complaint: 'complained',
  reject: 'skipped',
}

/** What a report makes of a delivery's state; undefined where it changes nothing. */
export function stateAfterReport(
  state: DeliveryState,
  report: DeliveryReport,
): { state: DeliveryState; reason?: SkipReason } | undefined {
  const next = REPORTED[report]
  if (RANK[next] <= RANK[state]) return undefined
  return next === 'skipped' ? { state: next, reason: 'rejected' } : { state: next }
}

/** Whether a claimed delivery belongs to a sender that is gone: nobody can tell what became of it. */
export function isLost({ state, claim }: Pick<Delivery, 'state' | 'claim'>, fence: number): boolean {
  return state === 'claimed' && (claim?.fence ?? 0) < fence
}
