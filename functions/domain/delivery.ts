import type { MailReport } from './feedback.ts'
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
  /** Of a bounced one: for a while only (a full mailbox, an automatic answer). A report of its delivery knows better. */
  transient?: true
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
  /**
   * Not of one that somebody hands over, which may still go; nor of an unknown one, though a manager wants it again: it
   * may have gone, and stays unknown.
   */
  skip: { from: ['waiting'], to: 'skipped' },
  /** By whoever claimed it: SES did not take this mail, and never will. */
  drop: { from: ['claimed'], to: 'skipped' },
} as const satisfies Record<string, { from: readonly DeliveryState[]; to: DeliveryState }>

export type DeliveryTransition = keyof typeof DELIVERY_TRANSITIONS

/** What a report makes of a delivery. */
export type Reported = Pick<Delivery, 'state' | 'reason' | 'transient'>

const REPORTED: Readonly<Partial<Record<MailReport['kind'], Reported>>> = {
  send: { state: 'sent' },
  'transient-bounce': { state: 'bounced', transient: true },
  delivery: { state: 'delivered' },
  'permanent-bounce': { state: 'bounced' },
  complaint: { state: 'complained' },
  reject: { state: 'skipped', reason: 'rejected' },
}
const RANK: Readonly<Record<DeliveryState | 'transient', number>> = {
  waiting: 0,
  claimed: 0,
  unknown: 0,
  sent: 1,
  transient: 2,
  delivered: 3,
  bounced: 4,
  complained: 5,
  // Final, and no report comes of what was never handed over; a rejected mail stays rejected.
  skipped: 6,
}
const rankOf = ({ state, transient }: Reported): number => RANK[transient ? 'transient' : state]

/** What a report of SES makes of a delivery as it stands; undefined where it changes nothing. */
export function stateAfterReport(seen: Reported, report: MailReport['kind']): Reported | undefined {
  const next = REPORTED[report]
  return next === undefined || rankOf(next) <= rankOf(seen) ? undefined : next
}

/** What reports make of a delivery, in whichever order they come, and when; undefined where they change nothing. */
export function settledBy(
  seen: Reported,
  reports: readonly Pick<MailReport, 'kind' | 'at'>[],
): (Reported & { at: string }) | undefined {
  let settled: (Reported & { at: string }) | undefined
  for (const { kind, at } of reports) {
    const next = stateAfterReport(settled ?? seen, kind)
    if (next !== undefined) settled = { ...next, at }
  }
  return settled
}

/**
 * What a sender with this fencing number does with a delivery that it comes by. One that is claimed is lost, as who
 * comes by has nothing under way there: nobody can tell what became of it. Only a later sender's claim stands.
 * `resendBefore`: a manager's word to send again what was claimed before then and is unknown.
 */
export function attention(
  { state, claim }: Pick<Delivery, 'state' | 'claim'>,
  fence: number,
  resendBefore: string | undefined,
): 'send' | 'send-again' | 'lose' | 'nothing' {
  if (state === 'waiting') return 'send'
  if (state === 'claimed' && (claim?.fence ?? 0) <= fence) return 'lose'
  const isWanted = resendBefore !== undefined && (claim?.at ?? '') < resendBefore
  return state === 'unknown' && isWanted ? 'send-again' : 'nothing'
}
