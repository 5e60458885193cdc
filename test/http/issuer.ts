import { once } from 'node:events'
import { createServer } from 'node:http'
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

export type TestIssuer = {
  /** Its address: what tokens name as their issuer. */
  issuer: string
  clientId: string
  /** Signs claims with the published key; `exp` in five minutes unless the claims say otherwise. */
  sign: (claims: JWTPayload, header?: { alg?: string; kid?: string }) => Promise<string>
  /** An access token of a person in these groups. */
  person: (groups: readonly string[], changes?: JWTPayload) => Promise<string>
  /** An access token of a script with these scopes. */
  script: (scopes: readonly string[], changes?: JWTPayload) => Promise<string>
  /** The public key as anybody can have it: what an attacker would use as a shared secret. */
  publicPem: string
  stop: () => Promise<void>
}

/** Its keys take a while to find: each worker has one pair for all its issuers, and another that none signs with. */
const KEYS = Promise.all([
  generateKeyPair('RS256', { extractable: true }),
  generateKeyPair('RS256', { extractable: true }),
])

/** An OIDC issuer on a free port: a discovery document and published keys, as real ones have. */
export async function startIssuer(now: () => Date): Promise<TestIssuer> {
  const [{ publicKey, privateKey }, other] = await KEYS
  const keys = [
    { ...(await exportJWK(publicKey)), kid: 'key-1', alg: 'RS256', use: 'sig' },
    { ...(await exportJWK(other.publicKey)), kid: 'key-2', alg: 'RS256', use: 'sig' },
  ]
  const server = createServer((request, response) => {
    const documents: Record<string, unknown> = {
      '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys` },
      '/keys': { keys },
    }
    const document = documents[request.url ?? '']
    response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(document ?? {}))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No TCP port')
  const issuer = `http://127.0.0.1:${address.port}`
  const seconds = () => Math.floor(now().getTime() / 1000)

  const sign: TestIssuer['sign'] = (claims, header = {}) =>
    new SignJWT({ iss: issuer, iat: seconds(), exp: seconds() + 300, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'key-1', ...header })
      .sign(privateKey)

  return {
    issuer,
    clientId: 'luid-console',
    sign,
    person: (groups, changes = {}) =>
      sign({ sub: 'person-1', aud: 'luid', client_id: 'luid-console', 'cognito:groups': groups, ...changes }),
    script: (scopes, changes = {}) =>
      sign({
        sub: 'luid-script',
        client_id: 'luid-script',
        aud: 'luid',
        scope: scopes.join(' '),
        ...changes,
      }),
    publicPem: await exportSPKI(publicKey),
    stop: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
