import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { Signature } from '../../functions/domain/signature.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { bundleFunctions } from '../../infra/bundle.ts'
import { FUNCTION_NAMES, type FunctionName } from '../../infra/config.ts'
import { scheduledEvent } from '../../infra/local/event-sources/timers.ts'
import { keptSecrets } from '../../infra/local/kept-secrets.ts'
import { close, listen } from '../../infra/local/listen.ts'
import { readBody } from '../../infra/local/read-body.ts'
import { startSes } from '../../infra/local/ses/server.ts'
import { EXAMPLE_EVENTS } from '../support/ses-events.ts'
import { spread } from './measure.ts'
import { number, type Section, withExtremes } from './report.ts'
import { eventOf, signRequest } from './requests.ts'
import type { Sizes } from './sizes.ts'
import { STREAM_ARN, streamRecord } from './stream-records.ts'
import { pendingSignature, personOf, supporter } from './supporters.ts'
import { ENVIRONMENT, PETITION } from './wiring.ts'
import { openWorld, type World } from './world.ts'

const Started = v.object({
  importMs: v.number(),
  answerMs: v.number(),
  memoryMiB: v.number(),
  status: v.picklist([0, 200, 303, 401]),
})
type Started = v.InferOutput<typeof Started>

/** The size of each bundle, and how long a fresh process takes to load it and to answer its first event. */
export async function startUp(folder: string, sizes: Sizes): Promise<Section> {
  const bundles = await bundleFunctions(join(folder, 'functions'))
  const world = await openWorld(folder)
  const ses = await startSes({ port: 0, folder: join(folder, 'mail') })
  const secrets = await serveSecrets(folder)
  const environment = world.environment(world.endpoint, {
    AWS_ENDPOINT_URL_SES: ses.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    ...functionVariables(),
  })
  try {
    const starts = new Map<FunctionName, Started[]>()
    for (let round = 0; round < sizes.starts; round++) {
      for (const name of FUNCTION_NAMES) {
        const event = await firstEvent[name](round, world)
        const started = await start(join(bundles[name].folder, 'index.mjs'), event, environment)
        starts.set(name, [...(starts.get(name) ?? []), started])
      }
    }
    const of = (name: FunctionName, part: 'importMs' | 'answerMs' | 'memoryMiB') =>
      spread((starts.get(name) ?? []).map((one) => one[part]))
    return {
      title: `4. Bundles and start-up (fresh processes, ${sizes.starts} each)`,
      head: ['function', 'bundle, KiB', 'import, ms', 'first answer, ms', 'memory, MiB'],
      rows: FUNCTION_NAMES.map((name) => [
        name,
        number(bundles[name].bytes / 1024),
        withExtremes(of(name, 'importMs')),
        withExtremes(of(name, 'answerMs')),
        number(of(name, 'memoryMiB').median),
      ]),
      remarks: [
        'The first answer includes reading the secrets, connecting and one real event: a signing, a manager who is not known, a counted record, a mail, a report of SES, a timer. All on this machine, without a network.',
        'Lambda differs: arm64, Node 24, processor time by memory, and a start of its own before the import.',
      ],
      figures: Object.fromEntries(
        FUNCTION_NAMES.map((name) => [
          name,
          {
            bytes: bundles[name].bytes,
            importMs: of(name, 'importMs'),
            firstAnswerMs: of(name, 'answerMs'),
            memoryMiB: of(name, 'memoryMiB'),
          },
        ]),
      ),
    }
  } finally {
    await Promise.all([ses.stop(), secrets.stop()])
    await world.stop()
  }
}

async function start(bundle: string, event: unknown, env: NodeJS.ProcessEnv): Promise<Started> {
  const script = fileURLToPath(new URL('processes/first-event.mjs', import.meta.url))
  const child = fork(script, [bundle, JSON.stringify(event)], { env, execArgv: [], silent: true })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  // Its log goes nowhere, but a full pipe would stop it.
  child.stdout?.resume()
  let message: unknown
  child.once('message', (value) => {
    message = value
  })
  await once(child, 'exit')
  const started = v.safeParse(Started, message)
  if (!started.success) throw new Error(`A bundle did not answer: ${JSON.stringify(message)} ${said}`)
  return started.output
}

