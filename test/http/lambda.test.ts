import { Logger } from '@aws-lambda-powertools/logger'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mac, personKey } from '../../functions/crypto.ts'
import { sealLink } from '../../functions/domain/link.ts'
import { openApi } from '../../functions/http/openapi.ts'
import { assemble } from '../../functions/http.ts'
import { assemble as assembleManage } from '../../functions/manage.ts'
import { assemble as assembleManageCampaigns } from '../../functions/manage-campaigns.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import type { CampaignWiring } from '../../functions/wiring/on-lambda.ts'
import { functionFor } from '../../infra/local/edge/routes.ts'
import { drawInstalled } from '../../web/cards/installed.ts'
import { testAssets } from '../support/assets.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { EXAMPLE_TIME, exampleFollow, examplePetition } from '../support/examples.ts'
import { httpApiEvent } from '../support/http-api-event.ts'
import { IDLE_EXPORTS } from '../support/idle-exports.ts'
import { IDLE_SENDER } from '../support/idle-sender.ts'
import { WEBP } from '../support/images.ts'
import { NO_CONSOLE, ORIGIN_SECRETS, PUBLIC_URL, SIGNER, SIGNER_FORM } from './application.ts'
import { startIssuer, type TestIssuer } from './issuer.ts'

const PERSON_SECRET = 'the person secret of the tests'
const ENDPOINT = 'AWS_ENDPOINT_URL_DYNAMODB'
const configured = process.env[ENDPOINT]

let table: TestTable
let issuer: TestIssuer
let call: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>

beforeAll(async () => {
  table = await startTable()
  issuer = await startIssuer(() => EXAMPLE_TIME)
  process.env[ENDPOINT] = table.endpoint
  const wiring: CampaignWiring = {
    environment: {
      tableName: table.tableName,
      publicUrl: PUBLIC_URL,
      organisation: 'Voorbeeldstichting',
      privacyContact: 'privacy@example.org',
      mailFrom: 'petities@example.org',
      confirmationConfigurationSet: 'confirmation',
      bulkConfigurationSet: 'bulk',
      tokenIssuer: issuer.issuer,
      tokenFor: { clients: ['luid-console', 'luid-script'] },
      consoleClientId: 'luid-console',
      signInOrigin: 'https://signin.example.org',
    },
    secrets: {
      person: async () => PERSON_SECRET,
      links: async () => ({ current: 'k1', keys: { k1: 'the link secret of the tests' } }),
      origin: async () => ORIGIN_SECRETS,
    },
    campaigns: IDLE_SENDER,
    now: () => EXAMPLE_TIME,
    log: new Logger({ serviceName: 'luid', logLevel: 'SILENT' }),
  }
  const assets = await testAssets()
  const functions = {
    http: await assemble(wiring, {
      assets,
      consoleAssets: NO_CONSOLE,
      apiDocument: openApi,
      drawCard: drawInstalled,
    }),
    manage: await assembleManage({ ...wiring, ...IDLE_EXPORTS }, () => assets),
    'manage-campaigns': await assembleManageCampaigns(wiring),
  }
  call = (event) => functions[functionFor(event.rawPath)](event, {} as Context)
  await petitionTable(table.client, table.tableName).create(examplePetition())
})
afterAll(async () => {
  if (configured === undefined) delete process.env[ENDPOINT]
  else process.env[ENDPOINT] = configured
  await issuer.stop()
  await table.stop()
})

/** The same, sent on by CloudFront. */
const event = (...[method, path, more = {}]: Parameters<typeof httpApiEvent>) =>
  httpApiEvent(method, path, {
    ...more,
    headers: { 'x-luid-origin': ORIGIN_SECRETS[0] ?? '', ...more.headers },
  })
const tokenOf = (role: string) =>
  issuer.sign({ sub: 'p', client_id: 'luid-console', token_use: 'access', 'cognito:groups': [role] })
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const header = (answer: APIGatewayProxyStructuredResultV2, name: string) => answer.headers?.[name]
const stored = (email: string) =>
  signatureTable(table.client, table.tableName).read(
    { petition: 'geen-kind-te-koop', person: personKey(PERSON_SECRET, email) },
    true,
  )
const FORM = '/nl/petitions/geen-kind-te-koop/signatures'
const URLENCODED = { 'content-type': 'application/x-www-form-urlencoded' }

