import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Logger } from '@aws-lambda-powertools/logger'
import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as counting from '../../functions/count-signatures.ts'
import { mac, personKey } from '../../functions/crypto.ts'
import { sealLink } from '../../functions/domain/link.ts'
import * as http from '../../functions/http.ts'
import * as reconciling from '../../functions/reconcile-counts.ts'
import * as sending from '../../functions/send-confirmations.ts'
import * as sendingDue from '../../functions/send-due-confirmations.ts'
import { keys } from '../../functions/table/keys.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import type { Wiring } from '../../functions/wiring.ts'
import { FUNCTION_NAMES, type FunctionName } from '../../infra/config.ts'
import { startSes } from '../../infra/local/ses/server.ts'
import { TABLE_USE } from '../../infra/permissions.ts'
import { buildAssets } from '../../web/build-assets.ts'
import { startIssuer } from '../http/issuer.ts'
import { startTable } from '../support/dynamodb.ts'
import { startTableGate, type TableGate } from './table-gate.ts'

/**
 * No test can ask IAM, so this one plays it: each function, whole, does what it is for on a real
 * table, and everything it asked of DynamoDB must be in its role. A missing permission would show only
 * in production, as errors.
 */

const SLUG = 'geen-kind-te-koop'
const PERSON_SECRET = 'the person secret of the tests'
const LINKS = { current: 'k1', keys: { k1: 'the link secret of the tests' } }
const SIGNER = { givenName: 'Noor', familyName: 'de Vries', country: 'NL', consent: true }
const VARIABLES = ['AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL_SES'] as const
const configured = VARIABLES.map((name) => [name, process.env[name]] as const)

const context = { getRemainingTimeInMillis: () => 100_000 } as Context
const gates = new Map<FunctionName, TableGate>()
const closers: (() => Promise<void>)[] = []
/** Statuses of the requests, so that a scenario that goes wrong is seen. */
const answers: string[] = []

