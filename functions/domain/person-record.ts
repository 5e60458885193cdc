import type { Delivery } from './delivery.ts'
import type { Feedback } from './feedback.ts'
import { isShareUsed, type MailSlot } from './mail-share.ts'
import type { MyDataRequest } from './my-data.ts'
import type { Signature } from './signature.ts'
import type { Subscription, SubscriptionReceipt, SubscriptionRequest } from './subscription.ts'
import type { Suppression } from './suppression.ts'

/** Everything that is kept of a person. */
export type PersonRecord = {
  person: string
  signatures: Signature[]
  subscriptions: Subscription[]
  receipts: SubscriptionReceipt[]
  requests: SubscriptionRequest[]
  myDataRequest?: MyDataRequest
  /** Mails of the last day or two: when and what for. */
  mails: readonly MailSlot[]
  feedback: Feedback[]
  /** Of campaigns: what they got in the last 90 days, or why not. */
  deliveries: Delivery[]
  suppression?: Suppression
  /** How many items could not be read. */
  unreadable: number
}

/** The record of somebody of whom nothing is kept. */
export function nothingKept(person: string): PersonRecord {
  return {
    person,
    signatures: [],
    subscriptions: [],
    receipts: [],
    requests: [],
    mails: [],
    feedback: [],
    deliveries: [],
    unreadable: 0,
  }
}

/** Why a mail did not come, widest first; `none` where nothing that is kept of the person says why. */
export type MailBlocked = 'suppressed-all' | 'suppressed-bulk' | 'share-used' | 'waiting' | 'none'

/** Why a mail to this person did not come, for a manager who is asked. */
export function mailBlocked(record: PersonRecord, now: Date): MailBlocked {
  const { suppression, mails, signatures, requests, myDataRequest } = record
  if (suppression?.scope === 'all') return 'suppressed-all'
  if (suppression?.scope === 'bulk') return 'suppressed-bulk'
  if (isShareUsed(mails, now)) return 'share-used'
  const asked = [...signatures, ...requests, ...(myDataRequest === undefined ? [] : [myDataRequest])]
  return asked.some(({ mailDue }) => mailDue !== undefined) ? 'waiting' : 'none'
}
