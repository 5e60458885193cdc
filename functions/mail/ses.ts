import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { type Message, mimeSource } from './message.ts'

/**
 * What came of handing a mail to SES.
 * - `throttled`: too fast; the attempt did not count;
 * - `quota-used`: the account's 24-hour quota is used up;
 * - `account-fault`: a setting or the account's state, the same for every mail;
 * - `refused`: this mail only; trying again will not help;
 * - `unreachable`: surely not taken, and nothing else will be now;
 * - `unknown`: no answer in time: it may have been taken.
 */
export type SendOutcome =
  | { sent: true; messageId: string }
  | {
      sent: false
      because: 'throttled' | 'quota-used' | 'account-fault' | 'refused' | 'unreachable' | 'unknown'
      /** SES's error code, for the log. */
      code: string
    }

export type Mailer = {
  send: (message: Message) => Promise<SendOutcome>
  /** Mails a second that the account allows. */
  ratePerSecond: () => Promise<number>
}

/** How long one call may take; a slot in flight outlasts it (domain/mail-share.ts). */
const CALL_TIMEOUT_MS = 10_000
const QUOTA_LIFE_MS = 60_000

/** SES's codes, without the `Exception` that the SDK's names for some of them end in. */
const ACCOUNT_FAULTS = new Set([
  'AccountSendingPaused',
  'ConfigurationSetDoesNotExist',
  'ConfigurationSetSendingPaused',
  'MailFromDomainNotVerified',
  'AccessDenied',
  'InvalidClientTokenId',
  'SignatureDoesNotMatch',
  'ExpiredToken',
])
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/**
 * Sends through SES. The SDK's own retries are off: SES has no idempotency token, so a blind retry
 * could mail twice.
 */
export function sesMailer(configurationSet: string, now: () => Date): Mailer {
  const client = new SESClient({
    maxAttempts: 1,
    requestHandler: {
      requestTimeout: CALL_TIMEOUT_MS,
      connectionTimeout: 3_000,
      throwOnRequestTimeout: true,
    },
  })
  let quota: { rate: Promise<number>; until: number } | undefined

  return {
    send: async (message) => {
      const source = await mimeSource(message)
      try {
        const { MessageId = '' } = await client.send(
          new SendRawEmailCommand({
            RawMessage: { Data: source },
            Source: message.from.address,
            Destinations: [message.to],
            ConfigurationSetName: configurationSet,
            Tags: Object.entries(message.tags).map(([Name, Value]) => ({ Name, Value })),
          }),
        )
        return { sent: true, messageId: MessageId }
      } catch (error) {
        return failure(error)
      }
    },

    ratePerSecond: () => {
      if (quota === undefined || quota.until <= now().getTime()) {
        const rate = client
          .send(new GetSendQuotaCommand({}))
          .then((answer) => Math.max(answer.MaxSendRate ?? 1, 1))
          // Unknown for now: one a second is what every account may send. It is asked again next time.
          .catch(() => {
            quota = undefined
            return 1
          })
        quota = { rate, until: now().getTime() + QUOTA_LIFE_MS }
      }
      return quota.rate
    },
  }
}

/** Sorts SES's errors: "Errors returned by the Amazon SES API" in its developer guide. */
function failure(error: unknown): Extract<SendOutcome, { sent: false }> {
  const {
    name,
    message,
    code: systemCode,
    $metadata,
  } = error as {
    name?: string
    message?: string
    code?: string
    $metadata?: { httpStatusCode?: number }
  }
  const code = (name ?? 'Error').replace(/Exception$/, '')
  const because = (reason: Extract<SendOutcome, { sent: false }>['because']) => ({
    sent: false as const,
    because: reason,
    code,
  })
  if (code === 'Throttling')
    return because(/daily message quota/i.test(message ?? '') ? 'quota-used' : 'throttled')
  if (code === 'LimitExceeded') return because('quota-used')
  if (ACCOUNT_FAULTS.has(code)) return because('account-fault')
  if (code === 'MessageRejected')
    return because(/not verified|sending paused/i.test(message ?? '') ? 'account-fault' : 'refused')
  const status = $metadata?.httpStatusCode
  if (status !== undefined && status >= 400 && status < 500) return because('refused')
  if (status !== undefined && status >= 500) return because('unreachable')
  return because(NEVER_CONNECTED.has(systemCode ?? '') ? 'unreachable' : 'unknown')
}
