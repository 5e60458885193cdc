import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { contentHash } from './crypto.ts'
import type { ExportLinks, ExportWriter } from './domain/export-files.ts'
import { type AnswersEvents, answerEvents } from './http/answer-events.ts'
import { type AssetPaths, readAssetPaths } from './http/assets.ts'
import { tokenVerifier } from './http/caller.ts'
import { tellLeftOut } from './http/left-out.ts'
import { createManageApp } from './http/manage-app.ts'
import { planRetention } from './jobs/plan-retention.ts'
import { reconcile } from './jobs/reconcile-counts.ts'
import { auditTable } from './table/audit.ts'
import { exportTable } from './table/exports.ts'
import { imageTable } from './table/images.ts'
import { mendingTable } from './table/mending.ts'
import { organisationTable } from './table/organisation.ts'
import { pressFigureTable } from './table/petition-parts.ts'
import { probeTable } from './table/probes.ts'
import { recountTable } from './table/recount.ts'
import { retentionTable } from './table/retention.ts'
import { readExportsBucket, readExportsFunction } from './wiring/environment.ts'
import { exportLinksOnS3, exportWriterOnLambda } from './wiring/exports-on-s3.ts'
import { onLambda, type Wiring } from './wiring/on-lambda.ts'
import { type RequestParts, requestParts } from './wiring/request-parts.ts'

/** What it needs besides: where the files of exports are had, and who writes them. */
export type ManageWiring = Wiring & { exportWriter: ExportWriter; exportLinks: ExportLinks }

export const assemble = async (
  wiring: ManageWiring,
  assetPaths: () => AssetPaths,
  parts: Promise<RequestParts> = requestParts(wiring),
): Promise<AnswersEvents> => {
  const { environment, now } = wiring
  const { tableName, tokenIssuer, tokenFor } = environment
  const { client, stores, ...shared } = await parts
  const { petitions, counts } = stores
  const tell = tellLeftOut(wiring.log)
  const retention = retentionTable(client, tableName)
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
      pressFigures: pressFigureTable(client, tableName, tell),
      images: imageTable(client, tableName),
      exports: exportTable(client, tableName),
      audit: auditTable(client, tableName, tell),
      retention: { plan: () => planRetention({ petitions, retention, counts }, now()) },
      organisation: organisationTable(client, tableName),
    },
    contentHash,
    assetPaths,
    exportWriter: wiring.exportWriter,
    exportLinks: wiring.exportLinks,
    caller: tokenVerifier(tokenIssuer, tokenFor, now),
  })
  return answerEvents(app)
}

export const handler = onLambda((wiring) =>
  assemble(
    {
      ...wiring,
      exportWriter: exportWriterOnLambda(readExportsFunction(process.env)),
      exportLinks: exportLinksOnS3(readExportsBucket(process.env), wiring.now),
    },
    () => readAssetPaths(new URL('asset-manifest.json', import.meta.url).pathname),
  ),
)
