import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { NO_DELIVERIES } from '../../functions/domain/delivery-cells.ts'
import { sendCampaigns } from '../../functions/jobs/send-campaigns.ts'
import { campaignComposer } from '../../functions/mail/campaign/composer.ts'
import type { Message } from '../../functions/mail/message.ts'
import { audienceTable } from '../../functions/table/audience.ts'
import { campaignLeaseTable } from '../../functions/table/campaign-lease.ts'
import { campaignWalkTable } from '../../functions/table/campaign-walks.ts'
import { campaignTable } from '../../functions/table/campaigns.ts'
import { deliveryTable } from '../../functions/table/deliveries.ts'
import { dueMailTable } from '../../functions/table/due-mails.ts'
import { readTestOutcome } from '../../functions/wiring/campaigns-on-lambda.ts'
import type { Application } from '../http/application.ts'
import { countsOf } from '../support/campaign-world.ts'

/**
 * The sender of campaigns behind an application, as the wiring has it, with an SES that answers when it is let. What the
 * stream would count is counted of the deliveries themselves.
 */
export function campaignSending({ deps, table }: Application) {
  const { client, tableName } = table
  const mails: Message[] = []
  const runs: Promise<unknown>[] = []
  let gate: { opened: Promise<void>; open: () => void } | undefined
  const figures = {
    read: async (id: string) => {
      const items: Parameters<typeof countsOf>[0][number][] = []
      for await (const { Items = [] } of paginateScan(
        { client },
        { TableName: tableName, ConsistentRead: true },
      ))
        items.push(
          ...(Items.filter(({ pk }) => String(pk).startsWith(`DELIVERY#${id}#`)) as unknown as typeof items),
        )
      return items.length === 0 ? NO_DELIVERIES : countsOf(items)
    },
  }
  const { stores, links, mac, now, mailFrom, site } = deps
  const send = sendCampaigns({
    campaigns: campaignTable(client, tableName),
    audience: audienceTable(client, tableName),
    deliveries: deliveryTable(client, tableName),
    walks: campaignWalkTable(client, tableName),
    lease: campaignLeaseTable(client, tableName),
    figures,
    dueMails: dueMailTable(client, tableName),
    mailer: {
      send: async (message) => {
        await gate?.opened
        mails.push(message)
        return { sent: true, messageId: randomUUID() }
      },
      quota: async () => ({ rate: 100, sent24Hours: 0 }),
    },
    compose: campaignComposer({
      topic: (topic) => stores.topics.read(topic, true),
      petition: (slug) => stores.petitions.read(slug, true),
      organisation: stores.organisation.read,
      count: (slug) => stores.counts.total(slug),
      links,
      mac,
      now,
      publicUrl: site.publicUrl,
      from: mailFrom,
    }),
    wake: async () => {},
    wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => {}),
    random: Math.random,
    newId: randomUUID,
    now,
    log: deps.log,
  })
  const until = Date.now() + 300_000
  const context = { getRemainingTimeInMillis: () => until - Date.now() }
  Object.assign(stores.figures, figures)
  Object.assign(deps, {
    campaignSender: {
      wake: async () => {
        runs.push(send({ look: true }, context))
      },
      test: async (test: object) => readTestOutcome(await send({ test }, context)),
    },
  })
  return {
    mails,
    /** From now on SES takes its time; the function lets it answer. */
    hold: (): (() => void) => {
      let open = () => {}
      const opened = new Promise<void>((resolve) => {
        open = resolve
      })
      gate = { opened, open }
      return open
    },
    /** Once all that was woken has ended. */
    settled: () => Promise.all(runs),
  }
}
