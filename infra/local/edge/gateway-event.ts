import { randomUUID } from 'node:crypto'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../lambda-context.ts'

/** What CloudFront passes on: the viewer's request, after the edge has changed its headers. */
export type EdgeRequest = {
  method: string
  /** Path and query as they stand in the request line. */
  target: string
  /** By lower-case name; repeated headers in their order. */
  headers: ReadonlyMap<string, readonly string[]>
  body: Buffer
}

const API_ID = 'local'
/** What functions see as the host, and must build no link from. */
const EXECUTE_API_HOST = `${API_ID}.execute-api.${LOCAL_REGION}.amazonaws.com`
/** Behind CloudFront, API Gateway knows the address of CloudFront only (RFC 5737 documentation range). */
const CLOUDFRONT_ADDRESS = '198.51.100.7'

/**
 * The event that an HTTP API with payload format 2.0 makes of a request ("Working with AWS Lambda proxy
 * integrations for HTTP APIs"): repeated headers and query parameters joined with commas, cookies apart.
 */
export function gatewayEvent(request: EdgeRequest, viewer: string, now: Date): APIGatewayProxyEventV2 {
  const cut = request.target.indexOf('?')
  const rawPath = decodedPath(cut === -1 ? request.target : request.target.slice(0, cut))
  const rawQueryString = cut === -1 ? '' : request.target.slice(cut + 1)
  const headers = joinedHeaders(request.headers, viewer)
  const cookies = (request.headers.get('cookie') ?? [])
    .flatMap((value) => value.split(/;\s*/))
    .filter(Boolean)
  const isBase64Encoded =
    request.body.length > 0 && !isText(headers['content-type'], headers['content-encoding'])
  const query = queryParameters(rawQueryString)
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookies.length === 0 ? {} : { cookies }),
    headers,
    ...(query === undefined ? {} : { queryStringParameters: query }),
    requestContext: {
      accountId: LOCAL_ACCOUNT,
      apiId: API_ID,
      domainName: EXECUTE_API_HOST,
      domainPrefix: API_ID,
      http: {
        method: request.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: CLOUDFRONT_ADDRESS,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: now.getTime(),
    },
    ...(request.body.length === 0
      ? {}
      : { body: request.body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    isBase64Encoded,
  }
}

/**
 * An HTTP API hands over the path decoded, and cut at a decoded question mark, as captures of live ones
 * show (hotsock/voker#8); what cannot be decoded stays as it is.
 */
function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path).split('?', 1)[0] ?? ''
  } catch {
    return path
  }
}

function joinedHeaders(headers: EdgeRequest['headers'], viewer: string): Record<string, string> {
  const joined = Object.fromEntries([...headers].map(([name, values]) => [name, values.join(',')]))
  const { cookie: _cookie, ...rest } = joined
  const forwarded = [...(headers.get('x-forwarded-for') ?? []), viewer, CLOUDFRONT_ADDRESS]
  return {
    ...rest,
    host: EXECUTE_API_HOST,
    'x-forwarded-for': forwarded.join(', '),
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  }
}

/** Which bodies API Gateway hands over as text; all others, forms too, come in base64. */
function isText(contentType: string | undefined, contentEncoding: string | undefined): boolean {
  if (contentType === undefined || contentEncoding !== undefined) return false
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return type.startsWith('text/') || /^application\/(json|javascript|xml)$/.test(type)
}

function queryParameters(query: string): Record<string, string> | undefined {
  const parameters: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query))
    parameters[name] = parameters[name] === undefined ? value : `${parameters[name]},${value}`
  return Object.keys(parameters).length === 0 ? undefined : parameters
}

/** `12/Mar/2020:19:03:58 +0000`. */
function commonLogTime(now: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) (\S+) GMT$/.exec(now.toUTCString()) ?? []
  return `${day}/${month}/${year}:${time} +0000`
}
