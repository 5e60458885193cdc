import type { Logger } from '@aws-lambda-powertools/logger'
import type { DueItem } from '../domain/due-mail.ts'
import { decideMail, type MailShare, type MailSlot } from '../domain/mail-share.ts'
import { mailTags } from '../mail/mail-tags.ts'
import type { Message } from '../mail/message.ts'
import type { Mailer, SendOutcome } from '../mail/ses.ts'
import type { DueKey, DueMailTable, WaitingMail } from '../table/due-mails.ts'
import type { MailShareTable } from '../table/mail-shares.ts'

export type SenderDependencies = {
  dueMails: Pick<DueMailTable, 'waiting' | 'clear' | 'move'>
  shares: Pick<MailShareTable, 'runs' | 'reserve' | 'release' | 'recordRun'>
  mailer: Mailer
  /** The mail that an item waits for, or undefined where what it is about is gone. */
  compose: (item: DueItem) => Promise<Omit<Message, 'tags'> | undefined>
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
 * One run: sends the mails that these items wait for.
 *
 * Replay-safe: a slot is reserved by a conditional write before SES is called, so that of two senders
 * one mails. What went is recorded for the whole run in one write; the due mark leaves with the
 * confirmation, or when the timer meets the record. At least once: a crash between SES's answer and
 * the record repeats the run's mails, with links that open the same request.
 */
export async function sendWaitingMail(deps: SenderDependencies, of: readonly DueKey[]): Promise<RunResult> {
  const run = new Run(deps)
  const readable: WaitingMail[] = []
  for (const mail of await deps.dueMails.waiting(of, deps.now())) {
    if ('mail' in mail) readable.push(mail)
    else await run.setAside(mail.key, 'mail-unreadable')
  }
  const records = await deps.shares.runs([
    ...new Set(readable.flatMap(({ share }) => share.slots.map((slot) => slot.run))),
  ])
  const went = ({ run, number }: MailSlot) => records.get(run)?.has(number) ?? false
  const turns = await Promise.allSettled(byPerson(readable).map((mails) => run.sendInTurn(mails, went)))
  // What went is recorded before a fault is passed on, or those mails would go again.
  const result = await run.close()
  for (const turn of turns) if (turn.status === 'rejected') throw turn.reason
  return result
}

class Run {
  readonly #deps: SenderDependencies
  readonly #id: string
  readonly #went: number[] = []
  #mails = 0
  #goOn = true

  constructor(deps: SenderDependencies) {
    this.#deps = deps
    this.#id = deps.newRun()
  }

  /** One person's mails, one after the other: the slots of the first decide about the second. */
  async sendInTurn(mails: readonly WaitingMail[], went: (slot: MailSlot) => boolean): Promise<void> {
    let share = mails[0]?.share
    for (const mail of mails) {
      if (share === undefined || !this.#goOn) return
      try {
        share = await this.#sendOne({ ...mail, share }, went)
      } catch (error) {
        await this.setAside(mail.key, 'mail-failed', error)
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
  async setAside(key: DueKey, code: string, error?: unknown): Promise<void> {
    const { log, dueMails, now } = this.#deps
    log.error('A waiting mail was set aside.', { code, item: key.sk, fault: faultName(error) })
    await dueMails.move(key, new Date(now().getTime() + POISON_WAIT_MS))
  }

  /** Sends one mail if it may go, and returns the person's slots as they are then. */
  async #sendOne(waiting: WaitingMail, went: (slot: MailSlot) => boolean): Promise<MailShare> {
    const { key, item, mail, share } = waiting
    const { dueMails, now, turn, shares, compose } = this.#deps
    const place = { run: this.#id, number: this.#mails++ }
    const decide = () => decideMail({ ...mail, ...place }, share, waiting.suppressed, went, now())
    let decision = mail.isWanted ? decide() : ({ do: 'drop' } as const)
    const content = decision.do === 'send' ? await compose(item) : undefined
    if (content !== undefined) {
      await turn()
      if (!this.#goOn) return share
      // Time has passed while waiting: the slot's time is that of the call.
      decision = decide()
    }
    if (decision.do === 'wait') {
      if (decision.until.toISOString() !== mail.due.at) await dueMails.move(key, decision.until)
      return share
    }
    if (decision.do !== 'send' || content === undefined) {
      await dueMails.clear(key, mail)
      return share
    }
    // Where another sender came first, its slot stands, and the timer will find what it recorded.
    if (!(await shares.reserve(mail.person, decision.slots, share, now()))) return share
    const reserved = { slots: decision.slots, version: share.version + 1 }
    const message = { ...content, tags: mailTags(item, mail, decision.slot) }
    return (await this.#handOver(waiting, message, decision.slot))
      ? { ...share, version: share.version + 2 }
      : reserved
  }

  /** Hands the mail to SES; true where it surely did not go and the slot was given back. */
  async #handOver(
    { key, mail, share: before }: WaitingMail,
    message: Message,
    { number }: MailSlot,
  ): Promise<boolean> {
    const { log, dueMails, shares } = this.#deps
    const outcome = await this.#sendPatiently(message)
    if (outcome.sent) {
      this.#went.push(number)
      return false
    }
    log.warn('SES did not take a mail.', {
      code: `mail-${outcome.because}`,
      ses: outcome.code,
      item: key.sk,
    })
    // It may have been taken: the slot stays, and the mail goes again once it is no longer in flight.
    if (outcome.because === 'unknown') return false
    if (outcome.because === 'refused') await dueMails.clear(key, mail)
    else this.#goOn = false
    return shares.release(mail.person, before)
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

const faultName = (error: unknown): string | undefined => (error instanceof Error ? error.name : undefined)

function byPerson(mails: readonly WaitingMail[]): WaitingMail[][] {
  const groups = new Map<string, WaitingMail[]>()
  for (const waiting of mails) {
    const group = groups.get(waiting.mail.person)
    if (group === undefined) groups.set(waiting.mail.person, [waiting])
    else group.push(waiting)
  }
  return [...groups.values()]
}
