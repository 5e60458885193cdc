import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Logger } from '@aws-lambda-powertools/logger'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { randomNonce } from '../../functions/crypto.ts'
import type { Signature } from '../../functions/domain/signature.ts'
import { sendConfirmations } from '../../functions/jobs/send-confirmations.ts'
import type { SenderDependencies } from '../../functions/jobs/send-waiting-mail.ts'
import { sesMailer } from '../../functions/mail/ses.ts'
import { dueMailTable } from '../../functions/table/due-mails.ts'
import { keys } from '../../functions/table/keys.ts'
import { mailShareTable } from '../../functions/table/mail-shares.ts'
import { signatureItem } from '../../functions/table/signature-item.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { type LocalSes, startSes } from '../../infra/local/ses/server.ts'
import { testClock } from '../support/clock.ts'
import { addressOf, signatureKey } from '../support/due-mail.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { signatureOf } from '../support/examples.ts'

const PLENTY = { getRemainingTimeInMillis: () => 120_000 }

let table: TestTable
let folder: string
let ses: LocalSes
let clock: ReturnType<typeof testClock>
let petition: string
let petitions = 0

beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table.stop())
beforeEach(async () => {
  clock = testClock()
  petition = `proef-${petitions++}`
  folder = await mkdtemp(join(tmpdir(), 'luid-stream-'))
  ses = await startSes({ port: 0, folder })
  process.env['AWS_ENDPOINT_URL_SES'] = ses.url
})
afterEach(async () => {
  await ses.stop()
  await rm(folder, { recursive: true, force: true })
})

function dependencies(): SenderDependencies {
  return {
    dueMails: dueMailTable(table.client, table.tableName),
    shares: mailShareTable(table.client, table.tableName),
    mailer: sesMailer('luid-confirmation', clock.now),
    compose: async (item) => ({
      from: { name: 'Stichting Voorbeeld', address: 'petities@example.org' },
      to: addressOf(item),
      subject: 'Bevestig',
      text: 'Bevestig',
      html: '<p>Bevestig</p>',
      language: 'nl',
    }),
    turn: async () => {},
    wait: async (milliseconds) => clock.advance(milliseconds),
    random: () => 0.5,
    newRun: randomNonce,
    now: clock.now,
    log: new Logger({ logLevel: 'SILENT' }),
  }
}

async function stored(name: string): Promise<Signature> {
  const signature = signatureOf(petition, `${name}.${petition}@example.org`, clock.now())
  await signatureTable(table.client, table.tableName).create(signature)
  return signature
}

/** A stream record as DynamoDB writes it. */
function record(number: number, after: Signature, before?: Signature): DynamoDBRecord {
  const image = (signature: Signature) =>
    marshall(signatureItem(signature)) as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>
  return {
    eventID: String(number),
    eventName: before === undefined ? 'INSERT' : 'MODIFY',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      Keys: marshall(keys.signature(after.petition, after.person)) as never,
      NewImage: image(after),
      ...(before === undefined ? {} : { OldImage: image(before) }),
      SequenceNumber: String(number).padStart(21, '1'),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  }
}

const event = (...Records: DynamoDBRecord[]): DynamoDBStreamEvent => ({ Records })

async function recipients(): Promise<string[]> {
  const mails = (await (await fetch(`${ses.url}/api/mails`)).json()) as { to: string }[]
  return mails.map((mail) => mail.to).sort()
}

describe('the stream’s sender', () => {
  it('mails whoever has just signed, and nobody again when the batch is delivered again', async () => {
    const [noor, ama] = [await stored('noor'), await stored('ama')]
    const handle = sendConfirmations(dependencies())
    const batch = event(record(1, noor), record(2, ama))
    await expect(handle(batch, PLENTY)).resolves.toEqual({ batchItemFailures: [] })
    await handle(batch, PLENTY)
    clock.advance(60 * 60_000)
    await handle(batch, PLENTY)
    expect(await recipients()).toEqual([ama.email, noor.email])
  })

  it('leaves a due mark that was only moved to the timer, and takes up a new asking', async () => {
    const noor = await stored('noor')
    const handle = sendConfirmations(dependencies())
    const moved = { ...noor, mailDue: { mail: 'confirm' as const, at: clock.now().toISOString() } }
    await handle(event(record(1, moved, noor)), PLENTY)
    expect(await recipients()).toEqual([])
    const askedBefore = { ...noor, askedAt: '2026-11-01T00:00:00.000Z' }
    await handle(event(record(2, noor, askedBefore)), PLENTY)
    expect(await recipients()).toEqual([noor.email])
  })

  it('is not stopped by a record that it cannot read, nor by one of another kind', async () => {
    const noor = await stored('noor')
    const strange = record(1, noor)
    const batch = event(
      { ...strange, dynamodb: { SequenceNumber: '1' } },
      { ...strange, dynamodb: { ...strange.dynamodb, Keys: marshall({ pk: 'RUN#x', sk: 'RUN' }) as never } },
      record(3, noor),
    )
    await expect(sendConfirmations(dependencies())(batch, PLENTY)).resolves.toEqual({ batchItemFailures: [] })
    expect(await recipients()).toEqual([noor.email])
  })

  it('makes what SES refused due at once, so that the timer need not wait', async () => {
    const noor = await stored('noor')
    ses.setLimits({ max24HourSend: 0 })
    clock.advance(1_000)
    await sendConfirmations(dependencies())(event(record(1, noor)), PLENTY)
    const due = await dueMailTable(table.client, table.tableName).due(clock.now(), 25)
    expect(due.map(({ key }) => key)).toContainEqual(signatureKey(noor))
  })

  it('begins no run for which there is no time left', async () => {
    const noor = await stored('noor')
    clock.advance(1_000)
    await sendConfirmations(dependencies())(event(record(1, noor)), {
      getRemainingTimeInMillis: () => 10_000,
    })
    expect(await recipients()).toEqual([])
    const due = await dueMailTable(table.client, table.tableName).due(clock.now(), 25)
    expect(due.map(({ key }) => key)).toContainEqual(signatureKey(noor))
  })

  it('asks for the records again from the run on that met a fault of the table', async () => {
    const signers = await Promise.all(Array.from({ length: 30 }, (_, i) => stored(`s${i}`)))
    const deps = dependencies()
    let reads = 0
    const failing = {
      ...deps,
      dueMails: {
        ...deps.dueMails,
        waiting: (...of: Parameters<typeof deps.dueMails.waiting>) =>
          reads++ === 1 ? Promise.reject(new Error('the table is away')) : deps.dueMails.waiting(...of),
      },
    }
    const records = signers.map((signer, i) => record(i, signer))
    const answer = await sendConfirmations(failing)(event(...records), PLENTY)
    const failed = records[25]?.dynamodb?.SequenceNumber
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: failed }] })
    expect(await recipients()).toHaveLength(25)
    await sendConfirmations(deps)(event(...records.slice(25)), PLENTY)
    expect(await recipients()).toEqual(signers.map((one) => one.email).sort())
  })
})
