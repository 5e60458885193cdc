import { randomUUID } from 'node:crypto'
import type { SNSEvent } from 'aws-lambda'
import type { Email } from 'postal-mime'
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../lambda-context.ts'
import type { Envelope } from './mail-store.ts'

/** Receives SES's events as the function behind the SNS topic does. */
export type SesEventListener = (event: SNSEvent) => Promise<unknown>

type Kind = 'Send' | 'Delivery' | 'Bounce' | 'Complaint'

/**
 * What becomes of a mail: any address gets it, and SES's mailbox simulator addresses play the rest
 * ("Using the mailbox simulator" in its developer guide). A complaint comes after the delivery.
 */
function fateOf(recipient: string): Kind[] {
  const [local = '', domain] = recipient.toLowerCase().split('@')
  if (domain !== 'simulator.amazonses.com') return ['Send', 'Delivery']
  // Labels (`bounce+label@`) are allowed.
  const name = local.split('+')[0]
  if (name === 'bounce' || name === SUPPRESSED) return ['Send', 'Bounce']
  return name === 'complaint' ? ['Send', 'Delivery', 'Complaint'] : ['Send', 'Delivery']
}

/** Plays an address on SES's own suppression list: SES takes the mail, and bounces it without sending it. */
const SUPPRESSED = 'suppressionlist'

/**
 * The events of a mail, each as SNS hands it to Lambda, in the form of "Contents of event data that
 * Amazon SES publishes to Amazon SNS". SES publishes events only for a configuration set.
 */
export function eventsOf(envelope: Envelope, head: Email): SNSEvent[] {
  if (envelope.configurationSet === undefined) return []
  const mail = mailObject(envelope, head)
  return envelope.recipients.flatMap((recipient) =>
    fateOf(recipient).map((kind) =>
      snsEvent({ eventType: kind, mail, [kind.toLowerCase()]: detail(kind, recipient, envelope.at) }),
    ),
  )
}

function mailObject(envelope: Envelope, head: Email): object {
  const source = head.from?.address ?? ''
  const tags = Object.entries(envelope.tags).map(([name, value]) => [name, [value]])
  return {
    timestamp: envelope.at,
    source,
    sourceArn: `arn:aws:ses:${LOCAL_REGION}:${LOCAL_ACCOUNT}:identity/${source}`,
    sendingAccountId: LOCAL_ACCOUNT,
    messageId: envelope.id,
    destination: envelope.recipients,
    headersTruncated: false,
    headers: head.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    commonHeaders: {
      from: [head.headers.find(({ key }) => key === 'from')?.value ?? source],
      to: envelope.recipients,
      messageId: envelope.id,
      subject: envelope.subject,
    },
    tags: {
      'ses:configuration-set': [envelope.configurationSet],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [source.split('@')[1] ?? ''],
      'ses:caller-identity': ['luid'],
      ...Object.fromEntries(tags),
    },
  }
}

function detail(kind: Kind, recipient: string, timestamp: string): object {
  const reportingMTA = 'dns; local.amazonses.com'
  switch (kind) {
    case 'Send':
      return {}
    case 'Delivery':
      return {
        timestamp,
        processingTimeMillis: 1,
        recipients: [recipient],
        smtpResponse: '250 2.6.0 Message received',
        reportingMTA: 'local.amazonses.com',
      }
    case 'Bounce':
      return {
        bounceType: 'Permanent',
        bounceSubType: recipient.toLowerCase().startsWith(SUPPRESSED) ? 'Suppressed' : 'General',
        bouncedRecipients: [
          {
            emailAddress: recipient,
            action: 'failed',
            status: '5.1.1',
            diagnosticCode: 'smtp; 550 5.1.1 user unknown',
          },
        ],
        timestamp,
        feedbackId: randomUUID(),
        reportingMTA,
      }
    case 'Complaint':
      return {
        complainedRecipients: [{ emailAddress: recipient }],
        timestamp,
        feedbackId: randomUUID(),
        complaintSubType: null,
        userAgent: 'Amazon SES Mailbox Simulator',
        complaintFeedbackType: 'abuse',
        arrivalDate: timestamp,
      }
  }
}

function snsEvent(message: object): SNSEvent {
  const topic = `arn:aws:sns:${LOCAL_REGION}:${LOCAL_ACCOUNT}:luid-mail-events`
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: `${topic}:${randomUUID()}`,
        Sns: {
          Type: 'Notification',
          MessageId: randomUUID(),
          TopicArn: topic,
          Subject: 'Amazon SES Email Event Notification',
          Message: JSON.stringify(message),
          Timestamp: new Date().toISOString(),
          SignatureVersion: '1',
          Signature: 'local',
          SigningCertUrl: 'https://sns.invalid/local.pem',
          UnsubscribeUrl: 'https://sns.invalid/unsubscribe',
          MessageAttributes: {},
        },
      },
    ],
  }
}
