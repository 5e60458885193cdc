import type { MiddlewareHandler } from 'hono'

/** The policy of a page that these origins may show in a frame; none: nobody may. */
export function pagePolicy(framedBy: readonly string[]): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy.length === 0 ? "'none'" : framedBy.join(' ')}`,
  ].join('; ')
}

const POLICY = pagePolicy([])

/** Paths whose last part is a link's token, or the key of a person's own link. */
const TOKEN_PATH =
  /^\/[a-z]{2,3}\/(?:(?:confirm|not-me|unsubscribe|preferences|my-data)|petitions\/[^/]+\/own-link)\//

/**
 * The headers of every answer. What says nothing about caching is not kept anywhere; pages behind a
 * token are never kept and send no referrer, because the token stands in their path.
 */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const behindToken = TOKEN_PATH.test(c.req.path)
  const { headers } = c.res
  // Not for subdomains: Luid may stand at the top of an organisation's own domain.
  headers.set('Strict-Transport-Security', 'max-age=63072000')
  headers.set('X-Content-Type-Options', 'nosniff')
  // A picture for other sites brings a narrower policy of its own, which lets them frame it; a petition's form for
  // partners' pages, one that lets those; the console, one that lets it ask the sign-in.
  if (!headers.has('Content-Security-Policy')) headers.set('Content-Security-Policy', POLICY)
  headers.set('Referrer-Policy', behindToken ? 'no-referrer' : 'strict-origin-when-cross-origin')
  headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  if (behindToken || !headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
}
