import { type AnswersEvents, answerEvents } from './http/answer-events.ts'
import { tokenVerifier } from './http/caller.ts'
import { createManageCampaignsApp } from './http/manage-campaigns-app.ts'
import { countAudience } from './jobs/count-audience.ts'
import { audienceTable } from './table/audience.ts'
import { auditTable } from './table/audit.ts'
import { campaignTestTable } from './table/campaign-tests.ts'
import { campaignWalkTable } from './table/campaign-walks.ts'
import { figuresTable } from './table/figures.ts'
import { organisationTable } from './table/organisation.ts'
import { campaignsOnLambda } from './wiring/campaigns-on-lambda.ts'
import { readCampaignsFunction } from './wiring/environment.ts'
import { type CampaignWiring, onLambda } from './wiring/on-lambda.ts'
import { type RequestParts, requestParts } from './wiring/request-parts.ts'

export const assemble = async (
  wiring: CampaignWiring,
  parts: Promise<RequestParts> = requestParts(wiring),
): Promise<AnswersEvents> => {
  const { environment, now } = wiring
  const { tableName, tokenIssuer, tokenFor, mailFrom } = environment
  const [{ client, stores, ...shared }, links] = await Promise.all([parts, wiring.secrets.links()])
  const audiences = audienceTable(client, tableName)
  const app = createManageCampaignsApp({
    ...shared,
    stores: {
      ...stores,
      audit: auditTable(client, tableName),
      organisation: organisationTable(client, tableName),
      figures: figuresTable(client, tableName),
      pace: campaignWalkTable(client, tableName).pace,
      countAudience: (audience) => countAudience(audiences, audience),
      campaignTests: campaignTestTable(client, tableName),
    },
    campaignSender: wiring.campaigns,
    links,
    mailFrom,
    caller: tokenVerifier(tokenIssuer, tokenFor, now),
  })
  return answerEvents(app)
}

export const handler = onLambda((wiring) => {
  const campaigns = campaignsOnLambda(readCampaignsFunction(process.env))
  return assemble({ ...wiring, campaigns })
})
