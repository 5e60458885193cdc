import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { isIP } from 'node:net'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import type { RequestFunction } from '../../functions/event-sources.ts'
import { BLOCKED_ANSWER, VELOCITY_HEADER } from '../rate-limits.ts'
import { writeAnswer, writeGatewayError } from './edge/gateway-answer.ts'
import { type EdgeRequest, gatewayEvent } from './edge/gateway-event.ts'
import { rateRules } from './edge/rate-rules.ts'
import { functionFor } from './edge/routes.ts'
import { lambdaContext } from './lambda-context.ts'
import { close, listen } from './listen.ts'
import { readBody } from './read-body.ts'

export type EdgeOptions = {
  /** 0: any free port. */
  port: number
  /** The functions that answer requests. */
  handlers: Record<RequestFunction, (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>>
  /** What CloudFront says in `x-luid-origin`. */
  originSecret: string
  /** Other parts of this machine that share the port, by the first segment of the path. */
  mounts?: Record<string, (request: IncomingMessage, response: ServerResponse) => void>
  /** Told after each request that may have written something. */
  onWrite?: () => void
  onFault?: (error: unknown) => void
  /** Milliseconds since the epoch. */
  now?: () => number
}

export type Edge = { port: number; stop: () => Promise<void> }

/** "Quotas for configuring and running an HTTP API": payload size. */
const MOST_BODY_BYTES = 10 * 1024 * 1024
const FUNCTION_TIMEOUT_MS = 30_000
const KEEP_ALIVE_MS = 65_000

/** Headers that only the edge sets: a client's own are dropped. */
const EDGE_HEADERS = /^(x-luid-origin|x-local-client|x-amzn-waf-.*|cloudfront-.*)$/

/**
 * Plays CloudFront, its firewall and API Gateway on one port: the functions get the same events
 * as on AWS. Nothing is cached. The client's address is the socket's or, to try limits and load from
 * one machine, what `X-Local-Client` says; that header goes no further. Throws `PortTaken`.
 */
export async function startEdge(options: EdgeOptions): Promise<Edge> {
  const { now = Date.now, onFault = () => {}, onWrite = () => {}, mounts = {} } = options
  const judge = rateRules(now)
  const parts = new Map(Object.entries(mounts))

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request
    const [path = ''] = url.split('?')
    const mount = parts.get(path.split('/')[1] ?? '')
    if (mount !== undefined) return mount(request, response)
    const { address, port } = clientOf(request)
    const verdict = judge(address, method, path)
    if (verdict === 'block') return writeBlocked(response)
    const body = await readBody(request, MOST_BODY_BYTES)
    // Behind an unread body no other request can come.
    if (body === undefined) return tooLarge(response)
    const headers = viewerHeaders(request)
    headers.set('cloudfront-viewer-address', [`${address}:${port}`])
    headers.set('x-luid-origin', [options.originSecret])
    if (verdict === 'mark') headers.set(VELOCITY_HEADER.arrives, [VELOCITY_HEADER.value])
    const passed: EdgeRequest = { method, target: url, headers, body }
    const event = gatewayEvent(passed, address, new Date(now()))
    const name = functionFor(event.rawPath)
    const answer = await options.handlers[name](event, lambdaContext(name, FUNCTION_TIMEOUT_MS))
    writeAnswer(response, answer)
    if (method !== 'GET' && method !== 'HEAD') onWrite()
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      onFault(error)
      if (response.headersSent) response.destroy()
      else writeGatewayError(response, 500, 'Internal Server Error')
    })
  })
  // Longer than clients keep theirs, so that none is closed under a request.
  server.keepAliveTimeout = KEEP_ALIVE_MS
  const port = await listen(server, options.port)
  return { port, stop: () => close(server) }
}

function clientOf(request: IncomingMessage): { address: string; port: number } {
  const said = request.headers['x-local-client']
  const { remoteAddress = '127.0.0.1', remotePort = 0 } = request.socket
  const known = typeof said === 'string' && isIP(said) !== 0
  return { address: known ? said : remoteAddress, port: remotePort }
}

/** The viewer's headers as they came, without those that are the edge's own. */
function viewerHeaders(request: IncomingMessage): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index]?.toLowerCase() ?? ''
    if (EDGE_HEADERS.test(name)) continue
    headers.set(name, [...(headers.get(name) ?? []), request.rawHeaders[index + 1] ?? ''])
  }
  return headers
}

function tooLarge(response: ServerResponse): void {
  response.setHeader('connection', 'close')
  writeGatewayError(response, 413, 'Request Entity Too Large')
}

function writeBlocked(response: ServerResponse): void {
  const { status, headers, body } = BLOCKED_ANSWER
  response
    .writeHead(status, { ...headers, 'content-type': 'application/problem+json', connection: 'close' })
    .end(JSON.stringify(body))
}
