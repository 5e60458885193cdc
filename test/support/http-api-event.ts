import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { EXAMPLE_TIME } from './examples.ts'

/** An event as an HTTP API's default endpoint gives it (payload format 2.0). */
export function httpApiEvent(
  method: string,
  path: string,
  more: {
    headers?: Record<string, string>
    body?: string | Uint8Array
    base64?: boolean
    query?: string
    cookies?: string[]
  } = {},
): APIGatewayProxyEventV2 {
  const domainName = 'abcdef1234.execute-api.eu-west-1.amazonaws.com'
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: more.query ?? '',
    ...(more.cookies === undefined ? {} : { cookies: more.cookies }),
    headers: { host: domainName, ...more.headers },
    requestContext: {
      accountId: '111122223333',
      apiId: 'abcdef1234',
      domainName,
      domainPrefix: 'abcdef1234',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'Amazon CloudFront' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '21/Nov/2026:12:00:00 +0000',
      timeEpoch: EXAMPLE_TIME.getTime(),
    },
    ...(more.body === undefined
      ? {}
      : { body: Buffer.from(more.body).toString(more.base64 ? 'base64' : 'utf8') }),
    isBase64Encoded: more.base64 ?? false,
  }
}
