import type { ConsentReceipt } from './consent.ts'
import type { Follow } from './list.ts'
import type { Locale } from './locale.ts'

/**
 * ```
 * (none) ──request──▶ pending ──confirm──▶ confirmed ──withdraw──▶ withdrawn ──request──▶ pending
 *                       │  └──confirm, marked──▶ held ──accept──▶ confirmed
 *                       │                          └──remove / withdraw
 *                       └──expire──▶ expired ──request──▶ pending   (14 days, or its mail bounced for good)
 * pending, confirmed, held ──remove──▶ removed   (a manager's word, or "this wasn't me")
 * ```
 */
export const SIGNATURE_STATES = ['pending', 'confirmed', 'held', 'withdrawn', 'removed', 'expired'] as const
export type SignatureState = (typeof SIGNATURE_STATES)[number]

/** Why a signature is looked at by a manager before it counts. */
export type Suspicion = 'honeypot' | 'velocity'

/** A mail that a signature waits for. */
export type SignatureMail = 'confirm' | 'already-signed'

export type Signature = {
  petition: string
  /** HMAC of the canonical address: the person's key. */
  person: string
  state: SignatureState
  givenName: string
  familyName: string
  email: string
  country: string
  city?: string
  postalCode?: string
  showName: boolean
  locale: Locale
  source: string
  partner?: string
  /** The code of the person's own link that it came by (domain/own-link.ts): part of no figure, list or export. */
  via?: string
  consent: ConsentReceipt
  /** What the signer asked to follow with the same press; gone once that is confirmed. */
  follows?: Follow[]
  /** The provider of the address (domain/mail-provider.ts): figures outlive what was typed. */
  provider: string
  suspicion: Suspicion[]
  /** 128 random bits that the confirm link carries; a new request makes a new one. */
  nonce: string
  /** When this request was made; days of submission are taken from it. */
  requestedAt: string
  /** When a mail was last asked for. */
  askedAt: string
  /** The mail that is still to go, and from when the timer looks after it. */
  mailDue?: { mail: SignatureMail; at: string }
  confirmedAt?: string
  /** When an unconfirmed signature is purged; absent once confirmed. */
  expiresAt?: string
}

/** One signature: one person and one petition. */
export type SignatureKey = Pick<Signature, 'petition' | 'person'>

/** What a conditional change came to: done, or what stood there instead (undefined: nothing). */
export type Changed = { done: true } | { done: false; existing: Signature | undefined }

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Unconfirmed signatures are purged this long after they were requested. */
export const UNCONFIRMED_LIFE_MS = 14 * DAY_MS
/** A confirm link works this long after it was sent. */
export const CONFIRM_LINK_LIFE_MS = 7 * DAY_MS
/** The stream sends at once; from this long after the request the timer looks whether it did. */
export const MAIL_BACKUP_MS = 2 * MINUTE_MS
/** Asking again for a mail does nothing within this time of the last asking. */
export const ASK_AGAIN_MS = 10 * MINUTE_MS

/** A pending signature past its time is expired, whether or not TTL has removed the item yet. */
export function signatureStateAt(
  signature: Pick<Signature, 'state' | 'expiresAt'>,
  now: Date,
): SignatureState {
  const past = signature.expiresAt !== undefined && Date.parse(signature.expiresAt) <= now.getTime()
  return signature.state === 'pending' && past ? 'expired' : signature.state
}

/** The legal prior states of each named transition. */
export const TRANSITIONS = {
  request: { from: ['withdrawn', 'expired'], to: 'pending' },
  confirm: { from: ['pending'], to: 'confirmed' },
  hold: { from: ['pending'], to: 'held' },
  accept: { from: ['held'], to: 'confirmed' },
  withdraw: { from: ['pending', 'confirmed', 'held'], to: 'withdrawn' },
  remove: { from: ['pending', 'confirmed', 'held'], to: 'removed' },
  bounce: { from: ['pending'], to: 'expired' },
} as const satisfies Record<string, { from: readonly SignatureState[]; to: SignatureState }>

/** Whether a signature counted and has left, so that a file of signatures may still hold it. */
export function hasLeftCount({
  state,
  confirmedAt,
  suspicion = [],
}: Partial<Pick<Signature, 'state' | 'confirmedAt' | 'suspicion'>>): boolean {
  return (state === 'withdrawn' || state === 'removed') && confirmedAt !== undefined && suspicion.length === 0
}

/** What the press of the button makes of a pending signature. */
export function confirmation(signature: Pick<Signature, 'suspicion'>): 'confirm' | 'hold' {
  return signature.suspicion.length === 0 ? 'confirm' : 'hold'
}

/**
 * What a repeated request does to the signature that stands there already. The answer to the visitor
 * is the same in every case; only the mailbox owner learns more.
 * - `start-anew`: withdrawn or expired, so the new request takes its place;
 * - `ask-again`: unconfirmed: the same mail is due once more, nothing else changes;
 * - `say-already-signed`: confirmed or held: the owner is told by mail;
 * - `nothing`: removed, or the same mail was asked for a moment ago.
 */
export function repeatedRequest(
  existing: Pick<Signature, 'state' | 'expiresAt' | 'askedAt' | 'mailDue' | 'confirmedAt'>,
  now: Date,
): 'start-anew' | 'ask-again' | 'say-already-signed' | 'nothing' {
  const state = signatureStateAt(existing, now)
  if (state === 'withdrawn' || state === 'expired') return 'start-anew'
  if (state === 'removed' || existing.mailDue !== undefined) return 'nothing'
  // A press of the button answered what was asked before it: a housemate signs within minutes.
  const answered = existing.confirmedAt !== undefined && existing.askedAt < existing.confirmedAt
  if (!answered && now.getTime() - Date.parse(existing.askedAt) < ASK_AGAIN_MS) return 'nothing'
  return state === 'pending' ? 'ask-again' : 'say-already-signed'
}
