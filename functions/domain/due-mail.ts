import type { Locale } from './locale.ts'
import type { MyDataRequest } from './my-data.ts'
import { type Signature, signatureStateAt } from './signature.ts'
import { isPending, type SubscriptionRequest } from './subscription.ts'

/** An item that waits for a mail. All of them lie under their person, and share that person's share of mail. */
export type DueItem =
  | { kind: 'signature'; signature: Signature }
  | { kind: 'subscription'; request: SubscriptionRequest }
  | { kind: 'my-data'; request: MyDataRequest }

/** What every waiting mail has, whatever it is about. */
export type DueMail = {
  person: string
  email: string
  locale: Locale
  askedAt: string
  due: { mail: string; at: string }
  /** What it is for: one slot of the person's share of mail holds one purpose. */
  purpose: string
  /** The purposes of mails whose button was pressed since, where this one need not wait for those. */
  answered?: ReadonlySet<string>
  /** Whether it still says something true. */
  isWanted: boolean
}

/** What a waiting item's mail is; undefined where none waits. */
export function dueMailOf(item: DueItem, now: Date): DueMail | undefined {
  const facts = item.kind === 'signature' ? item.signature : item.request
  const { person, email, locale, askedAt, mailDue } = facts
  if (mailDue === undefined) return undefined
  const shared = { person, email, locale, askedAt, due: mailDue }
  if (item.kind === 'subscription')
    return {
      ...shared,
      purpose: `${mailDue.mail}#${item.request.id}`,
      isWanted: isPending(item.request, now),
    }
  if (item.kind === 'my-data')
    return { ...shared, purpose: mailDue.mail, isWanted: Date.parse(item.request.expiresAt) > now.getTime() }
  const { signature } = item
  const state = signatureStateAt(signature, now)
  const isConfirm = mailDue.mail === 'confirm'
  return {
    ...shared,
    purpose: `${mailDue.mail}#${signature.petition}`,
    // Only a proven signature is told that it stood there already.
    ...(isConfirm ? {} : { answered: new Set([`confirm#${signature.petition}`]) }),
    isWanted: isConfirm ? state === 'pending' : state === 'confirmed' || state === 'held',
  }
}

/** The purpose of an item's confirmation mail, once somebody has pressed its button. */
export function pressedPurpose(item: Exclude<DueItem, { kind: 'my-data' }>): string | undefined {
  if (item.kind === 'subscription')
    return item.request.state === 'confirmed' ? `confirm-subscription#${item.request.id}` : undefined
  const { state, petition } = item.signature
  return state === 'confirmed' || state === 'held' ? `confirm#${petition}` : undefined
}
