import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { personKey } from '../../functions/crypto.ts'
import { NO_DELIVERIES } from '../../functions/domain/delivery-cells.ts'
import { topicList } from '../../functions/domain/list.ts'
import { recordFeedback } from '../../functions/jobs/record-feedback.ts'
import { sesMailer } from '../../functions/mail/ses.ts'
import { deliveryReportTable } from '../../functions/table/delivery-reports.ts'
import { feedbackTable } from '../../functions/table/feedback.ts'
import { figuresTable } from '../../functions/table/figures.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { openQueue } from '../../infra/local/event-sources/queue.ts'
import { type LocalSes, startSes } from '../../infra/local/ses/server.ts'
import { addresses, type CampaignWorld, campaignWorld, keyOf } from '../support/campaign-world.ts'
import { countStream } from '../support/counted-stream.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleCampaign } from '../support/examples.ts'

const TOPIC = topicList('kinderhandel')
const READERS = addresses(6)
const [LOST = ''] = READERS
const BOUNCED = 'bounce+a@simulator.amazonses.com'
const COMPLAINED = 'complaint+a@simulator.amazonses.com'

let table: TestTable
let world: CampaignWorld
let folder: string
let ses: LocalSes
const messages: string[] = []
beforeAll(async () => {
  table = await startTable()
  world = await campaignWorld(table)
  folder = await mkdtemp(join(tmpdir(), 'luid-campaign-'))
  ses = await startSes({
    port: 0,
    folder: join(folder, 'mail'),
    listener: async ({ Records }) => void messages.push(...Records.map(({ Sns }) => Sns.Message)),
  })
  process.env['AWS_ENDPOINT_URL_SES'] = ses.url
})
afterAll(async () => {
  await ses.stop()
  await table.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Hands over what SES reported, each report twice and the last first. */
async function report(done: () => Promise<void>): Promise<void> {
  const { client, tableName } = world
  const deps = {
    feedback: feedbackTable(client, tableName),
    deliveries: deliveryReportTable(client, tableName),
    suppressions: world.suppressions,
    subscriptions: world.subscriptions,
    signatures: signatureTable(client, tableName),
    personKey: (canonical: string) => personKey('test', canonical),
    now: () => new Date(),
    log: world.deps.log,
  }
  const queue = await openQueue({
    functionName: 'record-feedback',
    source: { batchSize: 4, batchWindow: 0 },
    folder: join(folder, 'feedback'),
    tell: () => undefined,
  })
  for (const message of [...messages].reverse().concat(messages)) await queue.put(message)
  queue.start((event) => recordFeedback(deps, event))
  await done()
  await queue.stop()
}

/** From the sender through SES, its events, the queue and the stream to the figures. */
it('ends in figures that tell what became of every mail, also of one whose answer was lost', async () => {
  await world.follow(TOPIC, [...READERS, BOUNCED, COMPLAINED])
  await world.campaign()
  ses.setFaults({ cut: 'after', to: LOST })
  await world.run({ mailer: world.through(sesMailer('luid-bulk', world.deps.now)) })
  expect(await world.states()).toEqual({ sent: 7, unknown: 1 })

  const figures = async () => {
    await countStream({ ...table, tableName: world.tableName })
    return figuresTable(world.client, world.tableName).read(exampleCampaign().id, true)
  }
  expect(await figures()).toEqual({ ...NO_DELIVERIES, sent: 7, unknown: 1 })

  const ended = { delivered: 6, bounced: 1, complained: 1 }
  await report(() => expect.poll(() => world.states(), { timeout: 60_000 }).toEqual(ended))
  expect(await figures()).toEqual({ ...NO_DELIVERIES, ...ended })
  await expect
    .poll(() => world.suppressions.read(keyOf(BOUNCED)))
    .toMatchObject({ scope: 'all', because: 'bounce' })
  await expect
    .poll(() => world.subscriptions.ofPerson(keyOf(COMPLAINED)))
    .toMatchObject([{ state: 'unsubscribed', endedBy: 'complaint' }])
  const [delivery] = (await world.deliveries()).filter(({ person }) => person === keyOf(LOST))
  expect(delivery).toMatchObject({ state: 'delivered' })
})
