import { randomUUID } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  PutCommand,
  paginateScan,
} from '@aws-sdk/lib-dynamodb'
import { personKey } from '../../functions/crypto.ts'
import type { Campaign } from '../../functions/domain/campaign.ts'
import type { Delivery, DeliveryState } from '../../functions/domain/delivery.ts'
import {
  type DeliveryCounts,
  type DeliveryVersion,
  deliveryCell,
  NO_DELIVERIES,
} from '../../functions/domain/delivery-cells.ts'
import type { ListId } from '../../functions/domain/list.ts'
import type { Locale } from '../../functions/domain/locale.ts'
import { accepted } from '../../functions/domain/result.ts'
import type { SendingQuota } from '../../functions/domain/sending-quota.ts'
import { type CampaignDependencies, sendCampaigns } from '../../functions/jobs/send-campaigns.ts'
import type { Message } from '../../functions/mail/message.ts'
import type { SendOutcome, SesMailer } from '../../functions/mail/ses.ts'
import { audienceTable } from '../../functions/table/audience.ts'
import { campaignLeaseTable } from '../../functions/table/campaign-lease.ts'
import { campaignWalkTable } from '../../functions/table/campaign-walks.ts'
import { campaignTable } from '../../functions/table/campaigns.ts'
import { deliveryTable } from '../../functions/table/deliveries.ts'
import { readDelivery } from '../../functions/table/delivery-items.ts'
import { dueMailTable } from '../../functions/table/due-mails.ts'
import { activationItems } from '../../functions/table/subscription-items.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { suppressionTable } from '../../functions/table/suppressions.ts'
import { createTable } from '../../infra/local/dynamodb/create-table.ts'
import { localClient, type TestTable } from './dynamodb.ts'
import { EXAMPLE_TIME, exampleAudit, exampleCampaign, exampleFollow } from './examples.ts'
import { virtualTime } from './virtual-time.ts'

/** What counting makes of these items. */
export function countsOf(deliveries: readonly DeliveryVersion[]): DeliveryCounts {
  const counts = { ...NO_DELIVERIES }
  for (const delivery of deliveries) counts[deliveryCell(delivery)] += 1
  return counts
}

export type CampaignWorld = Awaited<ReturnType<typeof campaignWorld>>

export const keyOf = (email: string): string => personKey('test', email)

const SENT: SendOutcome = { sent: true, messageId: 'id' }

/** How SES answers; it may take its time. */
export type Answer = (to: string) => SendOutcome | Promise<SendOutcome>

/**
 * A table of its own and a sender over it, whose SES answers as told. Its time is its own: it begins now, passes while a
 * sender runs, from one wait to the next, and stands still while the table is asked.
 */
