import type { Hono } from 'hono'
import { manageAudit } from './api/manage-audit.ts'
import { manageCounts } from './api/manage-counts.ts'
import { manageExports } from './api/manage-exports.ts'
import { manageFigures } from './api/manage-figures.ts'
import { manageFunnel } from './api/manage-funnel.ts'
import { manageImages } from './api/manage-images.ts'
import { manageImports } from './api/manage-imports.ts'
import { manageOrganisation } from './api/manage-organisation.ts'
import { managePartners } from './api/manage-partners.ts'
import { managePeople } from './api/manage-people.ts'
import { managePetitionUpdates } from './api/manage-petition-updates.ts'
import { managePetitions } from './api/manage-petitions.ts'
import { managePreview } from './api/manage-preview.ts'
import { manageRetention } from './api/manage-retention.ts'
import { manageSignatures } from './api/manage-signatures.ts'
import { manageSuppressions } from './api/manage-suppressions.ts'
import { manageTopics } from './api/manage-topics.ts'
import { apiBehindEdge } from './behind-edge.ts'
import type { ManageDependencies } from './dependencies.ts'
import { operations } from './operation.ts'

/** The managers' HTTP application: everything under `/api/manage` but campaigns. */
export function createManageApp(deps: ManageDependencies): Hono {
  const app = apiBehindEdge(deps)
  manageOperations(operations(app, deps), deps)
  return app
}

/** What managers can do, but for campaigns. */
export function manageOperations(api: ReturnType<typeof operations>, deps: ManageDependencies): void {
  const { petitions, topics } = deps.remembered
  managePetitions(api, deps, petitions)
  managePreview(api, deps)
  managePetitionUpdates(api, deps)
  manageFigures(api, deps, petitions)
  manageImages(api, deps)
  manageCounts(api, deps)
  manageFunnel(api, deps)
  manageExports(api, deps)
  manageSignatures(api, deps)
  manageTopics(api, deps, topics)
  manageImports(api, deps, topics)
  manageRetention(api, deps)
  managePartners(api, deps)
  managePeople(api, deps)
  manageSuppressions(api, deps)
  manageAudit(api, deps)
  manageOrganisation(api, deps)
}
