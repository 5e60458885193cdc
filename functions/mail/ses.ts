import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import type { SendingQuota } from '../domain/sending-quota.ts'
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

export type SesMailer = Mailer & {
  /**
   * What SES lets the account send: asked `anew`, or at most every half minute; where it does not answer, what it
   * said last.
   */
  quota: (anew?: boolean) => Promise<SendingQuota>
}

/** How long one call may take; a slot in flight outlasts it (domain/mail-share.ts). */
const CALL_TIMEOUT_MS = 10_000
const QUOTA_LIFE_MS = 30_000
/** Once SES says that a limit is reached, what it said before is asked again from this long after. */
const REFUSED_QUOTA_LIFE_MS = 2_000
/** Calls at once on AWS: what the fastest accounts need while each takes a quarter of a second. */
const MOST_SOCKETS = 200
/** Unknown for now: one a second is what every account may send. */
const LEAST_QUOTA: SendingQuota = { rate: 1, sent24Hours: 0 }

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
  'UnrecognizedClient',
  'MissingAuthenticationToken',
  'IncompleteSignature',
  'RequestExpired',
  'OptInRequired',
  'NotAuthorized',
])
const NO_CONNECTION = /did not establish a connection/
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/**
 * Sends through SES. The SDK's own retries are off: SES has no idempotency token, so a blind retry
 * could mail twice.
 */
export function sesMailer(configurationSet: string, now: () => Date): SesMailer {
  const client = new SESClient({
    maxAttempts: 1,
    requestHandler: {
      requestTimeout: CALL_TIMEOUT_MS,
      connectionTimeout: 3_000,
      throwOnRequestTimeout: true,
      httpsAgent: { maxSockets: MOST_SOCKETS },
    },
  })
  let known: { quota: SendingQuota; at: number } | undefined
  let asking: Promise<SendingQuota> | undefined
  let life = QUOTA_LIFE_MS

  async function ask(): Promise<SendingQuota> {
    try {
      const {
        MaxSendRate = 1,
        Max24HourSend = -1,
        SentLast24Hours = 0,
      } = await client.send(new GetSendQuotaCommand({}))
      const quota = {
        rate: Math.max(MaxSendRate, 1),
        // "A value of -1 signifies an unlimited quota": the API reference.
        ...(Max24HourSend < 0 ? {} : { max24Hours: Max24HourSend }),
        sent24Hours: SentLast24Hours,
      }
      known = { quota, at: now().getTime() }
      life = QUOTA_LIFE_MS
      return quota
    } catch {
      return known?.quota ?? LEAST_QUOTA
    } finally {
      asking = undefined
    }
  }

  async function quota(anew = false): Promise<SendingQuota> {
    if (!anew && known !== undefined && now().getTime() < known.at + life) return known.quota
    asking ??= ask()
    return asking
  }

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
        const outcome = failure(error)
        if (outcome.because === 'throttled' || outcome.because === 'quota-used') life = REFUSED_QUOTA_LIFE_MS
        return outcome
      }
    },
    quota,
    ratePerSecond: async () => (await quota()).rate,
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
  // The SDK found nobody to sign as, or no connection: nothing was handed over.
  if (code === 'CredentialsProviderError' || NO_CONNECTION.test(message ?? '')) return because('unreachable')
  const status = $metadata?.httpStatusCode
  if (status !== undefined && status >= 400 && status < 500) return because('refused')
  if (status !== undefined && status >= 500) return because('unreachable')
  return because(NEVER_CONNECTED.has(systemCode ?? '') ? 'unreachable' : 'unknown')
}
