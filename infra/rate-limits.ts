import { BARE_HEADERS } from './bare-answers.ts'

/**
 * What one client address may do at the edge: the firewall on AWS and the local edge use the same
 * figures. They are generous, because a school or a phone carrier stands behind one address: whoever signs and confirms
 * makes two changes, and each marked signature waits for a manager's word.
 */
export const RATE_LIMITS = {
  /** Seconds over which requests that change something are counted. */
  windowSeconds: 300,
  /** Above this many in a window: answered with 429 until it falls again. */
  blockAbove: 1000,
  /** Above this many: passed on with the velocity header, so that signatures are marked suspicious. */
  markAbove: 500,
} as const

/** Requests with these methods change nothing and are not counted. */
export const UNCOUNTED_METHODS = ['GET', 'HEAD', 'OPTIONS'] as const

/**
 * RFC 8058 one-click unsubscribing comes from a few big mailbox providers' addresses: never limited. The whole
 * path, or `/nl/unsubscribe/../petitions/…` would be a way round the limits: later parts resolve such paths.
 */
export const ONE_CLICK_PATH = /^\/[a-z]{2,3}\/unsubscribe\/[A-Za-z0-9._-]+$/

/** The header that marks a request of a fast client. WAF puts `x-amzn-waf-` before a name it inserts. */
export const VELOCITY_HEADER = {
  inserted: 'luid-velocity',
  arrives: 'x-amzn-waf-luid-velocity',
  value: 'high',
} as const

/** The answer to a blocked request: RFC 9457, though WAF can only call it `application/json`. */
export const BLOCKED_ANSWER = {
  status: 429,
  headers: { 'Retry-After': '300', 'Cache-Control': 'no-store', ...BARE_HEADERS },
  body: {
    type: 'about:blank',
    title: 'Too many requests',
    status: 429,
    code: 'too-many-requests',
  },
} as const
