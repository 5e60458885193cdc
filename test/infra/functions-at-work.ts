import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Logger } from '@aws-lambda-powertools/logger'
import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { mac, personKey } from '../../functions/crypto.ts'
import { type LinkPurpose, sealLink } from '../../functions/domain/link.ts'
import type { RequestFunction } from '../../functions/event-sources.ts'
import type { AnswersEvents } from '../../functions/http/answer-events.ts'
import { openApi } from '../../functions/http/openapi.ts'
import * as http from '../../functions/http.ts'
import * as manage from '../../functions/manage.ts'
import * as manageCampaigns from '../../functions/manage-campaigns.ts'
import type { Key } from '../../functions/table/keys.ts'
import type { CampaignWiring } from '../../functions/wiring/on-lambda.ts'
import type { Secrets } from '../../functions/wiring/secrets.ts'
import type { FunctionName } from '../../infra/config.ts'
import { functionFor } from '../../infra/local/edge/routes.ts'
import { startSes } from '../../infra/local/ses/server.ts'
import { drawInstalled } from '../../web/cards/installed.ts'
import { NO_CONSOLE } from '../http/application.ts'
import { startIssuer } from '../http/issuer.ts'
import { testAssets } from '../support/assets.ts'
import { startTable } from '../support/dynamodb.ts'
import { IDLE_EXPORTS } from '../support/idle-exports.ts'
import { IDLE_SENDER } from '../support/idle-sender.ts'
import { startTableGate, type TableGate, type Use } from './table-gate.ts'

const PERSON_SECRET = 'the person secret of the tests'
const LINKS = { current: 'k1', keys: { k1: 'the link secret of the tests' } }
const VARIABLES = ['AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL_SES'] as const

export const CONTEXT = { getRemainingTimeInMillis: () => 100_000 } as Context

/**
 * The functions, each whole and behind a gate of its own, on one real table and one local SES. Time runs fast, so
 * that what is due is due, and a recount that waits for the stream gives up.
 */
