import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'
import { API_AUDIENCE, API_SCOPES, CONSOLE_CLIENT, PEOPLE, SCRIPT_CLIENT } from './issuer/people.ts'
import { signInPage } from './issuer/sign-in-page.tsx'
import { readBody } from './read-body.ts'

/** Where the issuer stands under the public URL. */
export const ISSUER_PATH = '/oidc'

// A resource indicator is an absolute URI (RFC 8707); tokens for it name the plain audience.
const API_RESOURCE = 'urn:luid:api'
const SIGN_IN = `${ISSUER_PATH}/sign-in/`
const HOUR = 3600
const MOST_BYTES = 64 * 1024

type Kept = { jwks: { keys: JWK[] }; cookieKey: string }

/**
 * An OpenID provider for this machine in the place of Cognito: real tokens, three people, one script.
 * Its keys lie in `folder`, so that tokens outlive a restart. Sessions do not.
 */
export async function createIssuer(publicUrl: string, folder: string): Promise<RequestListener> {
  const { jwks, cookieKey } = await keptKeys(folder)
  const provider = new Provider(`${publicUrl}${ISSUER_PATH}`, configuration(publicUrl, jwks, cookieKey))
  const answer = provider.callback()
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (path.startsWith(SIGN_IN)) {
      signIn(provider, path, request, response).catch(() => {
        response.writeHead(400, { 'content-type': 'text/plain' }).end('This sign-in has ended. Start again.')
      })
      return
    }
    withBasicAuthentication(request)
      .then((mounted) => answer(mounted, response))
      .catch(() => response.writeHead(400).end())
  }
}

/**
 * The request as the provider, which believes that it stands at the root, takes it. It accepts one way
 * of authentication a client; a script may bring its secret in the body too, as it may to Cognito.
 */
async function withBasicAuthentication(request: IncomingMessage): Promise<IncomingMessage> {
  const url = request.url ?? ''
  const inner = url.slice(ISSUER_PATH.length) || '/'
  if (request.method !== 'POST' || inner !== '/token' || request.headers.authorization !== undefined)
    return Object.assign(request, { originalUrl: url, url: inner })
  const form = new URLSearchParams((await readBody(request, MOST_BYTES))?.toString() ?? '')
  const [id, secret] = [form.get('client_id') ?? '', form.get('client_secret')]
  const headers = { ...request.headers }
  if (secret !== null) {
    form.delete('client_id')
    form.delete('client_secret')
    const pair = `${encodeURIComponent(id)}:${encodeURIComponent(secret)}`
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`
  }
  const body = Buffer.from(form.toString())
  headers['content-length'] = String(body.length)
  const copy = new IncomingMessage(request.socket)
  copy.complete = true
  copy.push(body)
  copy.push(null)
  return Object.assign(copy, { method: 'POST', url: inner, originalUrl: url, headers })
}

function configuration(publicUrl: string, jwks: { keys: JWK[] }, cookieKey: string): Configuration {
  return {
    jwks: jwks as Configuration['jwks'],
    cookies: { keys: [cookieKey] },
    scopes: ['openid', 'offline_access', 'email'],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    clients: [
      {
        client_id: CONSOLE_CLIENT,
        application_type: 'web',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${publicUrl}/console/`, `${publicUrl}/console/signed-in`],
        post_logout_redirect_uris: [`${publicUrl}/console/`],
      },
      {
        client_id: SCRIPT_CLIENT.id,
        client_secret: SCRIPT_CLIENT.secret,
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      },
    ],
    clientAuthMethods: ['none', 'client_secret_basic'],
    pkce: { required: () => true },
    // A public client on loopback: a refresh token for each sign-in, as Cognito gives.
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    ttl: {
      AccessToken: HOUR,
      ClientCredentials: HOUR,
      IdToken: HOUR,
      Session: 8 * HOUR,
      Grant: 8 * HOUR,
      Interaction: HOUR,
      RefreshToken: 8 * HOUR,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API_RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: API_SCOPES.join(' '),
          audience: API_AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR,
        }),
      },
    },
    interactions: { url: (_ctx, interaction) => `${SIGN_IN}${interaction.uid}` },
    findAccount: (_ctx, id) => {
      const person = PEOPLE.find(({ email }) => email === id)
      return person && { accountId: id, claims: () => ({ sub: id, email: id, email_verified: true }) }
    },
    extraTokenClaims: (_ctx, token) => {
      const person = 'accountId' in token ? PEOPLE.find(({ email }) => email === token.accountId) : undefined
      return person && { 'cognito:groups': person.groups, username: person.email }
    },
    // Nobody is asked whether the console may be what it is.
    loadExistingGrant: async (ctx) => {
      const { client, session, provider } = ctx.oidc
      const accountId = session?.accountId
      if (client === undefined || accountId === undefined) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId })
      grant.addOIDCScope('openid email offline_access')
      grant.addResourceScope(API_RESOURCE, API_SCOPES.join(' '))
      await grant.save()
      return grant
    },
  }
}

async function signIn(
  provider: Provider,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.interactionDetails(request, response)
  if (request.method !== 'POST') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(signInPage(path))
    return
  }
  const form = new URLSearchParams((await readBody(request, MOST_BYTES))?.toString() ?? '')
  const accountId = PEOPLE.find(({ email }) => email === form.get('person'))?.email
  if (accountId === undefined) throw new Error('Nobody was chosen.')
  await provider.interactionFinished(request, response, { login: { accountId } })
}

/** The signing key and the cookie key, made at the first start. */
async function keptKeys(folder: string): Promise<Kept> {
  const path = join(folder, 'issuer.json')
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Kept
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const key = {
    ...(await exportJWK(privateKey)),
    use: 'sig',
    alg: 'RS256',
    kid: randomBytes(8).toString('hex'),
  }
  const kept: Kept = { jwks: { keys: [key] }, cookieKey: randomBytes(32).toString('base64url') }
  await mkdir(folder, { recursive: true })
  await writeFile(`${path}.new`, JSON.stringify(kept), { mode: 0o600 })
  await rename(`${path}.new`, path)
  return kept
}
