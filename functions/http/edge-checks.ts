import type { Context, MiddlewareHandler } from 'hono'
import type { Mac } from '../domain/link.ts'

/** The header in which CloudFront says that it is CloudFront. */
export const ORIGIN_HEADER = 'x-luid-origin'
/** Set by the firewall for a client address that sends very much, though not yet too much. */
const VELOCITY_HEADER = 'x-amzn-waf-luid-velocity'

/**
 * Refuses whoever did not come through CloudFront: its firewall is before the API only there, and the
 * headers that it sets are believed only from there. Two values are good while the secret is rotated.
 */
export function onlyFromEdge(secrets: readonly string[], mac: Mac): MiddlewareHandler {
  return async (c, next) => {
    const said = c.req.header(ORIGIN_HEADER) ?? ''
    // Every value is compared, so that time tells nothing about which one matched.
    const known = secrets.map((secret) => mac.equal(secret, said)).includes(true)
    if (secrets.length > 0 && !known) return c.text('Forbidden', 403)
    return next()
  }
}

/** Whether the firewall found that this client address sends suspiciously much. */
export function hasVelocity(c: Context): boolean {
  return c.req.header(VELOCITY_HEADER) !== undefined
}