export async function campaignWorld(server: TestTable) {
  const time = virtualTime(() => 0, Date.now())
  const tableName = `campaigns-${randomUUID()}`
  await createTable(new DynamoDBClient(localClient(server.endpoint)), tableName)
  const client = new Proxy(server.client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name)
      return (command: Parameters<typeof target.send>[0]) => time.working(() => target.send(command))
    },
  })
  const mails: { to: string; at: Date; tags: Message['tags'] }[] = []
  const state = {
    answer: (() => SENT) as Answer,
    quota: { rate: 1000, sent24Hours: 0 } as SendingQuota,
    /** What the sender is told of its campaign's figures; while none is told, what its deliveries say. */
    counts: NO_DELIVERIES,
    woken: 0,
    /** How far the sender's clock is ahead: what ends by itself has ended. */
    aheadMs: 0,
  }
  const mailer = {
    send: async (message: Message) => {
      const outcome = await state.answer(message.to)
      if (outcome.sent) mails.push({ to: message.to, at: time.now(), tags: message.tags })
      return outcome
    },
    quota: async () => state.quota,
  }
  const tables = (client: DynamoDBDocumentClient) => ({
    campaigns: campaignTable(client, tableName),
    audience: audienceTable(client, tableName),
    deliveries: deliveryTable(client, tableName),
    walks: campaignWalkTable(client, tableName),
    lease: campaignLeaseTable(client, tableName),
    dueMails: dueMailTable(client, tableName),
  })
  const deps: CampaignDependencies = {
    ...tables(client),
    figures: {
      read: async (id) => (state.counts === NO_DELIVERIES ? countsOf(await deliveryItems(id)) : state.counts),
    },
    mailer,
    compose: async () =>
      accepted({
        mailFor: async ({ email, locale }) => ({
          from: { name: 'Stichting Voorbeeld', address: 'petities@example.org' },
          to: email,
          subject: 'Het is gelukt',
          text: 'Het is gelukt',
          html: '<p>Het is gelukt</p>',
          language: locale,
          preheader: '',
        }),
      }),
    wake: async () => {
      state.woken += 1
    },
    wait: time.wait,
    random: Math.random,
    newId: randomUUID,
    now: () => new Date(time.now().getTime() + state.aheadMs),
    log: new Logger({ logLevel: 'SILENT' }),
  }
  const subscriptions = subscriptionTable(client, tableName)
  const campaigns = campaignTable(client, tableName)

  const send = (other: Partial<CampaignDependencies> = {}) => sendCampaigns({ ...deps, ...other })

  /** A mailer whose calls, of a real SES, take none of this time. */
  const through = ({ send: mail, quota }: SesMailer) => ({
    send: (...of: Parameters<typeof mail>) => time.working(() => mail(...of)),
    quota: (...of: Parameters<typeof quota>) => time.working(() => quota(...of)),
  })

  /** Begins a run of the sender, with so much time, which passes only as a test lets it. */
  const begin = (other: Partial<CampaignDependencies> = {}, timeMs = 300_000) => {
    const until = time.now().getTime() + timeMs
    return send(other)({}, { getRemainingTimeInMillis: () => until - time.now().getTime() })
  }

  /** A run from its beginning to its end. */
  const run = (...of: Parameters<typeof begin>) => time.end(begin(...of))

  const put = (Item: Record<string, unknown>) => client.send(new PutCommand({ TableName: tableName, Item }))

  /** Makes all of these follow a list, since before the example campaign began or since an instant. */
  async function follow(
    list: ListId,
    emails: readonly string[],
    {
      locale = 'nl',
      since = new Date(EXAMPLE_TIME.getTime() - 1000),
    }: { locale?: Locale; since?: Date } = {},
  ): Promise<void> {
    const puts = emails.flatMap((email) =>
      activationItems(tableName, { person: keyOf(email), email, locale }, [exampleFollow(list)], [], since)
        .slice(0, 1)
        .map(({ Put }) => ({ PutRequest: { Item: Put?.Item ?? {} } })),
    )
    for (let first = 0; first < puts.length; first += 25)
      await client.send(
        new BatchWriteCommand({ RequestItems: { [tableName]: puts.slice(first, first + 25) } }),
      )
  }

  async function campaign(changes: Partial<Campaign> = {}): Promise<Campaign> {
    const made = exampleCampaign(changes)
    await campaigns.create(made, exampleAudit())
    return made
  }

  /** Changes a campaign as a manager does. */
  async function manage(id: string, change: (campaign: Campaign) => Campaign): Promise<void> {
    for (;;) {
      const seen = await read(id)
      const next = { ...change(seen), version: seen.version + 1 }
      if (await campaigns.replace(next, seen.version, exampleAudit())) return
    }
  }

  async function read(id = exampleCampaign().id): Promise<Campaign> {
    const found = await campaigns.read(id, true)
    if (found === undefined) throw new Error('no such campaign')
    return found
  }

  async function items(): Promise<Record<string, unknown>[]> {
    const all: Record<string, unknown>[] = []
    for await (const { Items = [] } of paginateScan(
      { client },
      { TableName: tableName, ConsistentRead: true },
    ))
      all.push(...Items)
    return all
  }

  /** Takes all of what somebody follows away, as erasing does. */
  async function erase(email: string): Promise<void> {
    for (const { pk, sk } of await items())
      if (pk === `PERSON#${keyOf(email)}`)
        await client.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }))
  }

  const deliveryItems = async (id: string) =>
    (await items()).filter(({ pk }) => String(pk).startsWith(`DELIVERY#${id}#`))

  const deliveries = async (id = exampleCampaign().id): Promise<Delivery[]> =>
    (await deliveryItems(id)).map(readDelivery)

  const states = async (id?: string): Promise<Partial<Record<DeliveryState, number>>> => {
    const counts: Partial<Record<DeliveryState, number>> = {}
    for (const { state: one } of await deliveries(id)) counts[one] = (counts[one] ?? 0) + 1
    return counts
  }

  return {
    tableName,
    client,
    time,
    deps,
    tables,
    state,
    mails,
    subscriptions,
    suppressions: suppressionTable(client, tableName),
    through,
    begin,
    run,
    send,
    put,
    follow,
    erase,
    campaign,
    manage,
    read,
    items,
    deliveries,
    states,
  }
}

/** So many addresses. */
export const addresses = (number: number, name = 'lezer'): string[] =>
  Array.from({ length: number }, (_, i) => `${name}${i}@example.org`)

/** To how many addresses there went more than one mail. */
export const repeated = (mails: readonly { to: string }[]): number =>
  mails.length - new Set(mails.map(({ to }) => to)).size

/** A process that ends before or after the nth of its writes and calls of SES: nothing of it happens any more. */
export function mortal(world: CampaignWorld, step: number, when: 'before' | 'after') {
  const process = { isDead: false, steps: 0 }
  const dead = () => new Error('the process is dead')
  async function living<Answer>(act: () => Promise<Answer>, isStep: boolean): Promise<Answer> {
    if (process.isDead) throw dead()
    const isLast = isStep && ++process.steps === step
    if (isLast && when === 'before') process.isDead = true
    if (process.isDead) throw dead()
    const answer = await act()
    if (isLast) process.isDead = true
    // Its answer comes to nobody.
    if (process.isDead) throw dead()
    return answer
  }
  const client = new Proxy(world.client, {
    get: (target, name) => {
      if (name !== 'send') return Reflect.get(target, name)
      return (command: Parameters<typeof target.send>[0]) =>
        living(() => target.send(command), /Update|Delete|Put|Transact/.test(command.constructor.name))
    },
  })
  const { mailer, figures } = world.deps
  return {
    process,
    deps: {
      ...world.tables(client),
      figures,
      mailer: { ...mailer, send: (message: Message) => living(() => mailer.send(message), true) },
    },
  }
}

/** What a transition made that must be legal. */
export function legal<Value>(result: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!result.ok) throw new Error(result.code)
  return result.value
}
