import { Hono } from 'hono'
import { manageAudit } from './api/manage-audit.ts'
import { manageCampaignActions } from './api/manage-campaign-actions.ts'
import { manageCampaignMails } from './api/manage-campaign-mails.ts'
import { manageCampaigns } from './api/manage-campaigns.ts'
import { manageCounts } from './api/manage-counts.ts'
import { manageFunnel } from './api/manage-funnel.ts'
import { manageImports } from './api/manage-imports.ts'
import { manageOrganisation } from './api/manage-organisation.ts'
import { managePeople } from './api/manage-people.ts'
import { managePetitionCampaigns } from './api/manage-petition-campaigns.ts'
import { managePetitions } from './api/manage-petitions.ts'
import { manageRetention } from './api/manage-retention.ts'
import { manageSignatures } from './api/manage-signatures.ts'
import { manageSuppressions } from './api/manage-suppressions.ts'
import { manageTopics } from './api/manage-topics.ts'
import { publicApi } from './api/public.ts'
import { subscriptionsApi } from './api/subscriptions.ts'
import { behindEdge } from './behind-edge.ts'
import { campaignDesk } from './campaign-desk.ts'
import type { ManageDependencies } from './dependencies.ts'
import { openApi } from './openapi.ts'
import { operations } from './operation.ts'
import { problem } from './problem.ts'

/** The managers' HTTP application: everything under `/api/manage`, and the API's documentation. */
export function createManageApp(deps: ManageDependencies): Hono {
  const { petitions, topics } = deps.remembered
  const app = behindEdge(deps, (c, status) => problem(c, status === 404 ? 'not-found' : 'internal'))

  const api = operations(app, deps)
  managePetitions(api, deps, petitions)
  manageCounts(api, deps)
  manageFunnel(api, deps)
  manageSignatures(api, deps)
  manageTopics(api, deps, topics)
  manageImports(api, deps, topics)
  manageRetention(api, deps)
  managePeople(api, deps)
  manageSuppressions(api, deps)
  manageAudit(api, deps)

  const desk = campaignDesk(deps)
  manageCampaigns(api, deps, desk)
  manageCampaignMails(api, deps, desk)
  manageCampaignActions(api, deps, desk)
  managePetitionCampaigns(api, deps, desk)
  manageOrganisation(api, deps)

  // The documentation is made of the routes' own schemas, so it needs the public ones too. Here nobody can call them.
  const open = operations(new Hono())
  publicApi(open, deps, petitions, topics)
  subscriptionsApi(open, deps, topics)
  app.get('/api/openapi.json', (c) => {
    c.header('Cache-Control', 'public, max-age=60, s-maxage=300')
    return c.json(openApi([...open.all, ...api.all], deps.site.publicUrl, deps.issuer))
  })
  return app
}