beforeAll(async () => {
  const table = await startTable()
  const folder = mkdtempSync(join(tmpdir(), 'luid-inbox-'))
  const ses = await startSes({ port: 0, folder })
  // Time runs fast, so that what is due is due, and a recount that waits for the stream gives up.
  let time = Date.now()
  let tick = 200
  const now = () => {
    time += tick
    return new Date(time)
  }
  const issuer = await startIssuer(() => new Date())
  closers.push(issuer.stop, ses.stop, table.stop, async () => rmSync(folder, { recursive: true }))
  process.env['AWS_ENDPOINT_URL_SES'] = ses.url

  const wiring: Wiring = {
    environment: {
      tableName: table.tableName,
      publicUrl: 'https://petities.example.org',
      organisation: 'Voorbeeldstichting',
      privacyContact: 'privacy@example.org',
      mailFrom: 'petities@example.org',
      confirmationConfigurationSet: 'confirmation',
      tokenIssuer: issuer.issuer,
      tokenFor: { clients: ['luid-console', 'luid-script'] },
      consoleClientId: 'luid-console',
    },
    secrets: { person: async () => PERSON_SECRET, links: async () => LINKS, origin: async () => [] },
    now,
    log: new Logger({ serviceName: 'luid', logLevel: 'SILENT' }),
  }
  /** The SDK reads its endpoint when a client is made, so each function gets a gate of its own. */
  const behindGate = async <Assembled>(
    name: FunctionName,
    assemble: () => Assembled | Promise<Assembled>,
  ): Promise<Assembled> => {
    const gate = await startTableGate(table.endpoint)
    gates.set(name, gate)
    closers.unshift(gate.stop)
    process.env['AWS_ENDPOINT_URL_DYNAMODB'] = gate.endpoint
    return assemble()
  }

  const assets = await buildAssets()
  const answer = await behindGate('http', () => http.assemble(wiring, assets))
  const token = await issuer.person(['admin'], {
    token_use: 'access',
    exp: Math.floor(Date.now() / 1000) + 86_400,
  })
  const ask = async (method: string, path: string, body?: unknown): Promise<void> => {
    const [rawPath = '', rawQueryString = ''] = path.split('?')
    const event = {
      version: '2.0',
      rawPath,
      rawQueryString,
      headers: {
        host: 'api.example.org',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      requestContext: { domainName: 'api.example.org', http: { method, path: rawPath } },
      isBase64Encoded: false,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }
    const { statusCode } = (await answer(
      event as unknown as APIGatewayProxyEventV2,
      context,
    )) as APIGatewayProxyStructuredResultV2
    answers.push(`${method} ${rawPath.split('/').slice(0, 5).join('/')} ${statusCode}`)
  }
  const signatures = signatureTable(table.client, table.tableName)
  const keyOf = (email: string) => ({ petition: SLUG, person: personKey(PERSON_SECRET, email) })
  const link = async (purpose: 'confirm-signature' | 'not-me', email: string): Promise<string> => {
    const signature = await signatures.read(keyOf(email), true)
    if (signature === undefined) throw new Error('There is no signature to link to.')
    const expires = new Date(Date.now() + 86_400_000)
    return sealLink({ purpose, ...keyOf(email), nonce: signature.nonce, expires }, LINKS, mac)
  }
  const image = async (email: string) => {
    const { petition, person } = keyOf(email)
    const { pk, sk } = keys.signature(petition, person)
    const Key = { pk: { S: pk }, sk: { S: sk } }
    return (
      await table.client.send(new GetItemCommand({ TableName: table.tableName, Key, ConsistentRead: true }))
    ).Item
  }

  // A manager opens a petition, and supporters sign it.
  const texts = {
    title: 'Geen kind te koop',
    summary: 'S',
    body: 'B',
    addressee: 'de minister',
    consent: 'Ja',
  }
  await ask('GET', '/health')
  await ask('POST', '/api/manage/petitions', { slug: SLUG, texts: { nl: texts, en: texts }, goal: 100 })
  await ask('POST', `/api/manage/petitions/${SLUG}/publish`)
  for (const path of ['/api/manage/petitions', '/nl', `/nl/petitions/${SLUG}`, '/api/petitions'])
    await ask('GET', path)
  const sign = (email: string, more = {}) =>
    ask('POST', `/api/petitions/${SLUG}/signatures`, { ...SIGNER, email, ...more })
  await sign('noor@example.org')
  await sign('sam@example.org')
  await sign('robot@example.org', { website: 'x' })

  // Their mail goes, one by the stream and the others by the timer.
  const before = await image('noor@example.org')
  const record = (
    NewImage: typeof before,
    OldImage?: typeof before,
    SequenceNumber = '1'.padStart(21, '0'),
  ) => ({
    eventName: OldImage === undefined ? 'INSERT' : 'MODIFY',
    eventSourceARN: 'arn:aws:dynamodb:eu-west-1:111122223333:table/luid/stream/2026',
    dynamodb: { Keys: { pk: NewImage?.['pk'], sk: NewImage?.['sk'] }, NewImage, OldImage, SequenceNumber },
  })
  const send = await behindGate('send-confirmations', () => sending.assemble(wiring))
  await send({ Records: [record(before)] } as unknown as Parameters<typeof send>[0], context)
  const sendDue = await behindGate('send-due-confirmations', () => sendingDue.assemble(wiring))
  time += 10 * 60_000
  await sendDue(undefined, context)

  // They confirm, or were not asked; one is held.
  await ask('POST', `/nl/confirm/${await link('confirm-signature', 'noor@example.org')}`)
  await ask('POST', `/nl/confirm/${await link('confirm-signature', 'robot@example.org')}`)
  await ask('POST', `/nl/not-me/${await link('not-me', 'sam@example.org')}`)
  await ask('GET', `/api/manage/signatures?petition=${SLUG}&state=held`)
  await sign('noor@example.org')

  // They are counted, and counted again.
  tick = 5_000
  const after = await image('noor@example.org')
  const count = await behindGate('count-signatures', () => counting.assemble(wiring))
  await count({
    shardId: 'shard-1',
    Records: [record(before), record(after, before, '2'.padStart(21, '0'))],
  })
  await ask('GET', `/api/petitions/${SLUG}/count`)
  await ask('GET', `/api/manage/petitions/${SLUG}/counts?by=day,source`)
  await ask('POST', `/api/manage/petitions/${SLUG}/reconcile`)
  const reconcileAll = await behindGate('reconcile-counts', () => reconciling.assemble(wiring))
  await reconcileAll(undefined)
}, 120_000)

afterAll(async () => {
  for (const close of closers) await close()
  for (const [name, value] of configured) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
})

describe('what the functions ask of the table, their roles allow', () => {
  test('the scenario went as it should', () => {
    const failed = answers.filter((answer) => !/ (200|201|202|303)$/.test(answer))
    expect(failed).toEqual([])
  })

  test.each(FUNCTION_NAMES)('%s', (name) => {
    const { actions, indexes } = TABLE_USE[name]
    const allowed = [...actions, ...indexes.map((index) => `Query on ${index}`)]
    const seen = [...(gates.get(name)?.seen ?? [])]
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.filter((use) => !allowed.includes(use))).toEqual([])
  })
})
