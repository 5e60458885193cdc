import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'
import * as v from 'valibot'
import type { Membership } from '../domain/partner.ts'

/** What a manager may do: each role may do what the ones before it may. */
export const ROLES = ['viewer', 'campaigner', 'admin'] as const
export type Role = (typeof ROLES)[number]

/**
 * Who calls the managers' API. Operations get `partner` from where their subject belongs (domain/partner.ts): they are
 * of that partner organisation, and without one of the main organisation.
 */
export type Caller = {
  subject: string
  role: Role | undefined
  partner?: string
  /** They are of a partner, but nobody has said (or says any more) of which: everything is refused. */
  waits?: true
}

/** The group of people who are of some partner: until it is known which, nothing is theirs. */
export const PARTNER_GROUP = 'partner'

/** Whether a caller's role reaches what is asked. */
export function reaches(caller: Caller, needed: Role): boolean {
  return caller.role !== undefined && ROLES.indexOf(caller.role) >= ROLES.indexOf(needed)
}

const Claims = v.object({
  sub: v.pipe(v.string(), v.minLength(1)),
  client_id: v.string(),
  token_use: v.optional(v.string()),
  scope: v.optional(v.string(), ''),
  'cognito:groups': v.optional(v.array(v.string()), []),
})

/** How a token says that it is meant for Luid: by its audience, or by the client that it was given to. */
type MeantFor = { audience: string } | { clients: readonly string[] }

const Discovery = v.object({ jwks_uri: v.pipe(v.string(), v.url()) })

/**
 * Verifies access tokens: signature by the issuer's published keys, issuer, expiry, and that they are
 * meant for Luid: by audience, or for Cognito by `client_id` and `token_use` = `access` ("Verifying
 * JSON web tokens" in its guide). Unsigned tokens and ID tokens are refused.
 *
 * People's roles are their groups; a scope that a person asked for gives nothing. A script's token has
 * its own client as subject, and its roles are its scopes.
 */
export function tokenVerifier(
  issuer: string,
  meantFor: MeantFor,
  now: () => Date,
): (token: string) => Promise<Caller | undefined> {
  let keySet: Promise<ReturnType<typeof createRemoteJWKSet>> | undefined
  const keysOf = () => {
    keySet ??= discover(issuer)
    keySet.catch(() => {
      keySet = undefined
    })
    return keySet
  }
  return async (token) => {
    const keys = await keysOf()
    const payload = await jwtVerify(token, keys, {
      issuer,
      algorithms: ['RS256', 'ES256', 'PS256', 'EdDSA'],
      currentDate: now(),
      requiredClaims: ['exp', 'sub'],
      ...('audience' in meantFor ? { audience: meantFor.audience } : {}),
    }).then(
      (verified) => verified.payload,
      (error: unknown) => {
        if (isTokenFault(error)) return undefined
        throw error
      },
    )
    return payload === undefined ? undefined : callerOf(payload, meantFor)
  }
}

function callerOf(payload: JWTPayload, meantFor: MeantFor): Caller | undefined {
  const claims = v.safeParse(Claims, payload)
  if (!claims.success) return undefined
  const { sub, client_id, token_use, scope, 'cognito:groups': groups } = claims.output
  if ('clients' in meantFor && (token_use !== 'access' || !meantFor.clients.includes(client_id)))
    return undefined
  const isScript = sub === client_id
  const granted = isScript
    ? scope.split(' ').flatMap((one) => (one.startsWith('luid/') ? [one.slice('luid/'.length)] : []))
    : groups
  return {
    subject: sub,
    role: ROLES.findLast((role) => granted.includes(role)),
    ...(granted.includes(PARTNER_GROUP) ? { waits: true as const } : {}),
  }
}

/** A caller with where their subject belongs: what the token says of a partner is only that there must be one. */
export function placed(caller: Caller, membership: Membership | undefined): Caller {
  const { subject, role } = caller
  if (membership === undefined) return caller
  return membership.former ? { subject, role, waits: true } : { subject, role, partner: membership.partner }
}

async function discover(issuer: string): Promise<ReturnType<typeof createRemoteJWKSet>> {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5000),
  })
  if (!answer.ok) throw new Error(`The issuer's discovery document answered ${answer.status}.`)
  const { jwks_uri } = v.parse(Discovery, await answer.json())
  return createRemoteJWKSet(new URL(jwks_uri))
}

/** Whether jose's error says that the token is wrong, rather than that its keys could not be had. */
function isTokenFault(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return (
    code.startsWith('ERR_JWT') ||
    code.startsWith('ERR_JWS') ||
    code === 'ERR_JOSE_ALG_NOT_ALLOWED' ||
    code === 'ERR_JWKS_NO_MATCHING_KEY' ||
    code === 'ERR_JWKS_MULTIPLE_MATCHING_KEYS' ||
    code === 'ERR_JOSE_NOT_SUPPORTED'
  )
}
