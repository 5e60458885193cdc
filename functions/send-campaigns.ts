import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { mac } from './crypto.ts'
import { petitionCache } from './domain/petition-cache.ts'
import { topicCache } from './domain/topic-cache.ts'
import { sendCampaigns } from './jobs/send-campaigns.ts'
import { campaignComposer } from './mail/campaign/composer.ts'
import { sesMailer } from './mail/ses.ts'
import { audienceTable } from './table/audience.ts'
import { campaignLeaseTable } from './table/campaign-lease.ts'
import { campaignWalkTable } from './table/campaign-walks.ts'
import { campaignTable } from './table/campaigns.ts'
import { tableClient } from './table/client.ts'
import { countTable } from './table/counts.ts'
import { deliveryTable } from './table/deliveries.ts'
import { dueMailTable } from './table/due-mails.ts'
import { figuresTable } from './table/figures.ts'
import { organisationTable } from './table/organisation.ts'
import { petitionTable } from './table/petitions.ts'
import { topicTable } from './table/topics.ts'
import { campaignsOnLambda } from './wiring/campaigns-on-lambda.ts'
import { readCampaignsFunction } from './wiring/environment.ts'
import { type CampaignWiring, onLambda } from './wiring/on-lambda.ts'

export const assemble = async ({ environment, secrets, now, log, campaigns }: CampaignWiring) => {
  const client = tableClient()
  const { tableName } = environment
  const petitions = petitionTable(client, tableName)
  return sendCampaigns({
    campaigns: campaignTable(client, tableName),
    audience: audienceTable(client, tableName),
    deliveries: deliveryTable(client, tableName),
    walks: campaignWalkTable(client, tableName),
    lease: campaignLeaseTable(client, tableName),
    figures: figuresTable(client, tableName),
    dueMails: dueMailTable(client, tableName),
    mailer: sesMailer(environment.bulkConfigurationSet, now),
    compose: campaignComposer({
      petition: petitionCache((slug) => petitions.read(slug), now).read,
      topic: topicCache(topicTable(client, tableName), now).read,
      organisation: organisationTable(client, tableName).read,
      count: countTable(client, tableName).total,
      links: await secrets.links(),
      mac,
      now,
      publicUrl: environment.publicUrl,
      from: environment.mailFrom,
    }),
    wake: campaigns.wake,
    wait: (milliseconds, signal) => wait(milliseconds, undefined, { signal }).catch(() => {}),
    random: Math.random,
    newId: randomUUID,
    now,
    log,
  })
}

export const handler = onLambda((wiring) => {
  const campaigns = campaignsOnLambda(readCampaignsFunction(process.env))
  return assemble({ ...wiring, campaigns })
})
