import { randomUUID } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { randomNonce } from '../../functions/crypto.ts'
import type { Signature } from '../../functions/domain/signature.ts'
import { sendDueConfirmations } from '../../functions/jobs/send-due-confirmations.ts'
import {
  type RunResult,
  type SenderDependencies,
  sendWaitingMail,
} from '../../functions/jobs/send-waiting-mail.ts'
import type { Message } from '../../functions/mail/message.ts'
import type { SendOutcome } from '../../functions/mail/ses.ts'
import { dueMailTable } from '../../functions/table/due-mails.ts'
import { mailShareTable } from '../../functions/table/mail-shares.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import { createTable } from '../../infra/local/dynamodb/create-table.ts'
import { testClock } from './clock.ts'
import { addressOf, signatureKey } from './due-mail.ts'
import { localClient, type TestTable } from './dynamodb.ts'
import { signatureOf } from './examples.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

export const SENT: SendOutcome = { sent: true, messageId: 'id' }
export const fails = (because: Extract<SendOutcome, { sent: false }>['because']): SendOutcome => ({
  sent: false,
  because,
  code: 'Test',
})

export type SendingWorld = Awaited<ReturnType<typeof sendingWorld>>

/** A table of its own, since the timer looks after all that is due; a clock; a mailer that answers as told. */
export async function sendingWorld(
  server: TestTable,
  answer: (mail: { to: string }) => SendOutcome = () => SENT,
) {
  const tableName = `world-${randomUUID()}`
  await createTable(new DynamoDBClient(localClient(server.endpoint)), tableName)
  const clock = testClock()
  const signatures = signatureTable(server.client, tableName)
  const shares = mailShareTable(server.client, tableName)
  const suppressions = suppressionTable(server.client, tableName)
  const dueMails = dueMailTable(server.client, tableName)
  const mails: { to: string; tags: Message['tags']; at: number }[] = []
  const waits: number[] = []
  const state = { answer }
  const deps: SenderDependencies & { dueMails: typeof dueMails; shares: typeof shares } = {
    dueMails,
    shares,
    mailer: {
      send: async (message) => {
        const mail = { to: message.to, tags: message.tags }
        const outcome = state.answer(mail)
        if (outcome.sent) mails.push({ ...mail, at: clock.now().getTime() })
        return outcome
      },
      ratePerSecond: async () => 100,
    },
    compose: async (item) => ({
      from: { name: 'Stichting Voorbeeld', address: 'petities@example.org' },
      to: addressOf(item),
      subject: 'Bevestig',
      text: 'Bevestig',
      html: '<p>Bevestig</p>',
      language: 'nl',
    }),
    turn: async () => {},
    wait: async (milliseconds) => {
      waits.push(milliseconds)
      clock.advance(milliseconds)
    },
    random: () => 0.5,
    newRun: randomNonce,
    now: clock.now,
    log: new Logger({ logLevel: 'SILENT' }),
  }
  const store = async (petition: string, name: string, change: Partial<Signature> = {}) => {
    const signature = signatureOf(petition, `${name}@example.org`, clock.now(), change)
    await signatures.create(signature)
    return signature
  }
  const timer = sendDueConfirmations(deps)
  const tick = () => timer({}, { getRemainingTimeInMillis: () => 300_000 })
  const pass = async (milliseconds: number, step = MINUTE) => {
    for (let passed = 0; passed < milliseconds; passed += step) {
      clock.advance(step)
      await tick()
    }
  }
  const to = (signature: Signature) => mails.filter((mail) => mail.to === signature.email)
  return {
    tableName,
    clock,
    deps,
    signatures,
    suppressions,
    mails,
    waits,
    state,
    store,
    tick,
    pass,
    to,
  }
}

/** One run over signatures. */
export const send = (deps: SenderDependencies, ...of: readonly Signature[]): Promise<RunResult> =>
  sendWaitingMail(deps, of.map(signatureKey))

/** A sender that is killed once SES has answered, before it records what went. */
export const killedUnrecorded = <Deps extends SenderDependencies>(deps: Deps): Deps => ({
  ...deps,
  shares: { ...deps.shares, recordRun: () => Promise.reject(new Error('killed')) },
})
