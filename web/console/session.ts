import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts'

/** Where the sign-in sends people back to. */
const SIGNED_IN_PATH = '/console/signed-in'
const HOME = '/console'
/** Renew this many seconds before a token ends. */
const BEFORE_END_S = 90

/** The part of the sign-in that the rest of the console knows. */
export type Session = {
  /** A token that is good for the next call, or undefined where nobody is signed in (any more). */
  token: () => Promise<string | undefined>
  /** Another token than this one, which the API refused; undefined where there is none to be had. */
  renew: (refused: string) => Promise<string | undefined>
  signedIn: () => boolean
  /** What the person is called: their address, where the sign-in tells it. */
  name: () => string
  /** The groups that the token names: what the role is read from until the API has told it. */
  claims: () => Claims
  /** Leaves for the sign-in, and comes back to the address that is open. What was typed is kept by its drafts. */
  signIn: () => Promise<void>
  signOut: () => Promise<void>
}

export type Claims = { sub?: string; 'cognito:groups'?: string[] }

/**
 * The sign-in with the OIDC issuer: authorization code with PKCE. Tokens live in this tab's session storage, and
 * are renewed by the refresh token alone: no frame, no cookie of another site. Answers once a sign-in that is
 * under way has been finished, with the address to go on at.
 */
export async function startSession(
  fetchConfig = readConfig,
): Promise<{ session: Session; returnTo?: string }> {
  const { issuer, clientId } = await fetchConfig()
  const { origin } = location
  const manager = new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${origin}${SIGNED_IN_PATH}`,
    post_logout_redirect_uri: `${origin}${HOME}`,
    scope: 'openid email',
    loadUserInfo: false,
    monitorSession: false,
    automaticSilentRenew: false,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  })
  let user: User | null = await manager.getUser()
  let returnTo: string | undefined
  if (location.pathname === SIGNED_IN_PATH) {
    user = (await manager.signinCallback().catch(() => undefined)) ?? user
    const { state } = user ?? {}
    returnTo = typeof state === 'string' && state.startsWith(HOME) ? state : HOME
  }

  let renewing: Promise<User | null> | undefined
  const renewed = async (): Promise<User | null> => {
    renewing ??= manager
      .signinSilent()
      .catch(async (error: unknown) => {
        // No network is no end of the session.
        if (error instanceof TypeError) throw error
        return null
      })
      .finally(() => {
        renewing = undefined
      })
    return renewing
  }
  const refresh = async (): Promise<string | undefined> => {
    if (user?.refresh_token === undefined) return undefined
    user = (await renewed()) ?? null
    if (user === null) await manager.removeUser()
    return user?.access_token
  }
  const ends = (known: User): boolean => (known.expires_in ?? 0) < BEFORE_END_S

  // Also while nothing is asked, so that a tab left open over lunch needs no new sign-in.
  setInterval(() => {
    if (user !== null && ends(user)) void refresh().catch(() => {})
  }, BEFORE_END_S * 500)

  const session: Session = {
    token: async () => (user !== null && ends(user) ? refresh() : user?.access_token),
    renew: async (refused) => (user?.access_token === refused ? refresh() : user?.access_token),
    signedIn: () => user !== null,
    name: () => user?.profile.email ?? user?.profile.sub ?? '',
    claims: () => claimsOf(user?.access_token),
    signIn: () => manager.signinRedirect({ state: `${location.pathname}${location.search}` }),
    signOut: async () => {
      const post = `${origin}${HOME}`
      user = null
      // Cognito asks for other names than the specification's: both are sent. Where the issuer has no such page,
      // forgetting the tokens is all there is to do.
      await manager
        .signoutRedirect({ extraQueryParams: { client_id: clientId, logout_uri: post } })
        .catch(async () => {
          await manager.removeUser()
          location.assign(HOME)
        })
    },
  }
  return { session, ...(returnTo === undefined ? {} : { returnTo }) }
}

async function readConfig(): Promise<{ issuer: string; clientId: string }> {
  const answer = await fetch('/console/config.json')
  if (!answer.ok) throw new Error(`config.json answered ${answer.status}`)
  return (await answer.json()) as { issuer: string; clientId: string }
}

/** What a token says, unverified: it decides what is shown, never what is allowed. */
function claimsOf(token: string | undefined): Claims {
  const [, body = ''] = (token ?? '').split('.')
  try {
    const bytes = Uint8Array.from(atob(body.replaceAll('-', '+').replaceAll('_', '/')), (byte) =>
      byte.charCodeAt(0),
    )
    return JSON.parse(new TextDecoder().decode(bytes)) as Claims
  } catch {
    return {}
  }
}
