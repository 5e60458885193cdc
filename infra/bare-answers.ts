/**
 * The headers (STANDARDS 25) of answers that the application never sees and so cannot give its own: the firewall's, the
 * gateway's, files. On AWS CloudFront adds them where an answer has none; the local edge does the same.
 */
export const BARE_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
} as const
