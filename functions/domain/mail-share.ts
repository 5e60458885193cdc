/**
 * The share of mail that one address gets, over all petitions and forms, so that they cannot be used to
 * bomb a mailbox: one mail in 10 minutes and three in 24 hours. What confirms nothing ("you had already signed",
 * the link to one's data) need not wait for the ten minutes after a mail whose button was pressed: its reader is there.
 *
 * A sender reserves a slot (a conditional write), sends, and then records for its whole run which
 * mails went. A reserved slot whose run recorded nothing is either in flight (younger than
 * IN_FLIGHT_MS) or was lost in a crash, and then the mail goes once more. Where that repeats itself, as
 * when SES takes mail but answers too late, each wait is four times the one before (the second as the first).
 */
export type MailSlot = {
  at: string
  purpose: string
  /** The run that took it, and its number in that run: what the run records as gone. */
  run: string
  number: number
  /** How often this mail was handed over before without a record of it; absent: never. */
  repeats?: number
}

export type MailShare = { slots: readonly MailSlot[]; version: number }

export const NO_MAIL_YET: MailShare = { slots: [], version: 0 }

const MINUTE_MS = 60_000
const MAIL_SPACING_MS = 10 * MINUTE_MS
const MAIL_WINDOW_MS = 24 * 60 * MINUTE_MS
const MAILS_IN_WINDOW = 3

/**
 * Longer than a run may take from its first slot to its record (10 s of turns, 13 s of waits and calls of up to
 * 10 s; jobs/send-waiting-mail.ts), so that a younger slot may still be under way.
 */
export const IN_FLIGHT_MS = 60_000
const LONGEST_FLIGHT_MS = 6 * 60 * MINUTE_MS

/** How long a slot without a record is left alone. */
function flightMs({ repeats = 0 }: MailSlot): number {
  return Math.min(LONGEST_FLIGHT_MS, IN_FLIGHT_MS * 4 ** Math.max(0, repeats - 1))
}

const isInWindow = (slot: MailSlot, now: Date): boolean =>
  now.getTime() - Date.parse(slot.at) < MAIL_WINDOW_MS

/** Whether an address has had its mails of the last 24 hours. */
export function isShareUsed(slots: readonly MailSlot[], now: Date): boolean {
  return slots.filter((slot) => isInWindow(slot, now)).length >= MAILS_IN_WINDOW
}

export type MailDecision =
  /** In a slot of its own, which the person's slots hold. */
  | { do: 'send'; slot: MailSlot; slots: MailSlot[] }
  /** It went already: only the due mark is left to remove. */
  | { do: 'settle' }
  | { do: 'wait'; until: Date }
  | { do: 'drop'; because: 'share-used' | 'suppressed' }

/**
 * Whether a mail that was asked for at `askedAt` may go now.
 * `went` says whether the run of a slot recorded that its mail went; `answered` names the
 * purposes of mails whose button was pressed since.
 */
export function decideMail(
  mail: {
    purpose: string
    askedAt: string
    run: string
    number: number
    answered?: ReadonlySet<string> | undefined
  },
  share: MailShare,
  suppressed: boolean,
  went: (slot: MailSlot) => boolean,
  now: Date,
): MailDecision {
  const time = now.getTime()
  const age = (slot: MailSlot) => time - Date.parse(slot.at)
  const mine = share.slots.findLast((slot) => slot.purpose === mail.purpose && slot.at >= mail.askedAt)
  if (mine !== undefined && went(mine)) return { do: 'settle' }
  if (mine !== undefined && age(mine) < flightMs(mine))
    return { do: 'wait', until: new Date(Date.parse(mine.at) + flightMs(mine)) }
  if (suppressed) return { do: 'drop', because: 'suppressed' }

  // A slot of this mail that was lost in a crash is taken over rather than counted twice.
  const others = share.slots.filter((slot) => slot !== mine && isInWindow(slot, now))
  if (isShareUsed(others, now)) return { do: 'drop', because: 'share-used' }
  const spacing = others.filter((slot) => mail.answered?.has(slot.purpose) !== true)
  const latest = Math.max(...spacing.map((slot) => Date.parse(slot.at)))
  if (time - latest < MAIL_SPACING_MS) return { do: 'wait', until: new Date(latest + MAIL_SPACING_MS) }
  const slot: MailSlot = {
    at: now.toISOString(),
    purpose: mail.purpose,
    run: mail.run,
    number: mail.number,
    ...(mine === undefined ? {} : { repeats: (mine.repeats ?? 0) + 1 }),
  }
  return { do: 'send', slot, slots: [...others, slot] }
}
