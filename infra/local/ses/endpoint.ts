import type { Email } from 'postal-mime'
import type * as v from 'valibot'
import { eventsOf, type SesEventListener } from './events.ts'
import { DOWN, type Faults, faultsFor } from './faults.ts'
import type { Allowance } from './limits.ts'
import type { Envelope, MailStore } from './mail-store.ts'
import { parseHead } from './parsed-mail.ts'
import {
  type RawMail,
  readSendRawEmail,
  type SesError,
  type XmlAnswer,
  xmlError,
  xmlResult,
} from './query-protocol.ts'

const MOST_RECIPIENTS = 50
const TAG = /^[A-Za-z0-9_-]{1,256}$/

export type Endpoint = {
  /** The answer to a call of the query protocol, or undefined where the connection is to be cut. */
  answer: (form: URLSearchParams) => Promise<XmlAnswer | undefined>
}

/** The part of SES's query API that Luid uses, over a store and an allowance. */
export function sesEndpoint(parts: {
  store: MailStore
  allowance: Allowance
  faults: () => v.InferOutput<typeof Faults>
  wait: (milliseconds: number) => Promise<void>
  listener: SesEventListener | undefined
  onLost: (error: unknown) => void
}): Endpoint {
  const { store, allowance } = parts

  async function send(form: URLSearchParams): Promise<XmlAnswer | undefined> {
    const mail = readSendRawEmail(form)
    const head = await parseHead(mail.raw)
    const recipients = recipientsOf(mail, head)
    const { reject, cut } = faultsFor(parts.faults(), recipients)
    if (cut === 'before') return undefined
    const error = reject ?? flawOf(mail, recipients) ?? allowance.take(recipients.length)
    if (error !== undefined) return xmlError(error)
    const { configurationSet, tags } = mail
    const kept = await store.keep(mail.raw, {
      recipients,
      subject: head.subject ?? '',
      tags,
      ...(configurationSet === undefined ? {} : { configurationSet }),
    })
    await raise(kept, head)
    return cut === 'after' ? undefined : xmlResult('SendRawEmail', { MessageId: kept.id })
  }

  /** A mail that is answered for has its events kept: no kill comes between the two. */
  async function raise(kept: Envelope, head: Email): Promise<void> {
    const { listener } = parts
    if (listener === undefined) return
    try {
      for (const event of eventsOf(kept, head)) await listener(event)
    } catch (error) {
      parts.onLost(error)
    }
  }

  return {
    answer: async (form) => {
      const { slowMs = 0, down = false } = parts.faults()
      if (slowMs > 0) await parts.wait(slowMs)
      if (down) return xmlError(DOWN)
      const action = form.get('Action') ?? ''
      switch (action) {
        case 'SendRawEmail':
          return send(form)
        case 'GetSendQuota': {
          const { maxSendRate, max24HourSend } = allowance.limits()
          return xmlResult(action, {
            Max24HourSend: String(max24HourSend),
            MaxSendRate: String(maxSendRate),
            SentLast24Hours: String(allowance.sentLast24Hours()),
          })
        }
        case 'GetAccountSendingEnabled':
          return xmlResult(action, { Enabled: 'true' })
        default:
          return xmlError({
            status: 400,
            code: 'InvalidAction',
            message: `The local SES does not know the action ${action}.`,
          })
      }
    },
  }
}

/** The envelope's recipients; without any, those that the headers name. */
function recipientsOf(mail: RawMail, { to = [], cc = [], bcc = [] }: Email): string[] {
  if (mail.destinations.length > 0) return mail.destinations
  const mailboxes = [...to, ...cc, ...bcc].flatMap((address) => address.group ?? [address])
  return mailboxes.map(({ address }) => address)
}

function flawOf(mail: RawMail, recipients: readonly string[]): SesError | undefined {
  const invalid = (message: string): SesError => ({ status: 400, code: 'InvalidParameterValue', message })
  if (mail.raw.length === 0) return invalid('Message is empty.')
  if (recipients.length === 0) return invalid("Missing required header 'To'.")
  if (recipients.length > MOST_RECIPIENTS) return invalid(`Recipient count exceeds ${MOST_RECIPIENTS}.`)
  const foreign = recipients.some((address) => /[^\p{ASCII}]/u.test(address.split('@')[0] ?? ''))
  if (foreign) return invalid('Local address contains control or whitespace')
  const badTag = Object.entries(mail.tags).some(([name, value]) => !TAG.test(name) || !TAG.test(value))
  if (badTag) return invalid("Only alphanumeric ASCII characters, '_' and '-' are allowed in tags.")
  return undefined
}
