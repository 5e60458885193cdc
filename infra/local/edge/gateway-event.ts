import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../lambda-context.ts'

/** The host that an HTTP API has on AWS: never the one that supporters see. */
const API_HOST = `local.execute-api.${LOCAL_REGION}.amazonaws.com`

/** Content types whose bodies API Gateway passes on as text; all others arrive base64-encoded. */
const TEXTUAL = /^(?:text\/|application\/(?:json|javascript|xml|problem\+json)\b)/i

export type GatewayRequest = {
  method: string
  /** Path and query as the client sent them. */
  target: string
  /** Lower-case names; repeated headers joined by commas. */
  headers: Readonly<Record<string, string>>
  body: Buffer
  at: Date
}

/**
 * A request as API Gateway hands it to a function: payload format 2.0 ("Create AWS Lambda proxy
 * integrations for HTTP APIs"). Form bodies, and those without a textual content type, are base64.
 */
export function gatewayEvent({ method, target, headers, body, at }: GatewayRequest): APIGatewayProxyEventV2 {
  const question = target.indexOf('?')
  const rawPath = question === -1 ? target : target.slice(0, question)
  const rawQueryString = question === -1 ? '' : target.slice(question + 1)
  const { cookie, ...others } = headers
  const isBase64Encoded = body.length > 0 && !TEXTUAL.test(headers['content-type'] ?? '')
  const query = joinedQuery(rawQueryString)
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: decoded(rawPath),
    rawQueryString,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers: { ...others, host: API_HOST, 'x-forwarded-proto': 'https', 'x-forwarded-port': '443' },
    ...(query === undefined ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: LOCAL_ACCOUNT,
      apiId: 'local',
      domainName: API_HOST,
      domainPrefix: 'local',
      http: {
        method,
        path: decoded(rawPath),
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: at.toISOString(),
      timeEpoch: at.getTime(),
    },
    ...(body.length === 0 ? {} : { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  }
}

/** API Gateway decodes the path; one that cannot be decoded stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function joinedQuery(raw: string): Record<string, string> | undefined {
  const query: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(raw)) {
    const before = query[name]
    query[name] = before === undefined ? value : `${before},${value}`
  }
  return Object.keys(query).length === 0 ? undefined : query
}
