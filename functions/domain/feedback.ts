import type { Suppressing, SuppressionReason } from './suppression.ts'

/** What SES reported of the first mail of a request to sign; one mail may have several. */
export const FATES = ['sent', 'delivered', 'bounced', 'complained'] as const
export type Fate = (typeof FATES)[number]

/** What SES reports of a mail and is kept of its reader. Undetermined bounces are taken for transient ones. */
export const FEEDBACK_KINDS = [
  'permanent-bounce',
  'transient-bounce',
  'complaint',
  'reject',
  'delivery-delay',
] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]

/** What SES reported of one mail to a person, as it is kept: no address, none of a server's words. */
export type Feedback = {
  person: string
  /** SES's id of the mail. */
  message: string
  kind: FeedbackKind
  /** SES's own finer word: `MailboxFull`, `abuse`. */
  subtype?: string
  at: string
  /** What the mail was for, as its tag says. */
  mail?: string
  /** The petition that the mail was about. */
  petition?: string
}

/** A report of SES about one mail, as it comes. Times are ISO instants. */
export type MailReport = Omit<Feedback, 'person' | 'kind'> & {
  kind: FeedbackKind | 'send' | 'delivery'
  mailedAt: string
  /** Whom it concerns; mails of Luid have one recipient. */
  recipients: readonly string[]
  /** Where it counts in the funnel; absent for all but the first mail of a request to sign. */
  counts?: { run: string; number: string; petition: string; day: string }
  /** Which delivery of a campaign it was. */
  delivery?: { campaign: string; person: string }
}

/** What a report makes of the person and the signature that it concerns. */
export type FeedbackEffect =
  | { do: 'suppress'; scope: Suppressing; because: SuppressionReason }
  | { do: 'leave-everything' }
  | { do: 'bounce-signature'; petition: string }

const DAY_MS = 24 * 60 * 60 * 1000
/** What was reported of a person is kept this long. */
export const FEEDBACK_LIFE_MS = 90 * DAY_MS
/** So many mails that bounced for a while within TRANSIENT_WINDOW_MS are taken for one that bounced for good. */
const TRANSIENT_BOUNCES = 3
const TRANSIENT_WINDOW_MS = 90 * DAY_MS

/** What a report says of its mail in the funnel, if anything. */
export function fateOf(kind: MailReport['kind']): Fate | undefined {
  switch (kind) {
    case 'send':
      return 'sent'
    case 'delivery':
      return 'delivered'
    case 'permanent-bounce':
    case 'transient-bounce':
      return 'bounced'
    case 'complaint':
      return 'complained'
    default:
      return undefined
  }
}

/**
 * What a report leads to, beside what was reported before (in any order, itself included or not). `liftedAt`
 * is when a manager last settled whether the person gets mail.
 * - a permanent bounce: no mail at all any more, and the pending signature that the mail was to confirm is over;
 * - a complaint: no newsletters any more, and every list is left;
 * - the third mail within 90 days that bounced for a while: no newsletters any more. Those from before a
 *   manager's word do not count;
 * - a rejection or a delay: nothing.
 * One from before a manager's word changes nothing, or it would end what was begun anew since. Nor does one that
 * stands already: it did all this before, and somebody may have signed up anew since. Transient bounces are
 * judged again each time: each stands before it is judged, so that of several at once the last sees them all,
 * and judging again changes nothing.
 */
export function effectsOf(
  report: Feedback,
  history: readonly Feedback[],
  liftedAt: string | undefined,
): FeedbackEffect[] {
  if (report.kind === 'transient-bounce')
    return isTooMany([...history, report], liftedAt)
      ? [{ do: 'suppress', scope: 'bulk', because: 'transient-bounces' }]
      : []
  if (liftedAt !== undefined && report.at <= liftedAt) return []
  if (history.some((one) => isSame(one, report))) return []
  if (report.kind === 'complaint')
    return [{ do: 'suppress', scope: 'bulk', because: 'complaint' }, { do: 'leave-everything' }]
  if (report.kind !== 'permanent-bounce') return []
  const { mail, petition } = report
  return [
    { do: 'suppress', scope: 'all', because: 'bounce' },
    ...(mail === 'confirm' && petition !== undefined ? [{ do: 'bounce-signature' as const, petition }] : []),
  ]
}

/** Whether two are one report. A notification of an identity lacks the tags that a configuration set's event has. */
function isSame(a: Feedback, b: Feedback): boolean {
  const facts = ({ message, kind, at, mail, petition }: Feedback) =>
    JSON.stringify([message, kind, at, mail, petition])
  return facts(a) === facts(b)
}

/**
 * Whether so many different mails bounced for a while within the window, whenever that was. More reports never
 * make it fewer, so the order in which they come does not matter.
 */
function isTooMany(reports: readonly Feedback[], liftedAt = ''): boolean {
  const bounces = reports.filter(({ kind, at }) => kind === 'transient-bounce' && at > liftedAt)
  return bounces.some((first) => {
    const start = Date.parse(first.at)
    const within = bounces.filter(({ at }) => {
      const time = Date.parse(at)
      return time >= start && time <= start + TRANSIENT_WINDOW_MS
    })
    return new Set(within.map(({ message }) => message)).size >= TRANSIENT_BOUNCES
  })
}
