import type { ServerResponse } from 'node:http'
import * as v from 'valibot'
import { BARE_HEADERS } from '../../bare-answers.ts'

const Structured = v.object({
  statusCode: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  headers: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])), {}),
  cookies: v.optional(v.array(v.string()), []),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
})

/** A synchronous Lambda answer may hold 6 MB. */
const MOST_ANSWER_BYTES = 6 * 1024 * 1024

/** These belong to a connection, which is the server's own business. */
const CONNECTION_HEADERS = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding'])

/**
 * Writes a function's answer as an HTTP API does: one with a status code field by field, any other as
 * JSON with status 200. Throws on what API Gateway answers with 500.
 */
export function writeAnswer(response: ServerResponse, answer: unknown): void {
  const structured = typeof answer === 'object' && answer !== null && 'statusCode' in answer
  const read = structured
    ? v.parse(Structured, answer)
    : v.parse(Structured, { statusCode: 200, body: JSON.stringify(answer), headers: JSON_TYPE })
  if (read.body.length > MOST_ANSWER_BYTES) throw new Error('The answer is longer than 6 MB')
  for (const [name, value] of Object.entries(read.headers))
    if (!CONNECTION_HEADERS.has(name.toLowerCase())) response.setHeader(name, String(value))
  if (read.cookies.length > 0) response.setHeader('set-cookie', read.cookies)
  // Not writeHead: node adds the length only to headers that it has not sent yet.
  response.statusCode = read.statusCode
  response.end(Buffer.from(read.body, read.isBase64Encoded ? 'base64' : 'utf8'))
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** An answer of API Gateway's own, which never reached a function. */
export function writeGatewayError(response: ServerResponse, status: number, message: string): void {
  const headers = { ...JSON_TYPE, 'cache-control': 'no-store', ...BARE_HEADERS }
  response.writeHead(status, headers).end(JSON.stringify({ message }))
}
