import { join } from 'node:path'
import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { assemble as assembleCountSignatures } from '../../functions/count-signatures.ts'
import { assemble as assembleHttp } from '../../functions/http.ts'
import { assemble as assembleReconcileCounts } from '../../functions/reconcile-counts.ts'
import { assemble as assembleSendConfirmations } from '../../functions/send-confirmations.ts'
import { assemble as assembleSendDueConfirmations } from '../../functions/send-due-confirmations.ts'
import { tableClient } from '../../functions/table/client.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import type { Wiring } from '../../functions/wiring.ts'
import { buildAssets } from '../../web/build-assets.ts'
import { demonstrationPetition } from './demonstration.ts'
import { createTable } from './dynamodb/create-table.ts'
import { startDynamoDb } from './dynamodb.ts'
import { createEdge } from './edge.ts'
import { startEventSources } from './event-sources/host.ts'
import { createIssuer } from './issuer.ts'
import { LOCAL_REGION } from './lambda-context.ts'
import { close, listen, PortTaken } from './listen.ts'
import { startSes } from './ses/server.ts'
import { functionsEnvironment, LOCAL_TABLE, localSecrets, readSettings } from './settings.ts'

/** The whole of Luid on this machine: the very functions that run on AWS, and what AWS would be. */
async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const { dataDir, publicUrl } = settings
  const tell = (line: string) => void process.stderr.write(`${line}\n`)

  const [database, ses, issuer, assets] = await Promise.all([
    startDynamoDb({ port: settings.dynamoDbPort, path: join(dataDir, 'table.sqlite') }),
    startSes({ port: settings.inboxPort, folder: join(dataDir, 'mail') }),
    createIssuer(publicUrl, dataDir),
    buildAssets(),
  ])
  // The SDK's own variables: the functions know no other switch for "local".
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = database.endpoint
  process.env['AWS_ENDPOINT_URL_SES'] = ses.url
  process.env['AWS_REGION'] ??= LOCAL_REGION
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local'
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local'

  const raw = new DynamoDBClient({})
  await createTable(raw, LOCAL_TABLE)
  await petitionTable(tableClient(), LOCAL_TABLE).create(demonstrationPetition(new Date()))

  const secrets = localSecrets(dataDir)
  const wiring: Wiring = {
    environment: functionsEnvironment(settings),
    secrets,
    now: () => new Date(),
    log: new Logger({ serviceName: 'luid', logLevel: 'WARN' }),
  }
  const [http, sendConfirmations, sendDueConfirmations, [originSecret = '']] = await Promise.all([
    assembleHttp(wiring, assets),
    assembleSendConfirmations(wiring),
    assembleSendDueConfirmations(wiring),
    secrets.origin(),
  ])
  const eventSources = await startEventSources({
    client: raw,
    streams: { endpoint: process.env['AWS_ENDPOINT_URL_DYNAMODB_STREAMS'] ?? database.endpoint },
    tableName: LOCAL_TABLE,
    folder: join(dataDir, 'event-sources'),
    streamHandlers: {
      'count-signatures': assembleCountSignatures(wiring),
      'send-confirmations': sendConfirmations,
    },
    timerHandlers: {
      'send-due-confirmations': sendDueConfirmations,
      'reconcile-counts': assembleReconcileCounts(wiring),
    },
    tell,
  })
  const edge = createEdge({ handle: http, originSecret, issuer, written: eventSources.wake, tell })
  await listen(edge, settings.port)

  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    await close(edge)
    await eventSources.stop()
    await ses.stop()
    await database.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)

  process.stdout.write(
    [
      `Luid is ready: ${publicUrl}`,
      `  inbox         ${ses.url}`,
      `  managers' API ${publicUrl}/api/openapi.json`,
      `  tokens        ${publicUrl}/oidc/token (client luid-script, secret luid-local-only)`,
      '',
    ].join('\n'),
  )
}

const PORT_VARIABLES = 'PORT, INBOX_PORT or DYNAMODB_PORT'

main().catch((error: unknown) => {
  const message =
    error instanceof PortTaken
      ? `${error.message} by another program. Stop that one, or choose another port with ${PORT_VARIABLES}.`
      : error instanceof Error
        ? error.message
        : String(error)
  process.stderr.write(`Luid could not start: ${message}\n`)
  process.exit(1)
})
