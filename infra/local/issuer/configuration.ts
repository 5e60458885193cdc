import type { Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider'
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js'
import { AUDIENCE, CONSOLE_CLIENT_ID, PARTNER_SCRIPT, personOf, SCRIPT_SCOPES } from './people.ts'
import { SignOutPage } from './sign-out-page.tsx'

export const SIGN_IN = '/sign-in'

/** What access tokens are for: its name inside the issuer; the token's `aud` is shorter. */
const RESOURCE = 'urn:luid'
const PERSON_SCOPES = ['openid', 'email', 'offline_access']
const HOUR_S = 60 * 60

/** Sessions and codes live in memory; what is signed with the key outlives a restart. */
export function issuerConfiguration(options: {
  publicUrl: string
  signingKey: JWK
  cookieSecret: string
}): Configuration {
  const { publicUrl, signingKey, cookieSecret } = options
  return {
    adapter: createMemoryAdapter(),
    jwks: { keys: [signingKey] },
    cookies: { keys: [cookieSecret] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    clients: [
      {
        client_id: CONSOLE_CLIENT_ID,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${publicUrl}/console/signed-in`],
        post_logout_redirect_uris: [`${publicUrl}/console`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
      ...['luid-script', PARTNER_SCRIPT].map((client_id) => ({
        client_id,
        client_secret: 'luid-local-only',
        redirect_uris: [],
        grant_types: ['client_credentials'],
        response_types: [],
        scope: SCRIPT_SCOPES,
      })),
    ],
    scopes: [...PERSON_SCOPES, ...SCRIPT_SCOPES.split(' ')],
    claims: { openid: ['sub'], email: ['email', 'cognito:groups'] },
    // The console shows whose session it is, by the ID token alone.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin) => origin === new URL(publicUrl).origin,
    findAccount: (_ctx, id) => {
      const person = personOf(id)
      if (person === undefined) return undefined
      const { email, groups } = person
      return { accountId: id, claims: () => ({ sub: id, email, 'cognito:groups': [...groups] }) }
    },
    // A person's roles are groups, in the access token too, as Cognito has it; a script has none.
    extraTokenClaims: (_ctx, token) => {
      const person = personOf('accountId' in token ? token.accountId : undefined)
      return person === undefined ? undefined : { 'cognito:groups': [...person.groups] }
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = String(SignOutPage({ form }))
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: SCRIPT_SCOPES,
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          accessTokenTTL: HOUR_S,
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    ttl: {
      AccessToken: HOUR_S,
      ClientCredentials: HOUR_S,
      IdToken: HOUR_S,
      Interaction: HOUR_S,
      RefreshToken: 30 * 24 * HOUR_S,
      Session: 30 * 24 * HOUR_S,
      Grant: 30 * 24 * HOUR_S,
    },
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    interactions: {
      url: (_ctx, { uid }) => `${new URL(publicUrl).pathname.replace(/\/$/, '')}/oidc${SIGN_IN}/${uid}`,
    },
    loadExistingGrant: grantAll,
    renderError: (ctx, { error, error_description = '' }) => {
      ctx.type = 'text/plain'
      ctx.body = `${error}\n${error_description}\n`
    },
  }
}

/** The console is Luid's own: nobody is asked whether it may know them. */
async function grantAll(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc
  if (client === undefined || session?.accountId === undefined) return undefined
  const known = session.grantIdFor(client.clientId)
  if (known !== undefined) return provider.Grant.find(known)
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  // The roles' scopes are known to the provider too, so it asks for them twice.
  grant.addOIDCScope([...PERSON_SCOPES, SCRIPT_SCOPES].join(' '))
  grant.addResourceScope(RESOURCE, SCRIPT_SCOPES)
  await grant.save()
  return grant
}
