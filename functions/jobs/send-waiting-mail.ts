import type { Logger } from '@aws-lambda-powertools/logger'
import { decideMail, type MailShare, type MailSlot } from '../domain/mail-share.ts'
import { type Signature, type SignatureKey, signatureStateAt } from '../domain/signature.ts'
import type { Message } from '../mail/message.ts'
import type { Mailer, SendOutcome } from '../mail/ses.ts'
import type { MailShareTable, WaitingMail } from '../table/mail-shares.ts'
import type { SignatureTable } from '../table/signatures.ts'

export type SenderDependencies = {
  signatures: Pick<SignatureTable, 'clearDue' | 'moveDue'>
  shares: Pick<MailShareTable, 'waiting' | 'runs' | 'reserve' | 'release' | 'recordRun'>
  mailer: Mailer
  /** The mail that a signature waits for, or undefined where its petition is gone. */
  compose: (signature: Signature) => Promise<Message | undefined>
  /** Resolves when the next mail may go (mail/pace.ts). */
  turn: () => Promise<void>
  wait: (milliseconds: number) => Promise<void>
  /** A number from 0 up to 1, for jitter. */
  random: () => number
  newRun: () => string
  now: () => Date
  log: Logger
}

/** `goOn` is false where SES takes nothing for now, so that the rest should wait for the timer. */
export type RunResult = { sent: number; goOn: boolean }

/** A run may repeat after a crash, so it is short: this many seconds of the account's rate … */
const RUN_SECONDS = 10
/** … and never more than this many mails. */
const RUN_MAILS = 25
/** A mail that fails for a reason of its own is looked at again after this long. */
const POISON_WAIT_MS = 10 * 60 * 1000
/** Waits of 0.2, 0.4, … 6.4 s, some 13 s in all. */
const THROTTLED_WAITS_MS = [200, 400, 800, 1600, 3200, 6400]

/** How many mails one run takes at the account's rate. */
export async function runSize(mailer: Mailer): Promise<number> {
  return Math.max(1, Math.min(RUN_MAILS, Math.floor((await mailer.ratePerSecond()) * RUN_SECONDS)))
}

/**
 * One run: sends the mails that these signatures wait for.
 *
 * Replay-safe: a slot is reserved by a conditional write before SES is called, so that of two senders
 * one mails. What went is recorded for the whole run in one write; the due mark leaves with the
 * confirmation, or when the timer meets the record. At least once: a crash between SES's answer and
 * the record repeats the run's mails, with links that open the same signature.
 */
export async function sendWaitingMail(
  deps: SenderDependencies,
  of: readonly SignatureKey[],
): Promise<RunResult> {
  const run = new Run(deps)
  const readable: WaitingMail[] = []
  for (const mail of await deps.shares.waiting(of)) {
    if ('signature' in mail) readable.push(mail)
    else await run.setAside(mail.key, 'mail-unreadable')
  }
  const records = await deps.shares.runs([
    ...new Set(readable.flatMap((mail) => mail.share.slots.map((slot) => slot.run))),
  ])
  const went = (signature: Signature) => (slot: MailSlot) =>
    records.get(slot.run)?.has(recordOf(signature)) ?? false
  const turns = await Promise.allSettled(byPerson(readable).map((mails) => run.sendInTurn(mails, went)))
  // What went is recorded before a fault is passed on, or those mails would go again.
  const result = await run.close()
  for (const turn of turns) if (turn.status === 'rejected') throw turn.reason
  return result
}

class Run {
  readonly #deps: SenderDependencies
  readonly #id: string
  readonly #went: string[] = []
  #goOn = true

  constructor(deps: SenderDependencies) {
    this.#deps = deps
    this.#id = deps.newRun()
  }

