import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import { BLOCKED_ANSWER, VELOCITY_HEADER } from '../rate-limits.ts'
import { gatewayEvent } from './edge/gateway-event.ts'
import { rateRules } from './edge/rate-rules.ts'
import { lambdaContext } from './lambda-context.ts'
import { readBody } from './read-body.ts'

export type EdgeOptions = {
  /** The HTTP function. */
  handle: (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>
  /** What CloudFront says to the API to prove that it is CloudFront. */
  originSecret: string
  /** Requests under `/oidc/` go to the local issuer. */
  issuer: RequestListener
  /** Called after each request that may have written something. */
  written: () => void
  tell: (line: string) => void
}

/** The largest body that an HTTP API takes. */
const MAX_BODY = 10 * 1024 * 1024
/** An HTTP API waits this long for its function. */
const FUNCTION_TIMEOUT_MS = 30_000
/** Lets one machine play many clients, for trying limits and load. Only this file reads it. */
const LOCAL_CLIENT_HEADER = 'x-local-client'
const FORGEABLE = /^(?:x-luid-origin|cloudfront-.*|x-amzn-waf-.*|x-local-client|x-forwarded-.*)$/

/**
 * Plays CloudFront, its firewall and API Gateway on one machine: each request becomes an HTTP API
 * event for the same function that runs on AWS. There is no cache. What a client says of its own
 * address or of the edge is dropped, as CloudFront does.
 */
export function createEdge(options: EdgeOptions): Server {
  const verdictOn = rateRules(Date.now)
  return createServer((request, response) => {
    if (request.url?.startsWith('/oidc/')) {
      options.issuer(request, response)
      return
    }
    answer(request, response).catch(() => {
      options.tell('A request could not be answered.')
      if (!response.headersSent) response.writeHead(502)
      response.end()
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request
    const body = await readBody(request, MAX_BODY)
    if (body === undefined) {
      response.writeHead(413, { connection: 'close' }).end()
      return
    }
    const client = clientOf(request)
    const verdict = verdictOn(client, method, url)
    if (verdict === 'block') {
      response
        .writeHead(BLOCKED_ANSWER.status, {
          'content-type': 'application/problem+json',
          'retry-after': String(BLOCKED_ANSWER.retryAfterSeconds),
        })
        .end(JSON.stringify(BLOCKED_ANSWER.body))
      return
    }
    const headers = {
      ...passedOn(request),
      'cloudfront-viewer-address': `${client}:${request.socket.remotePort ?? 0}`,
      'x-luid-origin': options.originSecret,
      ...(verdict === 'mark' ? { [VELOCITY_HEADER.arrives]: VELOCITY_HEADER.value } : {}),
    }
    const event = gatewayEvent({ method, target: url, headers, body, at: new Date() })
    write(response, await options.handle(event, lambdaContext('http', FUNCTION_TIMEOUT_MS)))
    if (method !== 'GET' && method !== 'HEAD') options.written()
  }
}

function clientOf(request: IncomingMessage): string {
  const said = request.headers[LOCAL_CLIENT_HEADER]
  return typeof said === 'string' && said !== '' ? said : (request.socket.remoteAddress ?? '127.0.0.1')
}

function passedOn(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      value === undefined || FORGEABLE.test(name)
        ? []
        : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  )
}

function write(response: ServerResponse, answer: APIGatewayProxyStructuredResultV2): void {
  response.statusCode = answer.statusCode ?? 200
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, String(value))
  if (answer.cookies !== undefined && answer.cookies.length > 0)
    response.setHeader('set-cookie', answer.cookies)
  response.end(Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8'))
}
