import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Edge, startEdge } from '../../infra/local/edge.ts'
import { type Issuer, makeIssuer } from '../../infra/local/issuer.ts'
import { type KeptSecrets, keptSecrets } from '../../infra/local/kept-secrets.ts'

let folder: string
let secrets: KeptSecrets
let edge: Edge
let issuer: Issuer
let discovery: Record<'issuer' | 'jwks_uri' | 'token_endpoint' | 'authorization_endpoint', string>

const nothing = async () => ({ statusCode: 404 })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luid-'))
  secrets = await keptSecrets(folder)
  edge = await startEdge({
    port: 0,
    originSecret: 'x',
    handlers: { http: nothing, manage: nothing, 'manage-campaigns': nothing },
    mounts: { oidc: (request, response) => issuer.handle(request, response) },
  })
  issuer = makeIssuer({ publicUrl: `http://127.0.0.1:${edge.port}`, ...secrets.issuer })
  discovery = (await (
    await fetch(`${issuer.url}/.well-known/openid-configuration`)
  ).json()) as typeof discovery
})
afterAll(async () => {
  await edge.stop()
  await rm(folder, { recursive: true })
})

async function claims(token: string) {
  const keys = createRemoteJWKSet(new URL(discovery.jwks_uri))
  return (await jwtVerify(token, keys, { issuer: issuer.url, audience: 'luid', algorithms: ['ES256'] }))
    .payload
}

async function askToken(form: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(form)
  const response = await fetch(discovery.token_endpoint, { method: 'POST', body, headers })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

it('describes itself by the public URL, whatever host the request names', async () => {
  expect(discovery.issuer).toBe(issuer.url)
  for (const endpoint of [discovery.token_endpoint, discovery.authorization_endpoint, discovery.jwks_uri])
    expect(endpoint.startsWith(`${issuer.url}/`)).toBe(true)
  const through = `http://localhost:${edge.port}/oidc/.well-known/openid-configuration`
  const headers = { 'x-forwarded-host': 'evil.example.org' }
  expect(await (await fetch(through, { headers })).json()).toEqual(discovery)
})

describe('a script', () => {
  const form = { grant_type: 'client_credentials', scope: 'luid/viewer luid/admin' }
  const id = { client_id: 'luid-script', client_secret: 'luid-local-only' }

  it.each([
    ['Basic', form, { authorization: `Basic ${btoa('luid-script:luid-local-only')}` }],
    ['the body', { ...form, ...id }, {}],
  ])('gets a token for its scopes, authenticated by %s', async (_way, sent, headers) => {
    const { status, body } = await askToken(sent, headers as Record<string, string>)
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: form.scope })
    const payload = await claims(body['access_token'] ?? '')
    expect(payload).toMatchObject({
      sub: 'luid-script',
      client_id: 'luid-script',
      aud: 'luid',
      scope: form.scope,
    })
    expect(payload).not.toHaveProperty('cognito:groups')
  })

  it('gets no token with a wrong secret, and no scope that there is not', async () => {
    expect((await askToken({ ...form, ...id, client_secret: 'wrong' })).status).toBe(401)
    const { body } = await askToken({ ...form, ...id, scope: 'luid/everything' })
    expect(await claims(body['access_token'] ?? '')).not.toHaveProperty('scope')
  })
})

describe('a person', () => {
  const redirect = () => `http://127.0.0.1:${edge.port}/console/`

  /** Signs in as a browser does: follows redirects by hand and keeps cookies. */
  async function signIn(person: string, scope: string, redirectUri = redirect()) {
    const verifier = randomBytes(32).toString('base64url')
    const jar = new Map<string, string>()
    const go = async (url: string, init: RequestInit = {}) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
      const response = await fetch(new URL(url, issuer.url), {
        redirect: 'manual',
        headers: { cookie },
        ...init,
      })
      for (const set of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
        jar.set(name, value)
      }
      return response
    }
    const query = new URLSearchParams({
      client_id: 'luid-console',
      response_type: 'code',
      redirect_uri: redirectUri,
      scope,
      state: 's',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    const asked = await go(`${discovery.authorization_endpoint}?${query}`)
    const page = asked.headers.get('location') ?? ''
    if (!page.includes('/sign-in/')) return { asked, html: await asked.text(), jar }
    const html = await (await go(page)).text()
    const body = new URLSearchParams({ person })
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const chosen = await go(page, { method: 'POST', body, headers: { cookie } })
    const resumed = await go(chosen.headers.get('location') ?? '')
    const back = new URL(resumed.headers.get('location') ?? 'about:blank', issuer.url)
    return { html, back, verifier, jar }
  }

  const redeem = (code: string, verifier: string) =>
    askToken({
      grant_type: 'authorization_code',
      client_id: 'luid-console',
      code,
      redirect_uri: redirect(),
      code_verifier: verifier,
    })

  it.each([
    ['viewer', ['viewer']],
    ['campaigner', ['campaigner']],
    ['admin', ['admin']],
    ['partner', ['campaigner', 'partner']],
  ])('signs in as %s and has the groups %j in the access token', async (role, groups) => {
    const { html, back, verifier = '' } = await signIn(`local-${role}`, 'openid email luid/admin')
    expect(html).toContain(`${role}@example.org`)
    expect(html).toContain('this machine only')
    expect(back?.href.startsWith(redirect())).toBe(true)
    const { status, body } = await redeem(back?.searchParams.get('code') ?? '', verifier)
    expect(status).toBe(200)
    const payload = await claims(body['access_token'] ?? '')
    expect(payload).toMatchObject({
      sub: `local-${role}`,
      client_id: 'luid-console',
      'cognito:groups': groups,
    })
    // The subject goes into the audit log, where no address belongs.
    expect(JSON.stringify(payload)).not.toContain('@')
    const again = await askToken({
      grant_type: 'refresh_token',
      client_id: 'luid-console',
      refresh_token: body['refresh_token'] ?? '',
    })
    expect(await claims(again.body['access_token'] ?? '')).toMatchObject({ 'cognito:groups': groups })
  })

  it('gets no token with another verifier than it started with', async () => {
    const { back } = await signIn('local-admin', 'openid')
    const { status } = await redeem(
      back?.searchParams.get('code') ?? '',
      randomBytes(32).toString('base64url'),
    )
    expect(status).toBe(400)
  })

  it('is not sent to a page that is not of the console', async () => {
    const { asked } = await signIn('local-admin', 'openid', 'https://evil.example.org/console/')
    expect(asked?.status).toBe(400)
    expect(asked?.headers.get('location')).toBeNull()
  })
})

it('signs with a key that outlives a restart', async () => {
  const again = await keptSecrets(folder)
  expect(again.issuer).toEqual(secrets.issuer)
  expect(again.originSecret).toBe(secrets.originSecret)
  expect(await again.functions.person()).toBe(await secrets.functions.person())
})