  /** One person's mails, one after the other: the slots of the first decide about the second. */
  async sendInTurn(
    mails: readonly WaitingMail[],
    went: (signature: Signature) => (slot: MailSlot) => boolean,
  ): Promise<void> {
    let share = mails[0]?.share
    for (const mail of mails) {
      if (share === undefined || !this.#goOn) return
      try {
        share = await this.#sendOne({ ...mail, share }, went(mail.signature))
      } catch (error) {
        await this.setAside(mail.signature, 'mail-failed', error)
      }
    }
  }

  /** Records what went. Called once, when every mail of the run has its answer. */
  async close(): Promise<RunResult> {
    const { shares, now } = this.#deps
    if (this.#went.length > 0) await shares.recordRun(this.#id, this.#went, now())
    return { sent: this.#went.length, goOn: this.#goOn }
  }

  /** A poisoned mail must not block the others: it is looked at again later, and an alarm tells. */
  async setAside(of: SignatureKey, code: string, error?: unknown): Promise<void> {
    const { log, signatures, now } = this.#deps
    log.error('A waiting mail was set aside.', { code, petition: of.petition, fault: faultName(error) })
    await signatures.moveDue(of, new Date(now().getTime() + POISON_WAIT_MS))
  }

  /** Sends one mail if it may go, and returns the person's slots as they are then. */
  async #sendOne(mail: WaitingMail, went: (slot: MailSlot) => boolean): Promise<MailShare> {
    const { signature, share } = mail
    const { signatures, now, turn, shares, compose } = this.#deps
    const decide = () =>
      decideMail(
        {
          purpose: purposeOf(signature),
          askedAt: signature.askedAt,
          run: this.#id,
          // Only a proven signature is told that it stood there already.
          answered: signature.mailDue?.mail === 'confirm' ? undefined : purposeOf(signature, 'confirm'),
        },
        share,
        mail.suppressed,
        went,
        now(),
      )
    let decision = stillWanted(signature, now()) ? decide() : ({ do: 'drop' } as const)
    const message = decision.do === 'send' ? await compose(signature) : undefined
    if (message !== undefined) {
      await turn()
      if (!this.#goOn) return share
      // Time has passed while waiting: the slot's time is that of the call.
      decision = decide()
    }
    if (decision.do === 'wait') {
      if (decision.until.toISOString() !== signature.mailDue?.at)
        await signatures.moveDue(signature, decision.until)
      return share
    }
    if (decision.do !== 'send' || message === undefined) {
      await signatures.clearDue(signature)
      return share
    }
    // Where another sender came first, its slot stands, and the timer will find what it recorded.
    if (!(await shares.reserve(signature.person, decision.slots, share, now()))) return share
    const reserved = { slots: decision.slots, version: share.version + 1 }
    return (await this.#handOver(signature, message, share))
      ? { ...share, version: share.version + 2 }
      : reserved
  }

  /** Hands the mail to SES; true where it surely did not go and the slot was given back. */
  async #handOver(signature: Signature, message: Message, before: MailShare): Promise<boolean> {
    const { log, signatures, shares } = this.#deps
    const outcome = await this.#sendPatiently(message)
    if (outcome.sent) {
      this.#went.push(recordOf(signature))
      return false
    }
    log.warn('SES did not take a mail.', {
      code: `mail-${outcome.because}`,
      ses: outcome.code,
      petition: signature.petition,
    })
    // It may have been taken: the slot stays, and the mail goes again once it is no longer in flight.
    if (outcome.because === 'unknown') return false
    if (outcome.because === 'refused') await signatures.clearDue(signature)
    else this.#goOn = false
    return shares.release(signature.person, before)
  }

  async #sendPatiently(message: Message): Promise<SendOutcome> {
    const { mailer, wait, random } = this.#deps
    for (const pause of THROTTLED_WAITS_MS) {
      const outcome = await mailer.send(message)
      if (outcome.sent || outcome.because !== 'throttled') return outcome
      await wait(pause * (0.5 + random() / 2))
    }
    return mailer.send(message)
  }
}

const purposeOf = (signature: Signature, mail = signature.mailDue?.mail): string =>
  `${mail ?? ''}#${signature.petition}`
const recordOf = (signature: Signature): string => `${signature.person}#${purposeOf(signature)}`
const faultName = (error: unknown): string | undefined => (error instanceof Error ? error.name : undefined)

/** Whether the mail still says something true. */
function stillWanted(signature: Signature, now: Date): boolean {
  const state = signatureStateAt(signature, now)
  if (signature.mailDue?.mail === 'confirm') return state === 'pending'
  return state === 'confirmed' || state === 'held'
}

function byPerson(mails: readonly WaitingMail[]): WaitingMail[][] {
  const groups = new Map<string, WaitingMail[]>()
  for (const mail of mails) {
    const group = groups.get(mail.signature.person)
    if (group === undefined) groups.set(mail.signature.person, [mail])
    else group.push(mail)
  }
  return [...groups.values()]
}
