/** What is kept of a person, as the managers' API tells it (functions/http/api/manage-people.ts). */
export type Person = {
  id: string
  signatures: {
    petition: string
    state: string
    givenName: string
    familyName: string
    email: string
    requestedAt: string
    confirmedAt?: string
  }[]
  subscriptions: { list: string; state: string; since: string; endedAt?: string; endedBy?: string }[]
  suppression?: { scope: string; because: string; at: string }
  mails: Dated[]
  deliveries: {
    campaign: string
    name: string
    state: string
    reason?: string
    at: string
    unsubscribedAt?: string
  }[]
  feedback: Dated[]
  mailBlocked: 'suppressed-all' | 'suppressed-bulk' | 'share-used' | 'waiting' | 'none'
  unreadable: number
}

type Dated = { at: string; kind: string }

/** One reason why a mail may not have come, and since when it holds. `detail`: the API's own finer word. */
export type Reason = { why: Why; at?: string; detail?: string }

type Why =
  | 'suppressed-all'
  | 'suppressed-bulk'
  | 'share-used'
  | 'waiting'
  | 'bounced'
  | 'refused'
  | 'delayed'
  | 'skipped'
  | 'unknown'
  | 'left'
  | 'unconfirmed'
  | 'follows-nothing'
  | 'sent'
  | 'nothing-sent'

const ARRIVED = ['sent', 'delivered']

/**
 * Why this person may have got no mail, the likeliest first: what stops mail now, what became of the latest mails, and
 * what they would have to follow to get any. Never empty.
 */
export function whyNoMail(person: Person): Reason[] {
  const reasons = [...stops(person), ...ofReports(person), ...ofLastMailing(person), ...ofLists(person)]
  if (reasons.length > 0) return reasons
  const { mails, deliveries } = person
  const sent = [...mails, ...deliveries.filter(arrived)]
    .map(({ at }) => at)
    .sort()
    .at(-1)
  return [sent === undefined ? { why: 'nothing-sent' } : { why: 'sent', at: sent }]
}

function stops({ mailBlocked, suppression }: Person): Reason[] {
  if (mailBlocked === 'none') return []
  const suppressed = mailBlocked === 'suppressed-all' || mailBlocked === 'suppressed-bulk'
  return suppressed && suppression !== undefined
    ? [{ why: mailBlocked, at: suppression.at, detail: suppression.because }]
    : [{ why: mailBlocked }]
}

/** The latest report of each sort. */
function ofReports({ feedback }: Person): Reason[] {
  const latest = (...kinds: string[]) => feedback.filter(({ kind }) => kinds.includes(kind)).sort(newest)[0]
  const bounce = latest('permanent-bounce', 'transient-bounce')
  const reject = latest('reject')
  const delay = latest('delivery-delay')
  return [
    ...(bounce === undefined ? [] : [{ why: 'bounced' as const, at: bounce.at, detail: bounce.kind }]),
    ...(reject === undefined ? [] : [{ why: 'refused' as const, at: reject.at }]),
    ...(delay === undefined ? [] : [{ why: 'delayed' as const, at: delay.at }]),
  ]
}

function ofLastMailing({ deliveries }: Person): Reason[] {
  const latest = [...deliveries].sort(newest)[0]
  if (latest?.state === 'unknown') return [{ why: 'unknown', at: latest.at }]
  if (latest?.state !== 'skipped') return []
  const { at, reason } = latest
  return [{ why: 'skipped', at, ...(reason === undefined ? {} : { detail: reason }) }]
}

/** What they would have to follow, or confirm, to get mail. */
function ofLists({ subscriptions, signatures }: Person): Reason[] {
  const reasons: Reason[] = []
  const pending =
    subscriptions.find(({ state }) => state === 'pending')?.since ??
    signatures.find(({ state }) => state === 'pending')?.requestedAt
  const left = subscriptions.find(({ state }) => state === 'unsubscribed')
  const follows = subscriptions.some(({ state }) => state === 'active')
  if (left !== undefined && !follows) {
    const { endedAt: at, endedBy: detail } = left
    reasons.push({
      why: 'left',
      ...(at === undefined ? {} : { at }),
      ...(detail === undefined ? {} : { detail }),
    })
  }
  if (pending !== undefined) reasons.push({ why: 'unconfirmed', at: pending })
  if (!follows && left === undefined && pending === undefined) reasons.push({ why: 'follows-nothing' })
  return reasons
}

const newest = (one: { at: string }, other: { at: string }): number => (one.at < other.at ? 1 : -1)

const arrived = ({ state }: { state: string }): boolean => ARRIVED.includes(state)

/** Whether two typings are one address, as far as a second typing is to prove that it is meant. */
export const isSameAddress = (one: string, other: string): boolean =>
  one.trim() !== '' && one.trim().toLowerCase() === other.trim().toLowerCase()
