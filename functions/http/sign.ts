import { type ConsentText, receiptOf } from '../domain/consent.ts'
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
  UNCONFIRMED_LIFE_MS,
} from '../domain/signature.ts'
import type { Dependencies } from './dependencies.ts'
import type { SignRequest } from './sign-request.ts'

type Needs = Pick<Dependencies, 'personKey' | 'newNonce' | 'now'> & {
  stores: Pick<Dependencies['stores'], 'signatures' | 'petitions'>
}

/** More writers than this never meet on one signature: each of them lost to another change. */
const MOST_ROUNDS = 5

/**
 * Takes a request to sign an open petition. The first one is one conditional write; what a repeated
 * one does is decided by what stands there (domain/signature `repeatedRequest`). It promises nothing
 * about the outcome to its caller on purpose: the visitor's answer must be the same in every case.
 * Throws where nothing could be stored: an answer that promises a mail must not be given then.
 */
export async function sign(
  deps: Needs,
  petition: Petition,
  request: SignRequest,
  from: { locale: Locale; channel: 'page' | 'api'; velocity: boolean },
): Promise<void> {
  const consent = await consentGiven(deps, petition, request.locale ?? from.locale, request.consentVersion)
  const wanted = newSignature(deps, petition, request, consent, from)
  let attempt = await deps.stores.signatures.create(wanted)
  // Whoever loses a race sees what won it, or that the item has gone (time to live), and tries again.
  for (let round = 1; !attempt.done; round++) {
    if (round === MOST_ROUNDS) throw new Error('A signature changed too often while it was requested.')
    const seen = attempt.existing
    const what = seen === undefined ? 'start-anew' : repeatedRequest(seen, deps.now())
    if (what === 'nothing') return
    if (seen === undefined) attempt = await deps.stores.signatures.create(wanted)
    else if (what === 'start-anew') attempt = await deps.stores.signatures.replace(wanted, seen)
    else attempt = await askAgain(deps, seen, what === 'ask-again' ? 'confirm' : 'already-signed')
  }
}

/** Asks for the confirmation mail once more, for whoever has a pending signature; silent for all others. */
export async function resendConfirmation(deps: Needs, of: SignatureKey): Promise<void> {
  const seen = await deps.stores.signatures.read(of, true)
  if (seen === undefined) return
  const what = repeatedRequest(seen, deps.now())
  if (what === 'ask-again') await askAgain(deps, seen, 'confirm')
  if (what === 'say-already-signed') await askAgain(deps, seen, 'already-signed')
}

function askAgain(deps: Needs, seen: Signature, mail: SignatureMail): Promise<Changed> {
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
  from: { locale: Locale; channel: 'page' | 'api'; velocity: boolean },
): Signature {
  const now = deps.now()
  const askedAt = now.toISOString()
  const locale = request.locale ?? from.locale
  const { email, honeypot, locale: _locale, consentVersion: _version, ...typed } = request
  return {
    ...typed,
    petition: petition.slug,
    person: deps.personKey(email.canonical),
    state: 'pending',
    email: email.typed,
    locale,
    consent: receiptOf(consent, 'signature', from.channel, now),
    provider: mailProvider(email.typed),
    suspicion: [
      ...(honeypot ? (['honeypot'] as const) : []),
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
