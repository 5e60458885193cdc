import { type Link, openLink } from '../domain/link.ts'
import { acceptedUntil, mayConfirm, type Petition, stateAt } from '../domain/petition.ts'
import { knowingConsent } from '../domain/petition-cache.ts'
import {
  type Changed,
  confirmation,
  type Signature,
  type SignatureKey,
  signatureStateAt,
} from '../domain/signature.ts'
import type { Dependencies } from './dependencies.ts'

/** A link to one request to sign. */
type SignatureLink = SignatureKey & { nonce: string }

type Needs = Pick<Dependencies, 'links' | 'mac' | 'now' | 'stores'> & {
  petition: (slug: string) => Promise<Petition | undefined>
}

/** Why a link in a mail leads nowhere. */
export type DeadLink = 'unknown' | 'expired' | 'petition-closed' | 'gone'

export type Opened<Found> =
  | ({ ok: true; petition: Petition } & Found)
  | { ok: false; because: DeadLink; petition?: Petition }

/** What a confirm link leads to, for showing. Changes nothing. */
export async function openConfirmLink(deps: Needs, token: string): Promise<Opened<{ signature: Signature }>> {
  const opened = await openMailLink(deps, token)
  if (!opened.ok) return opened
  const { link, petition } = opened
  const { signatures, petitions } = deps.stores
  const signature = await signatures.read(link, true)
  const dead = deadSignature(deps, link, petition, signature)
  if (signature === undefined || dead !== undefined)
    return { ok: false, because: dead ?? 'expired', petition }
  const { locale, version } = signature.consent
  return { ok: true, petition: await knowingConsent(petitions.read, petition, locale, version), signature }
}

async function openMailLink(deps: Needs, token: string): Promise<Opened<{ link: SignatureLink }>> {
  const opened = openLink(token, 'confirm-signature', deps.links, deps.mac, deps.now())
  if (!opened.ok) return { ok: false, because: opened.code === 'link-expired' ? 'expired' : 'unknown' }
  const link = signatureLink(opened.value)
  const petition = await deps.petition(link.petition)
  return petition === undefined ? { ok: false, because: 'gone' } : { ok: true, link, petition }
}

const signatureLink = ({ about, person, nonce = '' }: Link): SignatureLink => ({
  petition: about,
  person,
  nonce,
})

/**
 * Confirms the signature that a link belongs to, and what it follows with it. One conditional write where
 * it follows nothing and all is well; pressing again answers the same. A suspicious signature becomes held,
 * and its owner sees no difference.
 */
export async function confirmByLink(deps: Needs, token: string): Promise<Opened<object>> {
  const opened = await openMailLink(deps, token)
  if (!opened.ok) return opened
  const { link, petition } = opened
  const { signatures } = deps.stores
  const now = deps.now()
  const requestedBy = stateAt(petition, now) === 'open' ? undefined : acceptedUntil(petition, now)
  if (!mayConfirm(petition, requestedBy ?? now, now)) {
    // Too late for a first press; who pressed in time is answered as then.
    const dead = deadSignature(deps, link, petition, await signatures.read(link, true))
    return dead === undefined ? { ok: true, petition } : { ok: false, because: dead, petition }
  }
  let change = await signatures.confirm(link, link.nonce, now, requestedBy)
  if (!change.done && isWaiting(change.existing, link, now)) {
    change = await confirmOtherwise(deps, change.existing, now, requestedBy)
  }
  if (change.done) return { ok: true, petition }
  const dead = deadSignature(deps, link, petition, change.existing)
  // A confirmed or held one: an earlier press did it.
  if (dead === undefined && change.existing?.state !== 'pending') return { ok: true, petition }
  return { ok: false, because: dead ?? 'expired', petition }
}

const isWaiting = (
  signature: Signature | undefined,
  link: SignatureLink,
  now: Date,
): signature is Signature => signature?.nonce === link.nonce && signatureStateAt(signature, now) === 'pending'

/** The press on what the one update leaves alone: a suspicious signature, and one that follows lists. */
async function confirmOtherwise(
  deps: Needs,
  seen: Signature,
  now: Date,
  requestedBy: Date | undefined,
): Promise<Changed> {
  const transition = confirmation(seen)
  if (seen.follows !== undefined) return deps.stores.followers.prove(seen, { transition, now, requestedBy })
  if (transition === 'hold') return deps.stores.signatures.hold(seen, seen.nonce, now, requestedBy)
  return { done: false, existing: seen }
}

function deadSignature(
  deps: Needs,
  link: SignatureLink,
  petition: Petition,
  signature: Signature | undefined,
): DeadLink | undefined {
  const now = deps.now()
  // A purged item and one that a newer request replaced look the same to whoever holds an old link.
  if (signature === undefined || signature.nonce !== link.nonce) return 'expired'
  const state = signatureStateAt(signature, now)
  if (state === 'expired') return 'expired'
  if (state === 'withdrawn' || state === 'removed') return 'gone'
  if (state !== 'pending') return undefined
  return mayConfirm(petition, new Date(signature.requestedAt), now) ? undefined : 'petition-closed'
}
