import { type ConsentText, receiptOf } from '../domain/consent.ts'
import type { Follow } from '../domain/list.ts'
import type { Locale } from '../domain/locale.ts'
import { mailProvider } from '../domain/mail-provider.ts'
import type { Petition } from '../domain/petition.ts'
import { consentShown } from '../domain/petition.ts'
import { knowingConsent } from '../domain/petition-cache.ts'
import {
  type Changed,
  MAIL_BACKUP_MS,
  repeatedRequest,
  type Signature,
  type SignatureKey,
  type SignatureMail,
  signatureStateAt,
  UNCONFIRMED_LIFE_MS,
} from '../domain/signature.ts'
import type { TopicCache } from '../domain/topic-cache.ts'
import type { SharedDependencies } from './dependencies.ts'
import { signFollows } from './sign-follows.ts'
import type { SignRequest } from './sign-request.ts'
import { subscribe } from './subscribe.ts'

type Needs = Pick<SharedDependencies, 'personKey' | 'newNonce' | 'textHash' | 'now'> & {
  stores: Pick<SharedDependencies['stores'], 'signatures' | 'petitions' | 'subscriptions'>
  topics: Pick<TopicCache, 'shown'>
}

type From = { locale: Locale; channel: 'page' | 'api' | 'embed'; velocity: boolean }

/** More writers than this never meet on one signature: each of them lost to another change. */
const MOST_ROUNDS = 5

/**
 * Takes a request to sign an open petition, and to follow what its boxes say with the same press. The first
 * one is one conditional write; what a repeated one does is decided by what stands there (domain/signature
 * `repeatedRequest`). As that alters nothing of the signature that stands, what it asks to follow becomes a
 * request of its own. It promises nothing about the outcome to its caller on purpose: the visitor's answer
 * must be the same in every case. Throws where nothing could be stored: an answer that promises a mail must
 * not be given then.
 */
export async function sign(deps: Needs, petition: Petition, request: SignRequest, said: From): Promise<void> {
  const from = { ...said, locale: request.locale ?? said.locale }
  const consent = await consentGiven(
    deps,
    petition,
    request.consentLocale ?? from.locale,
    request.consentVersion,
  )
  const follows = await signFollows(deps, petition, request, from)
  const wanted = newSignature(deps, petition, request, consent, follows, from)
  const standing = await store(deps, wanted)
  if (standing !== undefined && !willFollow(standing, follows, deps.now()))
    await subscribe(deps, wanted, follows)
}

/** Stores a new signature; or does what is left to do for the one that stands there already, and gives that. */
async function store(deps: Pick<Needs, 'stores' | 'now'>, wanted: Signature): Promise<Signature | undefined> {
  const { signatures } = deps.stores
  let attempt = await signatures.create(wanted)
  let standing: Signature | undefined
  // Whoever loses a race sees what won it, or that the item has gone (time to live), and tries again.
  for (let round = 1; !attempt.done; round++) {
    if (round === MOST_ROUNDS) throw new Error('A signature changed too often while it was requested.')
    const seen = attempt.existing
    const what = seen === undefined ? 'start-anew' : repeatedRequest(seen, deps.now())
    standing = what === 'start-anew' ? undefined : seen
    if (what === 'nothing') return standing
    if (seen === undefined) attempt = await signatures.create(wanted)
    else if (what === 'start-anew') attempt = await signatures.replace(wanted, seen)
    else attempt = await askAgain(deps, seen, what === 'ask-again' ? 'confirm' : 'already-signed')
  }
  return standing
}

/** Whether the press that a signature waits for makes all of these followed. */
function willFollow(standing: Signature, follows: readonly Follow[], now: Date): boolean {
  const waiting = signatureStateAt(standing, now) === 'pending' ? (standing.follows ?? []) : []
  return follows.every(({ list }) => waiting.some((one) => one.list === list))
}

/** Asks for the confirmation mail once more, for whoever has a pending signature; silent for all others. */
export async function resendConfirmation(
  deps: Pick<Needs, 'stores' | 'now'>,
  of: SignatureKey,
): Promise<void> {
  const seen = await deps.stores.signatures.read(of, true)
  if (seen === undefined) return
  const what = repeatedRequest(seen, deps.now())
  if (what === 'ask-again') await askAgain(deps, seen, 'confirm')
  if (what === 'say-already-signed') await askAgain(deps, seen, 'already-signed')
}

function askAgain(
  deps: Pick<Needs, 'stores' | 'now'>,
  seen: Signature,
  mail: SignatureMail,
): Promise<Changed> {
  const now = deps.now()
  return deps.stores.signatures.askForMail(seen, { mail, at: mailBackup(now) }, now)
}

/** The very text that the signer agreed to. A version that never was is a client's mistake: the current text. */
async function consentGiven(
  deps: Needs,
  remembered: Petition,
  locale: Locale,
  version: number | undefined,
): Promise<ConsentText> {
  const petition = await knowingConsent(deps.stores.petitions.read, remembered, locale, version)
  const consent = consentShown(petition, locale, version) ?? consentShown(petition, locale)
  if (consent === undefined) throw new Error('An open petition has no consent text.')
  return consent
}

function newSignature(
  deps: Needs,
  petition: Petition,
  request: SignRequest,
  consent: ConsentText,
  follows: Follow[],
  from: From,
): Signature {
  const now = deps.now()
  const askedAt = now.toISOString()
  const { givenName, familyName, email, country, city, postalCode, showName, source, partner, via } = request
  return {
    petition: petition.slug,
    person: deps.personKey(email.canonical),
    state: 'pending',
    givenName,
    familyName,
    email: email.typed,
    country,
    ...(city === undefined ? {} : { city }),
    ...(postalCode === undefined ? {} : { postalCode }),
    showName,
    locale: from.locale,
    source,
    ...(partner === undefined ? {} : { partner }),
    ...(via === undefined ? {} : { via }),
    consent: receiptOf(consent, 'signature', from.channel, now),
    ...(follows.length === 0 ? {} : { follows }),
    provider: mailProvider(email.typed),
    suspicion: [
      ...(request.honeypot ? (['honeypot'] as const) : []),
      ...(from.velocity ? (['velocity'] as const) : []),
    ],
    nonce: deps.newNonce(),
    requestedAt: askedAt,
    askedAt,
    mailDue: { mail: 'confirm', at: mailBackup(now) },
    expiresAt: new Date(now.getTime() + UNCONFIRMED_LIFE_MS).toISOString(),
  }
}

const mailBackup = (now: Date): string => new Date(now.getTime() + MAIL_BACKUP_MS).toISOString()
