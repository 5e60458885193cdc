import type { Locale } from '../domain/locale.ts'
import type { Petition } from '../domain/petition.ts'
import { consentShown } from '../domain/petition.ts'
import {
  type DueMail,
  MAIL_BACKUP_MS,
  repeatedRequest,
  type Signature,
  type SignatureKey,
  UNCONFIRMED_LIFE_MS,
} from '../domain/signature.ts'
import type { Dependencies } from './dependencies.ts'
import type { SignRequest } from './sign-request.ts'

type Needs = Pick<Dependencies, 'personKey' | 'newNonce' | 'now'> & {
  stores: { signatures: Dependencies['stores']['signatures'] }
}

/**
 * Takes a request to sign an open petition. The first one is one conditional write; what a repeated
 * one does is decided by what stands there (domain/signature `repeatedRequest`). It promises nothing
 * about the outcome to its caller on purpose: the visitor's answer must be the same in every case.
 */
export async function sign(
  deps: Needs,
  petition: Petition,
  request: SignRequest,
  from: { locale: Locale; channel: 'page' | 'api'; velocity: boolean },
): Promise<void> {
  const wanted = newSignature(deps, petition, request, from)
  if (wanted === undefined) return
  let attempt = await deps.stores.signatures.create(wanted)
  // Whoever loses a race sees what won it; a third writer in between is one more round.
  for (let rounds = 0; !attempt.done && attempt.existing !== undefined && rounds < 3; rounds++) {
    const seen: Signature = attempt.existing
    const what = repeatedRequest(seen, deps.now())
    if (what === 'nothing') return
    if (what === 'start-anew') attempt = await deps.stores.signatures.replace(wanted, seen)
    else return askAgain(deps, seen, what === 'ask-again' ? 'confirm' : 'already-signed')
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

async function askAgain(deps: Needs, seen: Signature, mail: DueMail): Promise<void> {
  const now = deps.now()
  await deps.stores.signatures.askForMail(seen, { mail, at: mailBackup(now) }, now)
}

function newSignature(
  deps: Needs,
  petition: Petition,
  request: SignRequest,
  from: { locale: Locale; channel: 'page' | 'api'; velocity: boolean },
): Signature | undefined {
  const now = deps.now()
  const askedAt = now.toISOString()
  const locale = request.locale ?? from.locale
  const consent = consentShown(petition, locale, request.consentVersion)
  if (consent === undefined) return undefined
  const { email, honeypot, locale: _locale, consentVersion: _version, ...typed } = request
  return {
    ...typed,
    petition: petition.slug,
    person: deps.personKey(email.canonical),
    state: 'pending',
    email: email.typed,
    locale,
    consent: {
      purpose: 'signature',
      version: consent.version,
      hash: consent.hash,
      locale: consent.locale,
      channel: from.channel,
      askedAt,
    },
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