describe('the Lambda path, with real events of an HTTP API', () => {
  it.each([
    ['plain', false],
    ['base64-encoded, as an HTTP API gives it', true],
  ])('takes a form post whose body is %s', async (_, base64) => {
    const email = `vorm-${base64}@example.org`
    const body = form({ ...SIGNER_FORM, email, givenName: 'Zoë' })
    const answer = await call(event('POST', FORM, { headers: URLENCODED, body, base64 }))
    expect(answer.statusCode).toBe(303)
    // A path alone: the browser stays on the public origin, whatever the host of the API is.
    expect(header(answer, 'location')).toBe('/nl/petitions/geen-kind-te-koop/check-your-email')
    expect(await stored(email)).toMatchObject({ state: 'pending', givenName: 'Zoë' })
  })

  it('takes a form post without a content type, and one with cookies, origin and referrer of anybody', async () => {
    const email = 'kaal@example.org'
    const body = form({ ...SIGNER_FORM, email })
    const headers = { origin: 'null', referer: 'https://elders.example.org/' }
    const answer = await call(event('POST', FORM, { body, base64: true, headers, cookies: ['a=1', 'b=2'] }))
    expect(answer.statusCode).toBe(303)
    expect(answer.cookies ?? []).toEqual([])
    expect((await stored(email))?.state).toBe('pending')
  })

  it('takes JSON, plain or base64-encoded', async () => {
    for (const base64 of [false, true]) {
      const answer = await call(
        event('POST', '/api/petitions/geen-kind-te-koop/signatures', {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...SIGNER, email: `json-${base64}@example.org` }),
          base64,
        }),
      )
      expect([answer.statusCode, answer.body]).toEqual([202, '{"status":"confirmation-sent"}'])
    }
  })

  it('refuses a body over 16 KB by its decoded size', async () => {
    const send = (size: number) =>
      call(
        event('POST', FORM, {
          headers: URLENCODED,
          body: form({ ...SIGNER_FORM, x: 'x'.repeat(size) }),
          base64: true,
        }),
      )
    expect((await send(17_000)).statusCode).toBe(413)
    expect((await send(13_000)).statusCode).toBe(303)
  })

  it('builds links and checks origins from the public origin, never from the host of the request', async () => {
    const path = '/api/manage/petitions'
    const token = await issuer.sign({
      sub: 'p',
      client_id: 'luid-console',
      token_use: 'access',
      'cognito:groups': ['viewer'],
    })
    const as = (origin: string | undefined) =>
      call(
        event('GET', path, {
          headers: { authorization: `Bearer ${token}`, ...(origin === undefined ? {} : { origin }) },
        }),
      )
    expect((await as(PUBLIC_URL)).statusCode).toBe(200)
    expect((await as(undefined)).statusCode).toBe(200)
    expect((await as('https://abcdef1234.execute-api.eu-west-1.amazonaws.com')).statusCode).toBe(403)
    const thanks = await call(event('GET', '/nl/petitions/geen-kind-te-koop/thanks'))
    expect(thanks.body).toContain(encodeURIComponent(`${PUBLIC_URL}/nl/petitions/geen-kind-te-koop`))
    expect(thanks.body).not.toContain('execute-api')
  })

  it('refuses what did not come through the edge', async () => {
    const answer = await call(event('GET', '/health', { headers: { 'x-luid-origin': '' } }))
    expect(answer.statusCode).toBe(403)
    expect((await call(event('GET', '/health'))).statusCode).toBe(200)
  })

  it.each([
    ['urlencoded, in base64', URLENCODED, true],
    ['without a content type, in base64', {}, true],
    ['as text', { 'content-type': 'text/plain' }, false],
  ])('unsubscribes with one click: %s', async (_, headers, base64) => {
    const [person, list] = [personKey(PERSON_SECRET, 'lezer@example.org'), 'topic_kinderhandel' as const]
    const subscriptions = subscriptionTable(table.client, table.tableName)
    const address = { person, email: 'lezer@example.org', locale: 'nl' as const }
    await subscriptions.activate(address, [exampleFollow(list)], EXAMPLE_TIME)
    const keyring = { current: 'k1', keys: { k1: 'the link secret of the tests' } }
    const token = sealLink({ purpose: 'unsubscribe', about: list, person }, keyring, mac)
    const body = 'List-Unsubscribe=One-Click'
    const answer = await call(event('POST', `/nl/unsubscribe/${token}`, { headers, body, base64 }))
    expect([answer.statusCode, header(answer, 'location')]).toEqual([200, undefined])
    expect(await subscriptions.ofPerson(person)).toMatchObject([{ list, state: 'unsubscribed' }])
  })

  it('reads the query string', async () => {
    const answer = await call(
      event('GET', '/nl/petitions/geen-kind-te-koop', { query: 'source=nieuwsbrief&fbclid=x' }),
    )
    expect(answer.body).toMatch(/name="source"[^>]*value="nieuwsbrief"/)
  })

  it('gives a CSV with its byte order mark', async () => {
    const token = await tokenOf('viewer')
    const answer = await call(
      event('GET', '/api/manage/petitions/geen-kind-te-koop/counts', {
        headers: { authorization: `Bearer ${token}`, accept: 'text/csv' },
      }),
    )
    const bytes = Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8')
    expect(bytes.toString('hex')).toBe(Buffer.from('\ufeffcount\r\n0\r\n').toString('hex'))
  })

  it('takes a picture and gives it back, byte for byte', async () => {
    const headers = { authorization: `Bearer ${await tokenOf('campaigner')}`, 'content-type': 'image/webp' }
    const kept = await call(event('POST', '/api/manage/images', { headers, body: WEBP, base64: true }))
    const { pathname } = new URL((JSON.parse(kept.body ?? '') as { url: string }).url)
    const answer = await call(event('GET', pathname))
    expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: true })
    expect(new Uint8Array(Buffer.from(answer.body ?? '', 'base64'))).toEqual(WEBP)
    expect(header(answer, 'content-type')).toBe('image/webp')
  })

  it('gives pages and problems as text', async () => {
    for (const path of ['/nl', '/api/bestaat-niet', '/nl/bestaat-niet']) {
      const answer = await call(event('GET', path))
      expect(answer.isBase64Encoded).toBe(false)
      expect(answer.body?.length).toBeGreaterThan(10)
    }
  })
})
