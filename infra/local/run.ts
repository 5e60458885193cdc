import { join } from 'node:path'
import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { assemble as assembleApplyRetention } from '../../functions/apply-retention.ts'
import { assemble as assembleCountSignatures } from '../../functions/count-signatures.ts'
import { QUEUE_SOURCES } from '../../functions/event-sources.ts'
import { openApi } from '../../functions/http/openapi.ts'
import { assemble as assembleHttp } from '../../functions/http.ts'
import { assemble as assembleManage } from '../../functions/manage.ts'
import { assemble as assembleManageCampaigns } from '../../functions/manage-campaigns.ts'
import { assemble as assembleReconcileCounts } from '../../functions/reconcile-counts.ts'
import { assemble as assembleRecordFeedback } from '../../functions/record-feedback.ts'
import { assemble as assembleSendConfirmations } from '../../functions/send-confirmations.ts'
import { assemble as assembleSendDueConfirmations } from '../../functions/send-due-confirmations.ts'
import { tableClient } from '../../functions/table/client.ts'
import type { Wiring } from '../../functions/wiring/on-lambda.ts'
import { requestParts } from '../../functions/wiring/request-parts.ts'
import { assemble as assembleWriteExports } from '../../functions/write-exports.ts'
import { buildAssets } from '../../web/build-assets.ts'
import { buildConsole } from '../../web/build-console.ts'
import { drawInstalled } from '../../web/cards/installed.ts'
import { campaignInvokes } from './campaign-invokes.ts'
import { startCampaignThread } from './campaign-thread.ts'
import { seedDemonstration } from './demonstration.ts'
import { createTable } from './dynamodb/create-table.ts'
import { startDynamoDb } from './dynamodb.ts'
import { type Edge, startEdge } from './edge.ts'
import { type EventSources, startEventSources } from './event-sources/host.ts'
import { openQueue } from './event-sources/queue.ts'
import { EXPORTS_MOUNT, localExports } from './export-files.ts'
import { functionInvokes } from './function-invokes.ts'
import { ISSUER_MOUNT, makeIssuer } from './issuer.ts'
import { keptSecrets } from './kept-secrets.ts'
import { startSes } from './ses/server.ts'
import { functionsEnvironment, LOCAL_TABLE, type LocalSettings, pointSdkHere } from './settings.ts'

export type LocalLuid = {
  publicUrl: string
  inboxUrl: string
  tokenEndpoint: string
  /** Stops taking requests, lets what runs finish, and stops the database last. */
  stop: () => Promise<void>
}

/**
 * Runs the whole of Luid on this machine, in this process: the very functions that run on AWS, and
 * parts that play what AWS would be. Resolves when it serves. Throws `PortTaken`, or an error of one line.
 */
export async function runLuid(settings: LocalSettings, tell: (line: string) => void): Promise<LocalLuid> {
  const { dataDir, publicUrl } = settings
  const feedback = await openQueue({
    functionName: 'record-feedback',
    source: QUEUE_SOURCES['record-feedback'],
    folder: join(dataDir, 'feedback'),
    tell,
  })
  const [database, ses, secrets, assets, consoleAssets] = await Promise.all([
    startDynamoDb({
      port: settings.dynamoDbPort,
      path: join(dataDir, 'table.sqlite'),
      environment: settings.dynamoDb,
    }),
    startSes({
      port: settings.inboxPort,
      folder: join(dataDir, 'mail'),
      listener: async ({ Records }) => {
        for (const { Sns } of Records) await feedback.put(Sns.Message)
      },
      onLost: () => tell('What the local SES reports cannot be kept.'),
    }),
    keptSecrets(dataDir),
    buildAssets(),
    buildConsole(),
  ])
  pointSdkHere(process.env, { dynamoDb: database.endpoint, ses: ses.url })

  const client = new DynamoDBClient({})
  await createTable(client, LOCAL_TABLE).catch((error: unknown) => {
    // A fault of the network, not an answer of the database.
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new Error(
      `no DynamoDB answers at ${database.endpoint}. Start one there, or set AWS_ENDPOINT_URL_DYNAMODB to where it is.`,
    )
  })
  await seedDemonstration(tableClient(), LOCAL_TABLE, new Date())

  const issuer = makeIssuer({ publicUrl, ...secrets.issuer })
  const wiring: Wiring = {
    environment: functionsEnvironment(publicUrl, issuer.url),
    secrets: secrets.functions,
    now: () => new Date(),
    log: new Logger({ serviceName: 'luid', logLevel: 'WARN' }),
  }
  const invokes = campaignInvokes(tell)
  const campaignWiring = { ...wiring, campaigns: invokes.campaigns }
  const exports = await localExports(join(dataDir, 'exports'), publicUrl)
  const exportInvokes = functionInvokes('write-exports', tell)
  const manageWiring = {
    ...wiring,
    exportWriter: { wake: () => exportInvokes.wake({}) },
    exportLinks: exports.links,
  }
  const parts = requestParts(wiring)
  const [http, manage, manageCampaigns, sender, sendConfirmations, sendDueConfirmations] = await Promise.all([
    assembleHttp(wiring, { assets, consoleAssets, apiDocument: openApi, drawCard: drawInstalled }, parts),
    assembleManage(manageWiring, () => assets, parts),
    assembleManageCampaigns(campaignWiring, parts),
    startCampaignThread({ dataDir, publicUrl, tokenIssuer: issuer.url }, () => void invokes.campaigns.wake()),
    assembleSendConfirmations(wiring),
    assembleSendDueConfirmations(wiring),
  ])
  invokes.start(sender.handler)
  const writeExports = assembleWriteExports({ ...wiring, files: exports.files })
  exportInvokes.start(writeExports)
  const eventSources: EventSources = await startEventSources({
    client,
    streams: { endpoint: settings.streamsEndpoint ?? database.endpoint },
    tableName: LOCAL_TABLE,
    folder: join(dataDir, 'event-sources'),
    streamHandlers: {
      'count-signatures': assembleCountSignatures(wiring),
      'send-confirmations': sendConfirmations,
    },
    timerHandlers: {
      'send-due-confirmations': sendDueConfirmations,
      'send-campaigns': sender.handler,
      'write-exports': writeExports,
      'reconcile-counts': assembleReconcileCounts(wiring),
      'apply-retention': assembleApplyRetention(wiring),
    },
    tell,
  })
  feedback.start(await assembleRecordFeedback(wiring))
  const edge: Edge = await startEdge({
    port: settings.port,
    handlers: { http, manage, 'manage-campaigns': manageCampaigns },
    originSecret: secrets.originSecret,
    mounts: { [ISSUER_MOUNT]: issuer.handle, [EXPORTS_MOUNT]: exports.handle },
    onWrite: eventSources.wake,
  })

  return {
    publicUrl,
    inboxUrl: ses.url.replace('127.0.0.1', 'localhost'),
    tokenEndpoint: `${issuer.url}/token`,
    stop: async () => {
      await edge.stop()
      await Promise.all([eventSources.stop(), invokes.stop(), exportInvokes.stop()])
      await sender.stop()
      await ses.stop()
      await feedback.stop()
      client.destroy()
      await database.stop()
    },
  }
}
