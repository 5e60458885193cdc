import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Logger } from '@aws-lambda-powertools/logger'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mac, randomNonce } from '../../functions/crypto.ts'
import type { Signature } from '../../functions/domain/signature.ts'
import { sendDueConfirmations } from '../../functions/jobs/send-due-confirmations.ts'
import { sendWaitingMail } from '../../functions/jobs/send-waiting-mail.ts'
import { dueMailComposer } from '../../functions/mail/due-mail-composer.ts'
import { sesMailer } from '../../functions/mail/ses.ts'
import { dueMailTable } from '../../functions/table/due-mails.ts'
import { mailShareTable } from '../../functions/table/mail-shares.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { type LocalSes, startSes } from '../../infra/local/ses/server.ts'
import { testClock } from '../support/clock.ts'
import { signatureKey } from '../support/due-mail.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { examplePetition, signatureOf } from '../support/examples.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const SIGNERS = 12

let table: TestTable
let folder: string
let ses: LocalSes
let clock: ReturnType<typeof testClock>
let waiting: Signature[]

/** The real table, the real SES client and the local SES, whose quota follows the simulated clock too. */
beforeEach(async () => {
  clock = testClock()
  folder = await mkdtemp(join(tmpdir(), 'luid-send-'))
  table = await startTable()
  ses = await startSes({ port: 0, folder, now: () => clock.now().getTime() })
  process.env['AWS_ENDPOINT_URL_SES'] = ses.url
  const signatures = signatureTable(table.client, table.tableName)
  waiting = Array.from({ length: SIGNERS }, (_, i) =>
    signatureOf('proef', `signer${i}@example.org`, clock.now()),
  )
  await Promise.all(waiting.map((signature) => signatures.create(signature)))
})
afterEach(async () => {
  await ses.stop()
  await table.stop()
  await rm(folder, { recursive: true, force: true })
})

function sender() {
  const mailer = sesMailer('luid-confirmation', clock.now)
  const deps = {
    dueMails: dueMailTable(table.client, table.tableName),
    shares: mailShareTable(table.client, table.tableName),
    mailer,
    compose: dueMailComposer({
      petition: async (slug) => examplePetition({ slug }),
      topic: async () => undefined,
      subscriptions: async () => [],
      links: { current: '1', keys: { '1': 'a link key for tests' } },
      mac,
      now: clock.now,
      publicUrl: 'https://petities.example.org',
      organisation: 'Stichting Voorbeeld',
      from: 'petities@example.org',
    }),
    turn: async () => {},
    wait: async (milliseconds: number) => clock.advance(milliseconds),
    random: () => 0.5,
    newRun: randomNonce,
    now: clock.now,
    log: new Logger({ logLevel: 'SILENT' }),
  }
  const timer = sendDueConfirmations(deps)
  return {
    fromStream: () => sendWaitingMail(deps, waiting.map(signatureKey)),
    pass: async (milliseconds: number, step: number) => {
      for (let passed = 0; passed < milliseconds; passed += step) {
        clock.advance(step)
        await timer({}, { getRemainingTimeInMillis: () => 300_000 })
      }
    },
  }
}

async function recipients(): Promise<string[]> {
  const mails = (await (await fetch(`${ses.url}/api/mails`)).json()) as { to: string }[]
  return mails.map((mail) => mail.to).sort()
}

const everyone = () => waiting.map((signature) => signature.email).sort()

describe('confirmation mail through an SES that misbehaves', () => {
  it('goes once to everyone when the quota is used up for 26 hours', async () => {
    ses.setLimits({ max24HourSend: 0 })
    const { fromStream, pass } = sender()
    await expect(fromStream()).resolves.toEqual({ sent: 0, goOn: false })
    await pass(26 * HOUR, HOUR)
    expect(await recipients()).toEqual([])
    ses.setLimits({ max24HourSend: 50_000 })
    await pass(3 * MINUTE, MINUTE)
    expect(await recipients()).toEqual(everyone())
    await pass(HOUR, 10 * MINUTE)
    expect(await recipients()).toEqual(everyone())
  })

  it('goes as far as a small quota reaches, and on as it frees, nobody twice', async () => {
    ses.setLimits({ max24HourSend: 5 })
    const { fromStream, pass } = sender()
    await fromStream()
    expect(await recipients()).toHaveLength(5)
    await pass(50 * HOUR, HOUR)
    expect(await recipients()).toEqual(everyone())
  })

  it('waits out a rate that is far too low', async () => {
    ses.setLimits({ maxSendRate: 1 })
    const { fromStream, pass } = sender()
    await fromStream()
    await pass(10 * MINUTE, MINUTE)
    expect(await recipients()).toEqual(everyone())
  })

  it('comes after an hour of refusals for the account', async () => {
    ses.setFaults({ reject: { code: 'AccountSendingPausedException' } })
    const { fromStream, pass } = sender()
    await fromStream()
    await pass(HOUR, 10 * MINUTE)
    expect(await recipients()).toEqual([])
    ses.setFaults({})
    await pass(3 * MINUTE, MINUTE)
    expect(await recipients()).toEqual(everyone())
  })

  it('comes after an hour in which SES answers with faults of its own', async () => {
    ses.setFaults({ down: true })
    const { fromStream, pass } = sender()
    await fromStream()
    await pass(HOUR, 10 * MINUTE)
    ses.setFaults({})
    await pass(3 * MINUTE, MINUTE)
    expect(await recipients()).toEqual(everyone())
  })

  it('comes when SES is back after it could not be reached at all', async () => {
    const { fromStream, pass } = sender()
    const port = Number(new URL(ses.url).port)
    await ses.stop()
    await fromStream()
    await pass(HOUR, 20 * MINUTE)
    ses = await startSes({ port, folder, now: () => clock.now().getTime() })
    await pass(3 * MINUTE, MINUTE)
    expect(await recipients()).toEqual(everyone())
  })

  it('is not lost when connections break before SES has taken a mail', async () => {
    ses.setFaults({ cut: 'before' })
    const { fromStream, pass } = sender()
    await fromStream()
    expect(await recipients()).toEqual([])
    ses.setFaults({})
    await pass(5 * MINUTE, MINUTE)
    expect(await recipients()).toEqual(everyone())
  })

  it('repeats only what nobody can know: a connection that broke after SES had taken the mail', async () => {
    const unlucky = everyone()[0] ?? ''
    ses.setFaults({ cut: 'after', to: unlucky })
    const { fromStream, pass } = sender()
    await fromStream()
    expect(await recipients()).toEqual(everyone())
    ses.setFaults({})
    await pass(10 * MINUTE, MINUTE)
    expect(await recipients()).toEqual([unlucky, ...everyone()].sort())
  })

  it('is only late when SES is slow', async () => {
    ses.setFaults({ slowMs: 300 })
    const { fromStream } = sender()
    await expect(fromStream()).resolves.toEqual({ sent: SIGNERS, goOn: true })
    expect(await recipients()).toEqual(everyone())
  })
})
