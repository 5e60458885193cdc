import * as v from 'valibot'
import type { MailReport } from '../domain/feedback.ts'
import { isSlug } from '../domain/petition.ts'

/**
 * What a message of SES is: a report about a mail; `nothing` to do (an event of no interest, or words that SNS
 * sends when a topic is set up); or `unreadable`.
 */
export type SesEvent = { kind: 'report'; report: MailReport } | { kind: 'nothing' } | { kind: 'unreadable' }

const Instant = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
  v.transform((text) => new Date(text).toISOString()),
)
const Word = v.fallback(v.optional(v.pipe(v.string(), v.maxLength(100))), undefined)
const Recipients = v.array(v.object({ emailAddress: v.string() }))

const Mail = v.object({
  messageId: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  timestamp: Instant,
  destination: v.optional(v.array(v.string()), []),
  /** Only events of a configuration set carry them. */
  tags: v.optional(v.record(v.string(), v.array(v.string())), {}),
})
type Mail = v.InferOutput<typeof Mail>

/** `eventType` in events of a configuration set, `notificationType` in notifications of an identity. */
const Typed = v.union([
  v.pipe(
    v.object({ eventType: v.string() }),
    v.transform(({ eventType }) => eventType),
  ),
  v.pipe(
    v.object({ notificationType: v.string() }),
    v.transform(({ notificationType }) => notificationType),
  ),
])

const Send = v.object({ mail: Mail })
const Delivery = v.object({
  mail: Mail,
  delivery: v.object({ timestamp: Instant, recipients: v.array(v.string()) }),
})
const Bounce = v.object({
  mail: Mail,
  bounce: v.object({
    timestamp: Instant,
    bounceType: v.string(),
    bounceSubType: Word,
    bouncedRecipients: Recipients,
  }),
})
const Complaint = v.object({
  mail: Mail,
  complaint: v.object({
    timestamp: Instant,
    complaintFeedbackType: Word,
    complaintSubType: Word,
    complainedRecipients: Recipients,
  }),
})
const DeliveryDelay = v.object({
  mail: Mail,
  deliveryDelay: v.object({ timestamp: Instant, delayType: Word, delayedRecipients: Recipients }),
})

/** What a mail reader's "this is no spam" is called in an abuse report (RFC 5965 registry). */
const NOT_SPAM = 'not-spam'
/** What SES publishes to a topic when it becomes a destination of events or notifications. */
const SET_UP = /^Successfully validated SNS topic for Amazon SES/

/**
 * Reads a message as it lies in the queue or comes from the topic: SES's event itself, or wrapped in SNS's JSON.
 * Forms are those of "Contents of event data that Amazon SES publishes to Amazon SNS" and "Amazon SNS
 * notification contents" in SES's developer guide.
 */
export function readSesEvent(message: string): SesEvent {
  const json = parsed(message)
  const wrapped = v.safeParse(v.object({ Message: v.string() }), json)
  if (wrapped.success) return readSesEvent(wrapped.output.Message)
  if (SET_UP.test(message)) return { kind: 'nothing' }
  const type = v.safeParse(Typed, json)
  if (!type.success) return { kind: 'unreadable' }
  try {
    const report = reportOf(type.output, json)
    return report === undefined || report.recipients.length === 0
      ? { kind: 'nothing' }
      : { kind: 'report', report }
  } catch (error) {
    if (error instanceof v.ValiError) return { kind: 'unreadable' }
    throw error
  }
}

/** The report in an event of a known type; undefined for all others. */
function reportOf(type: string, event: unknown): MailReport | undefined {
  switch (type) {
    case 'Send':
    case 'Reject': {
      const { mail } = v.parse(Send, event)
      const kind = type === 'Send' ? 'send' : 'reject'
      return about(mail, { kind, at: mail.timestamp, recipients: mail.destination })
    }
    case 'Delivery': {
      const { mail, delivery } = v.parse(Delivery, event)
      return about(mail, { kind: 'delivery', at: delivery.timestamp, recipients: delivery.recipients })
    }
    case 'Bounce': {
      const { mail, bounce } = v.parse(Bounce, event)
      const kind = bounce.bounceType === 'Permanent' ? 'permanent-bounce' : 'transient-bounce'
      const recipients = addressesOf(bounce.bouncedRecipients)
      return about(mail, { kind, at: bounce.timestamp, recipients, subtype: bounce.bounceSubType })
    }
    case 'Complaint': {
      const { mail, complaint } = v.parse(Complaint, event)
      if (complaint.complaintFeedbackType === NOT_SPAM) return undefined
      const subtype = complaint.complaintFeedbackType ?? complaint.complaintSubType
      const recipients = addressesOf(complaint.complainedRecipients)
      return about(mail, { kind: 'complaint', at: complaint.timestamp, recipients, subtype })
    }
    case 'DeliveryDelay': {
      const { mail, deliveryDelay: delay } = v.parse(DeliveryDelay, event)
      const recipients = addressesOf(delay.delayedRecipients)
      return about(mail, {
        kind: 'delivery-delay',
        at: delay.timestamp,
        recipients,
        subtype: delay.delayType,
      })
    }
    default:
      return undefined
  }
}

type Told = Pick<MailReport, 'kind' | 'at' | 'recipients'> & { subtype?: string | undefined }

function about(mail: Mail, { recipients, subtype, ...told }: Told): MailReport {
  const tag = (name: string, like: RegExp): string | undefined => {
    const value = mail.tags[name]?.[0]
    return value !== undefined && like.test(value) ? value : undefined
  }
  const [run, number] = [tag('run', /^[A-Za-z0-9_-]{1,64}$/), tag('number', /^\d{1,6}$/)]
  const [day, purpose] = [tag('day', /^\d{4}-\d\d-\d\d$/), tag('mail', /^[a-z-]{1,40}$/)]
  const named = tag('petition', /^/)
  const petition = named !== undefined && isSlug(named) ? named : undefined
  const [campaign, person] = [tag('campaign', /^/), tag('delivery', /^[A-Za-z0-9_-]{43}$/)]
  const delivery =
    campaign !== undefined && isSlug(campaign) && person !== undefined ? { campaign, person } : undefined
  return {
    ...told,
    message: mail.messageId,
    mailedAt: mail.timestamp,
    recipients: concerned(mail, recipients),
    ...(subtype === undefined ? {} : { subtype }),
    ...(purpose === undefined ? {} : { mail: purpose }),
    ...(petition === undefined ? {} : { petition }),
    ...(run === undefined || number === undefined || day === undefined || petition === undefined
      ? {}
      : { counts: { run, number, petition, day } }),
    ...(delivery === undefined ? {} : { delivery }),
  }
}

/**
 * Whom a report concerns. Where a mail had one recipient, it is that one: a mailbox that forwards makes SES
 * name the one behind it, to which nothing was sent. A report that names nobody (an automatic answer, say)
 * concerns nobody.
 */
function concerned({ destination }: Mail, recipients: readonly string[]): string[] {
  const named = recipients.length > 0 && destination.length === 1 ? destination : recipients
  return [...new Set(named.map(bare))]
}

const addressesOf = (recipients: v.InferOutput<typeof Recipients>): string[] =>
  recipients.map(({ emailAddress }) => emailAddress)

/** An address without the name and brackets that servers put around it. */
function bare(address: string): string {
  return (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
