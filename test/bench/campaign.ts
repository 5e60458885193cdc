import { join } from 'node:path'
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb'
import { personKey } from '../../functions/crypto.ts'
import { topicList } from '../../functions/domain/list.ts'
import { campaignTable } from '../../functions/table/campaigns.ts'
import { activationItems } from '../../functions/table/subscription-items.ts'
import { topicTable } from '../../functions/table/topics.ts'
import { startSes } from '../../infra/local/ses/server.ts'
import { EXAMPLE_TIME, exampleCampaign, exampleFollow, exampleTopic } from '../support/examples.ts'
import { startChild } from './child.ts'
import { spread } from './measure.ts'
import type { CampaignSender } from './processes/campaign-sender.ts'
import { number, type Section, withExtremes } from './report.ts'
import type { Sizes } from './sizes.ts'
import { ENVIRONMENT } from './wiring.ts'
import { openWorld, type World } from './world.ts'

/** The rate of the local SES at first, and what campaigns may take of it. */
const ACCOUNT_RATE = 200
const ALLOWED = 160
const SECOND_MS = 1_000
const BATCH = 25

/** A campaign as `npm start` sends it, but for the counting beside it: how even its pace is, and what memory it takes. */
export async function campaign(folder: string, sizes: Sizes): Promise<Section> {
  const world = await openWorld(folder)
  /** When SES took each mail, by its own clock. */
  const taken: number[] = []
  let onTaken = () => {}
  const ses = await startSes({
    port: 0,
    folder: join(folder, 'mail'),
    limits: { maxSendRate: ACCOUNT_RATE, max24HourSend: 10_000_000 },
    listener: async ({ Records }) => {
      for (const { Sns } of Records) if (/"eventType":"Send"/.test(Sns.Message)) taken.push(Date.now())
      onTaken()
    },
  })
  const sender = await startChild<CampaignSender>(
    'campaign-sender',
    world.environment(world.endpoint, { AWS_ENDPOINT_URL_SES: ses.url }),
  )
  try {
    await readers(world, sizes.readers)
    const started = Date.now()
    onTaken = () => {
      if (taken.length === sizes.readers) void sender.ask('hurry', undefined)
    }
    const { bytes, cpuSeconds } = await sender.ask('run', undefined)
    return section(sizes.readers, started, taken, bytes, cpuSeconds)
  } finally {
    await sender.stop()
    await ses.stop()
    await world.stop()
  }
}

/** So many followers of a topic, and a campaign to them that is due now. */
async function readers({ client, secrets }: World, number: number): Promise<void> {
  const { tableName } = ENVIRONMENT
  const topic = exampleTopic()
  await topicTable(client, tableName).create(topic)
  const follows = [exampleFollow(topicList(topic.topic))]
  const puts = Array.from({ length: number }, (_, i) => {
    const email = `reader${i}@example.org`
    const of = { person: personKey(secrets.person, email), email, locale: 'nl' as const }
    const [subscription] = activationItems(tableName, of, follows, [], EXAMPLE_TIME)
    return { PutRequest: { Item: subscription?.Put?.Item ?? {} } }
  })
  for (let first = 0; first < puts.length; first += BATCH)
    await client.send(
      new BatchWriteCommand({ RequestItems: { [tableName]: puts.slice(first, first + BATCH) } }),
    )
  const { startedAt: _, ...draft } = exampleCampaign({ state: 'scheduled', at: new Date().toISOString() })
  const at = new Date().toISOString()
  const audit = { id: 'bench', at, actor: 'bench', action: 'campaign-scheduled' as const, subject: draft.id }
  await campaignTable(client, tableName).create(draft, audit)
}

function section(
  readers: number,
  started: number,
  taken: readonly number[],
  bytes: readonly number[],
  cpuSeconds: number,
): Section {
  const [first = started, last = started] = [taken[0], taken.at(-1)]
  const bySecond = Array.from({ length: Math.ceil((last - first + 1) / SECOND_MS) }, () => 0)
  for (const at of taken) {
    const second = Math.floor((at - first) / SECOND_MS)
    bySecond[second] = (bySecond[second] ?? 0) + 1
  }
  // The last second is cut short by the end.
  const whole = bySecond.slice(0, -1)
  const perSecond = spread(whole)
  const average = taken.length / ((last - first) / SECOND_MS)
  const sliding = mostInASecond(taken)
  const megabytes = bytes.map((one) => one / 2 ** 20)
  const above = whole.filter((mails) => mails > ALLOWED).length
  return {
    title: '6. A campaign, second by second',
    head: ['', ''],
    rows: [
      ['readers', number(readers)],
      ['mails', number(taken.length)],
      ['first mail after, s', number((first - started) / SECOND_MS, 1)],
      ['mails a second', withExtremes(perSecond)],
      ['of which allowed', number(ALLOWED)],
      ['seconds above', number(above)],
      ['most in any sliding second', number(sliding)],
      ['average, % of allowed', number((average / ALLOWED) * 100, 1)],
      ['memory of the sender, MiB', withExtremes(spread(megabytes))],
      ['CPU of the sender, ms a mail', number((cpuSeconds * 1000) / taken.length, 2)],
    ],
    remarks: [
      `Mails in each second: ${bySecond.join(' ')}.`,
      `Memory in each tenth of the run, MiB: ${tenths(megabytes)
        .map((one) => number(one))
        .join(' ')}.`,
    ],
    figures: { readers, bySecond, perSecond, average, sliding, above, megabytes, cpuSeconds },
  }
}

/** The most mails within any second, wherever it begins. */
function mostInASecond(taken: readonly number[]): number {
  let most = 0
  let first = 0
  for (const [last, at] of taken.entries()) {
    while ((taken[first] ?? at) <= at - SECOND_MS) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

const tenths = (of: readonly number[]): number[] =>
  Array.from({ length: 10 }, (_, i) => of[Math.floor((i * of.length) / 10)] ?? 0)