export async function startFunctions() {
  const configured = VARIABLES.map((name) => [name, process.env[name]] as const)
  const table = await startTable()
  const folder = mkdtempSync(join(tmpdir(), 'luid-inbox-'))
  const ses = await startSes({ port: 0, folder })
  const issuer = await startIssuer(() => new Date())
  const closers = [issuer.stop, ses.stop, table.stop, async () => rmSync(folder, { recursive: true })]
  process.env['AWS_ENDPOINT_URL_SES'] = ses.url

  /** What the clock is ahead of the real one. */
  let ahead = 0
  let tick = 200
  const wiring: CampaignWiring = {
    environment: {
      tableName: table.tableName,
      publicUrl: 'https://petities.example.org',
      organisation: 'Voorbeeldstichting',
      privacyContact: 'privacy@example.org',
      mailFrom: 'petities@example.org',
      confirmationConfigurationSet: 'confirmation',
      bulkConfigurationSet: 'bulk',
      tokenIssuer: issuer.issuer,
      tokenFor: { clients: ['luid-console', 'luid-script'] },
      signInOrigin: 'https://signin.example.org',
      consoleClientId: 'luid-console',
    },
    campaigns: IDLE_SENDER,
    secrets: { person: async () => PERSON_SECRET, links: async () => LINKS, origin: async () => [] },
    now: () => {
      ahead += tick
      return new Date(Date.now() + ahead)
    },
    log: new Logger({ serviceName: 'luid', logLevel: 'SILENT' }),
  }

  const gates: { name: FunctionName; gate: TableGate }[] = []
  const secretsRead: { name: FunctionName; secret: keyof Secrets }[] = []
  /** The secrets, each reading of which is remembered. */
  const secretsFor = (name: FunctionName): Secrets => {
    const { person, links, origin } = wiring.secrets
    const noted = <Value>(secret: keyof Secrets, read: () => Promise<Value>) => {
      return () => {
        secretsRead.push({ name, secret })
        return read()
      }
    }
    return { person: noted('person', person), links: noted('links', links), origin: noted('origin', origin) }
  }
  /** The SDK reads its endpoint at a client's first request: each function is made right before its own, with its gate. */
  const assembled = async <Assembled>(
    name: FunctionName,
    assemble: (wiring: CampaignWiring) => Assembled | Promise<Assembled>,
  ): Promise<Assembled> => {
    const gate = await startTableGate(table.endpoint)
    gates.push({ name, gate })
    closers.unshift(gate.stop)
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = gate.endpoint
    return assemble({ ...wiring, secrets: secretsFor(name) })
  }

  const files = {
    assets: await testAssets(),
    consoleAssets: NO_CONSOLE,
    apiDocument: openApi,
    drawCard: drawInstalled,
  }
  const assembling = {
    http: () => assembled('http', (wiring) => http.assemble(wiring, files)),
    manage: () =>
      assembled('manage', (wiring) => manage.assemble({ ...wiring, ...IDLE_EXPORTS }, () => files.assets)),
    'manage-campaigns': () => assembled('manage-campaigns', (wiring) => manageCampaigns.assemble(wiring)),
  }
  const answering: Partial<Record<RequestFunction, AnswersEvents>> = {}
  const token = await issuer.person(['admin'], {
    token_use: 'access',
    exp: Math.floor(Date.now() / 1000) + 86_400,
  })
  /** Statuses of the requests, so that a scenario that goes wrong is seen. */
  const statuses: string[] = []
  const send = async (method: string, path: string, body?: string, type = 'application/json') => {
    const [rawPath = '', rawQueryString = ''] = path.split('?')
    const event = {
      version: '2.0',
      rawPath,
      rawQueryString,
      headers: {
        host: 'api.example.org',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': type }),
      },
      requestContext: { domainName: 'api.example.org', http: { method, path: rawPath } },
      isBase64Encoded: false,
      ...(body === undefined ? {} : { body }),
    }
    const name = functionFor(rawPath)
    const answer = answering[name] ?? (await assembling[name]())
    answering[name] = answer
    const { statusCode, body: text = '' } = await answer(event as unknown as APIGatewayProxyEventV2, CONTEXT)
    statuses.push(`${method} ${rawPath.split('/').slice(0, 6).join('/').slice(0, 80)} ${statusCode}`)
    return text
  }

  const person = (email: string): string => personKey(PERSON_SECRET, email)
  const image = async ({ pk, sk }: Key) => {
    const Key = { pk: { S: pk }, sk: { S: sk } }
    return (
      await table.client.send(new GetItemCommand({ TableName: table.tableName, Key, ConsistentRead: true }))
    ).Item
  }

  return {
    statuses,
    /** What a function has asked of the table: actions, and queries of indexes. */
    seen: (name: FunctionName): ReadonlySet<Use> =>
      new Set(gates.flatMap((one) => (one.name === name ? [...one.gate.seen] : []))),
    /** Which secrets a function has read. */
    read: (name: FunctionName): ReadonlySet<keyof Secrets> =>
      new Set(secretsRead.flatMap((one) => (one.name === name ? [one.secret] : []))),
    /** A function, or a part of it, with what it is made of at run time. */
    assembled,
    person,
    /** An item as the stream would show it. */
    image,
    /** Asks the function that answers the path as an admin, in JSON. Answers the body. */
    ask: (method: string, path: string, body?: unknown) =>
      send(method, path, body === undefined ? undefined : JSON.stringify(body)),
    /** Sends a form. */
    form: (path: string, fields: Record<string, string>) =>
      send('POST', path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded'),
    /** The token of a link; with the nonce of the item under `of`, where it belongs to one. */
    link: async (purpose: LinkPurpose, about: string, email: string, of?: Key): Promise<string> => {
      const { nonce } = of === undefined ? {} : ((await image(of)) ?? {})
      if (of !== undefined && nonce?.S === undefined) throw new Error('There is nothing to link to.')
      const temporary = { nonce: nonce?.S ?? '', expires: new Date(Date.now() + ahead + 86_400_000) }
      return sealLink({ purpose, about, person: person(email), ...(of && temporary) }, LINKS, mac)
    },
    /** How many mails SES has taken with this subject. */
    mailed: async (subject: string): Promise<number> =>
      ((await (await fetch(`${ses.url}/api/mails?subject=${subject}`)).json()) as unknown[]).length,
    /** Lets time run on, by minutes; `tickMs` is what passes at each look at the clock from then on. */
    pass: (minutes: number, tickMs = tick) => {
      ahead += minutes * 60_000
      tick = tickMs
    },
    stop: async () => {
      for (const close of closers) await close()
      for (const [name, value] of configured) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
    },
  }
}
