import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'oidc-provider'
import { Provider } from 'oidc-provider/lib/provider.js'
import { issuerConfiguration, SIGN_IN } from './issuer/configuration.ts'
import { personOf } from './issuer/people.ts'
import { SignInPage } from './issuer/sign-in-page.tsx'
import { readBody } from './read-body.ts'

/** The first segment of the issuer's paths. */
export const ISSUER_MOUNT = 'oidc'

export type IssuerOptions = {
  /** The origin that people and the token verifier reach it by. */
  publicUrl: string
  /** A private key for ES256, kept so that tokens outlive a restart. */
  signingKey: JWK
  cookieSecret: string
}

export type Issuer = {
  url: string
  /** Answers requests whose path starts with `/oidc/`. */
  handle: (request: IncomingMessage, response: ServerResponse) => void
}

const MOST_FORM_BYTES = 10_000

/**
 * The OIDC issuer of this machine (oidc-provider); on AWS, Cognito does this. CONTRACT "Managers' API"
 * says whom it knows. Its addresses are built from the public URL, whatever the request says.
 */
export function makeIssuer(options: IssuerOptions): Issuer {
  const publicUrl = new URL(options.publicUrl)
  const url = `${options.publicUrl}/${ISSUER_MOUNT}`
  const provider = new Provider(url, issuerConfiguration(options))
  provider.proxy = true
  allowRedirects(provider, options.publicUrl)
  const answer = provider.callback()

  async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') {
      const { uid } = await provider.interactionDetails(request, response)
      const page = SignInPage({ action: `${url}${SIGN_IN}/${uid}` })
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      response.end(String(page))
      return
    }
    const form = new URLSearchParams((await readBody(request, MOST_FORM_BYTES))?.toString())
    const person = personOf(form.get('person') ?? undefined)
    const result = person === undefined ? { error: 'access_denied' } : { login: { accountId: person.id } }
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }

  return {
    url,
    handle: (request, response) => {
      const originalUrl = request.url ?? '/'
      const path = originalUrl.slice(ISSUER_MOUNT.length + 1) || '/'
      request.headers.host = publicUrl.host
      request.headers['x-forwarded-host'] = publicUrl.host
      request.headers['x-forwarded-proto'] = publicUrl.protocol.slice(0, -1)
      if (path.startsWith(`${SIGN_IN}/`)) {
        signIn(request, response).catch(() => response.writeHead(400).end('Please start signing in again.'))
        return
      }
      // How oidc-provider learns where it is mounted.
      Object.assign(request, { originalUrl, url: path })
      void answer(request, response)
    },
  }
}

/** The console may come back to any of its pages, and a program on this machine to its own port. */
function allowRedirects(provider: Provider, publicUrl: string): void {
  provider.Client.prototype.redirectUriAllowed = (uri: string) => {
    const { origin, pathname, protocol, hostname } = new URL(uri)
    const console = origin === new URL(publicUrl).origin && /^\/console(\/|$)/.test(pathname)
    return console || (protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname))
  }
}
