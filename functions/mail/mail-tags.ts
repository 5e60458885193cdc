import { amsterdamDay } from '../domain/day.ts'
import type { DueItem, DueMail } from '../domain/due-mail.ts'
import type { MailSlot } from '../domain/mail-share.ts'

/**
 * What SES's events say of a mail: its kind, and the petition that it is about. The first mail of each
 * request to sign also says its run, its number in that run and the day of the request: the funnel
 * counts requests, not mails, and counts them without anybody's name (jobs/record-feedback.ts).
 */
export function mailTags(item: DueItem, mail: DueMail, slot: MailSlot): Record<string, string> {
  const tags = { mail: mail.due.mail }
  if (item.kind !== 'signature') return tags
  const { petition, requestedAt, askedAt } = item.signature
  // What a request asks for first is its confirmation; asking again comes later.
  const isFirst = askedAt === requestedAt && slot.repeats === undefined
  if (!isFirst) return { ...tags, petition }
  return { ...tags, petition, run: slot.run, number: String(slot.number), day: amsterdamDay(requestedAt) }
}
