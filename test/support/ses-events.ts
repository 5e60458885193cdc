import { randomUUID } from 'node:crypto'

/** SES's events as it publishes them ("Examples of event data" in its developer guide), cut to what matters. */

export type ExampleMail = {
  to?: string | string[]
  messageId?: string
  mailedAt?: string
  tags?: Record<string, string>
}

export const MAILED_AT = '2026-11-21T12:00:00.000Z'

/** What every event says of its mail. */
function mailPart({ to = 'noor@example.org', messageId, mailedAt = MAILED_AT, tags }: ExampleMail) {
  const destination = typeof to === 'string' ? [to] : to
  return {
    timestamp: mailedAt,
    source: 'petities@example.org',
    sendingAccountId: '111122223333',
    messageId: messageId ?? `0102${randomUUID()}-000000`,
    destination,
    headersTruncated: false,
    headers: [{ name: 'To', value: destination.join(', ') }],
    commonHeaders: { to: destination, subject: 'Bevestig je handtekening' },
    ...(tags === undefined
      ? {}
      : {
          tags: {
            'ses:configuration-set': ['luid'],
            ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
          },
        }),
  }
}

/** An event under `eventType`, as of a configuration set, or under another name for it. */
export function sesEvent(kind: string, mail: ExampleMail, detail: object, typeName = 'eventType'): string {
  const part = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`
  return JSON.stringify({ [typeName]: kind, mail: mailPart(mail), [part]: detail })
}

const recipients = (to: ExampleMail['to'] = 'noor@example.org') =>
  (typeof to === 'string' ? [to] : to).map((emailAddress) => ({ emailAddress }))

export const EXAMPLE_EVENTS = {
  send: (mail: ExampleMail = {}) => sesEvent('Send', mail, {}),
  delivery: (mail: ExampleMail = {}, timestamp = '2026-11-21T12:00:01.500Z') =>
    sesEvent('Delivery', mail, {
      timestamp,
      processingTimeMillis: 1500,
      recipients: recipients(mail.to).map(({ emailAddress }) => emailAddress),
      smtpResponse: '250 2.6.0 Message received',
    }),
  bounce: (
    mail: ExampleMail = {},
    bounceType: 'Permanent' | 'Transient' | 'Undetermined' = 'Permanent',
    timestamp = '2026-11-21T12:00:02.000Z',
    bounceSubType = 'General',
  ) =>
    sesEvent('Bounce', mail, {
      bounceType,
      bounceSubType,
      bouncedRecipients: recipients(mail.to).map((one) => ({
        ...one,
        action: 'failed',
        status: '5.1.1',
        diagnosticCode: 'smtp; 550 5.1.1 user unknown: noor@example.org',
      })),
      timestamp,
      feedbackId: randomUUID(),
    }),
  complaint: (
    mail: ExampleMail = {},
    complaintFeedbackType: string | null = 'abuse',
    timestamp = '2026-11-21T13:00:00.000Z',
  ) =>
    sesEvent('Complaint', mail, {
      complainedRecipients: recipients(mail.to),
      timestamp,
      feedbackId: randomUUID(),
      complaintSubType: null,
      complaintFeedbackType,
      userAgent: 'ExampleCorp Feedback Loop (V0.01)',
    }),
  reject: (mail: ExampleMail = {}) => sesEvent('Reject', mail, { reason: 'Bad content' }),
  delay: (mail: ExampleMail = {}, timestamp = '2026-11-21T12:05:00.000Z') =>
    sesEvent('DeliveryDelay', mail, {
      timestamp,
      delayType: 'MailboxFull',
      expirationTime: '2026-11-22T02:00:00.000Z',
      delayedRecipients: recipients(mail.to).map((one) => ({ ...one, status: '4.2.2' })),
    }),
} as const

/** Tags of the first confirmation mail of a request. */
export const firstMailTags = (number: number, petition: string, run = 'run-1', day = '2026-11-21') => ({
  mail: 'confirm',
  petition,
  run,
  number: String(number),
  day,
})
