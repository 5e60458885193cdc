import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { campaignsOnLambda } from './campaigns-on-lambda.ts'
import { readCampaignsFunction } from './environment.ts'
import { type AnswersEvents, answerEvents } from './http/answer-events.ts'
import { tokenVerifier } from './http/caller.ts'
import { createManageApp } from './http/manage-app.ts'
import { countAudience } from './jobs/count-audience.ts'
import { planRetention } from './jobs/plan-retention.ts'
import { reconcile } from './jobs/reconcile-counts.ts'
import { type RequestParts, requestParts } from './request-parts.ts'
import { audienceTable } from './table/audience.ts'
import { auditTable } from './table/audit.ts'
import { campaignTestTable } from './table/campaign-tests.ts'
import { campaignWalkTable } from './table/campaign-walks.ts'
import { figuresTable } from './table/figures.ts'
import { mendingTable } from './table/mending.ts'
import { organisationTable } from './table/organisation.ts'
import { probeTable } from './table/probes.ts'
import { recountTable } from './table/recount.ts'
import { retentionTable } from './table/retention.ts'
import { type CampaignWiring, onLambda } from './wiring.ts'

export const assemble = async (
  wiring: CampaignWiring,
  parts: Promise<RequestParts> = requestParts(wiring),
): Promise<AnswersEvents> => {
  const { environment, now } = wiring
  const { tableName, tokenIssuer, tokenFor, mailFrom } = environment
  const [{ client, stores, ...shared }, links] = await Promise.all([parts, wiring.secrets.links()])
  const { petitions, counts } = stores
  const retention = retentionTable(client, tableName)
  const audiences = audienceTable(client, tableName)
  const recounting = {
    counts,
    recounts: recountTable(client, tableName),
    probes: probeTable(client, tableName),
    mending: mendingTable(client, tableName),
    wait,
    random: Math.random,
    now,
    newRecount: randomUUID,
  }
  const app = createManageApp({
    ...shared,
    stores: {
      ...stores,
      counts: { ...counts, reconcile: (petition) => reconcile(recounting, petition) },
      audit: auditTable(client, tableName),
      retention: { plan: () => planRetention({ petitions, retention, counts }, now()) },
      organisation: organisationTable(client, tableName),
      figures: figuresTable(client, tableName),
      pace: campaignWalkTable(client, tableName).pace,
      countAudience: (audience) => countAudience(audiences, audience),
      campaignTests: campaignTestTable(client, tableName),
    },
    campaignSender: wiring.campaigns,
    links,
    mailFrom,
    issuer: tokenIssuer,
    caller: tokenVerifier(tokenIssuer, tokenFor, now),
  })
  return answerEvents(app)
}

export const handler = onLambda((wiring) => {
  const campaigns = campaignsOnLambda(readCampaignsFunction(process.env))
  return assemble({ ...wiring, campaigns })
})