/** A real first event for each function; no two rounds sign or mail for the same person. */
const firstEvent: Record<FunctionName, (round: number, world: World) => Promise<unknown>> = {
  http: async (round, { folder }) => {
    const { originSecret } = await keptSecrets(folder)
    return eventOf(signRequest(supporter(round)), originSecret)
  },
  manage: async (_round, { folder }) => {
    const { originSecret } = await keptSecrets(folder)
    return eventOf({ method: 'GET', path: '/api/manage/petitions', headers: {}, body: '' }, originSecret)
  },
  'manage-campaigns': async (_round, { folder }) => {
    const { originSecret } = await keptSecrets(folder)
    return eventOf({ method: 'GET', path: '/api/manage/campaigns', headers: {}, body: '' }, originSecret)
  },
  'count-signatures': async (round, world) => ({
    Records: [streamRecord(1, pendingOf(1_000 + round, world))],
    shardId: `shardId-${round}`,
    eventSourceARN: STREAM_ARN,
    state: {},
  }),
  'send-confirmations': async (round, world) => {
    const signature = pendingOf(2_000 + round, world)
    await signatureTable(world.client, ENVIRONMENT.tableName).create(signature)
    return { Records: [streamRecord(1, signature)] }
  },
  'send-due-confirmations': async () => scheduledEvent('send-due-confirmations'),
  'send-campaigns': async () => scheduledEvent('send-campaigns'),
  'write-exports': async () => scheduledEvent('write-exports'),
  'reconcile-counts': async () => scheduledEvent('reconcile-counts'),
  'record-feedback': async (round) => {
    const body = EXAMPLE_EVENTS.bounce({ to: supporter(3_000 + round).email })
    return { Records: [{ eventSource: 'aws:sqs', messageId: `message-${round}`, body }] }
  },
  'apply-retention': async () => scheduledEvent('apply-retention'),
}

function pendingOf(number: number, { secrets }: World): Signature {
  const by = supporter(number)
  return pendingSignature(by, personOf(by, secrets.person), PETITION, new Date())
}

/** What the CDK would set. */
function functionVariables(): Record<string, string> {
  return {
    TABLE_NAME: ENVIRONMENT.tableName,
    PUBLIC_URL: ENVIRONMENT.publicUrl,
    ORGANISATION: ENVIRONMENT.organisation,
    PRIVACY_CONTACT: ENVIRONMENT.privacyContact,
    MAIL_FROM: ENVIRONMENT.mailFrom,
    CONFIRMATION_CONFIGURATION_SET: ENVIRONMENT.confirmationConfigurationSet,
    BULK_CONFIGURATION_SET: ENVIRONMENT.bulkConfigurationSet,
    TOKEN_ISSUER: ENVIRONMENT.tokenIssuer,
    TOKEN_FOR: 'audience:luid',
    CONSOLE_CLIENT_ID: ENVIRONMENT.consoleClientId,
    SEND_CAMPAIGNS_FUNCTION: 'send-campaigns',
    WRITE_EXPORTS_FUNCTION: 'write-exports',
    EXPORTS_BUCKET: 'exports',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
    PERSON_SECRET_ARN: 'person',
    LINK_KEYS_SECRET_ARN: 'links',
    ORIGIN_SECRET_ARN: 'origin',
  }
}

const Asked = v.pipe(v.string(), v.parseJson(), v.object({ SecretId: v.string() }))

/** As much of Secrets Manager as a start needs: the secrets of a data folder. */
async function serveSecrets(folder: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const kept = v.parse(
    v.record(v.string(), v.unknown()),
    JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')),
  )
  const server = createServer(async (request, response) => {
    const { SecretId } = v.parse(Asked, (await readBody(request, 10_000))?.toString())
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(JSON.stringify({ Name: SecretId, SecretString: kept[SecretId] }))
  })
  const port = await listen(server, 0)
  return { url: `http://127.0.0.1:${port}`, stop: () => close(server) }
}
