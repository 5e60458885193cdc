import type { Hono } from 'hono'
import { manageCampaignActions } from './api/manage-campaign-actions.ts'
import { manageCampaignMails } from './api/manage-campaign-mails.ts'
import { manageCampaigns } from './api/manage-campaigns.ts'
import { managePetitionCampaigns } from './api/manage-petition-campaigns.ts'
import { apiBehindEdge } from './behind-edge.ts'
import { campaignDesk } from './campaign-desk.ts'
import type { CampaignDependencies } from './dependencies.ts'
import { operations } from './operation.ts'

/** The managers' HTTP application for campaigns, which alone composes mails and calls their sender. */
export function createManageCampaignsApp(deps: CampaignDependencies): Hono {
  const app = apiBehindEdge(deps)
  campaignOperations(operations(app, deps), deps)
  return app
}

/** What managers can do with campaigns. */
export function campaignOperations(api: ReturnType<typeof operations>, deps: CampaignDependencies): void {
  const desk = campaignDesk(deps)
  manageCampaigns(api, deps, desk)
  manageCampaignMails(api, deps, desk)
  manageCampaignActions(api, deps, desk)
  managePetitionCampaigns(api, deps, desk)
}
