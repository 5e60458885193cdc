import { request } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BARE_HEADERS } from '../../infra/bare-answers.ts'
import { rateRules } from '../../infra/local/edge/rate-rules.ts'
import { type Edge, startEdge } from '../../infra/local/edge.ts'

let edge: Edge
let events: APIGatewayProxyEventV2[]
let answer: unknown
let now: number
let writes: number
/** Which function got each event. */
let called: string[]

const handle = async (name: string, event: APIGatewayProxyEventV2) => {
  called.push(name)
  events.push(event)
  if (answer instanceof Error) throw answer
  return answer
}

beforeEach(async () => {
  events = []
  called = []
  answer = { statusCode: 200, body: 'ok' }
  now = Date.parse('2026-03-01T12:00:00Z')
  writes = 0
  edge = await startEdge({
    port: 0,
    originSecret: 'the origin secret',
    handlers: {
      http: (event) => handle('http', event),
      manage: (event) => handle('manage', event),
      'manage-campaigns': (event) => handle('manage-campaigns', event),
    },
    onWrite: () => {
      writes++
    },
    now: () => now,
  })
})
afterEach(() => edge.stop())

const send = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${edge.port}${path}`, { redirect: 'manual', ...init })

describe('which function gets a request', () => {
  it.each([
    ['/', 'http'],
    ['/api/petitions', 'http'],
    ['/api/manage', 'http'],
    ['/api/managers', 'http'],
    ['/api/manage/petitions', 'manage'],
    ['/api/manage/petitions/x/publish?a=b', 'manage'],
    ['/api/manage/campaigns', 'manage-campaigns'],
    ['/api/manage/campaigns?after=x', 'manage-campaigns'],
    ['/api/manage/campaigns/x/preview', 'manage-campaigns'],
    ['/api/manage/petitions/x/campaigns', 'manage-campaigns'],
    ['/api/manage/petitions/x/campaigns/y', 'manage'],
    ['/api/manage/petitions//campaigns', 'manage'],
    ['/api/manage/campaignsx', 'manage'],
    ['/api/openapi.json', 'http'],
    ['/console/config.json', 'http'],
  ])('%s goes to %s', async (path, name) => {
    await send(path)
    await send(path, { method: 'POST' })
    expect(called).toEqual([name, name])
  })
})

describe('what the function gets', () => {
  it('is an event of an HTTP API, from an execute-api host', async () => {
    await send('/nl/petitions/a%20b?source=x&source=y&q=%C3%A9', {
      headers: { cookie: 'a=1; b=2', 'x-own': 'kept', 'user-agent': 'test', referer: 'https://example.org/' },
    })
    expect(events[0]).toMatchObject({
      version: '2.0',
      routeKey: '$default',
      rawPath: '/nl/petitions/a b',
      rawQueryString: 'source=x&source=y&q=%C3%A9',
      queryStringParameters: { source: 'x,y', q: 'é' },
      cookies: ['a=1', 'b=2'],
      isBase64Encoded: false,
      headers: { host: expect.stringMatching(/\.execute-api\./), 'x-own': 'kept', 'user-agent': 'test' },
      requestContext: {
        domainName: 'local.execute-api.eu-west-1.amazonaws.com',
        stage: '$default',
        http: { method: 'GET', protocol: 'HTTP/1.1', userAgent: 'test' },
        time: '01/Mar/2026:12:00:00 +0000',
        timeEpoch: now,
      },
    })
    expect(events[0]?.headers).not.toHaveProperty('cookie')
    expect(events[0]).not.toHaveProperty('body')
  })

  it.each([
    ['application/x-www-form-urlencoded', true],
    ['multipart/form-data; boundary=b', true],
    [undefined, true],
    ['application/json', false],
    ['text/plain; charset=utf-8', false],
  ])('has a body of type %s in base64: %s', async (type, base64) => {
    const body = new Blob(['a=1&é'])
    await send('/x', {
      method: 'POST',
      body,
      ...(type === undefined ? {} : { headers: { 'content-type': type } }),
    })
    const event = events[0]
    expect(event?.isBase64Encoded).toBe(base64)
    expect(Buffer.from(event?.body ?? '', base64 ? 'base64' : 'utf8').toString()).toBe('a=1&é')
  })

  it('has repeated headers joined with a comma', async () => {
    await new Promise<void>((resolve, reject) => {
      const headers = ['x-own', 'one', 'X-Own', 'two', 'host', 'localhost']
      request({ port: edge.port, host: '127.0.0.1', headers }, (response) => {
        response.resume().once('end', resolve)
      })
        .once('error', reject)
        .end()
    })
    expect(events[0]?.headers['x-own']).toBe('one,two')
  })

  it("carries the viewer's address and the origin's secret, whatever the client says", async () => {
    await send('/', {
      headers: {
        'x-luid-origin': 'forged',
        'cloudfront-viewer-address': '192.0.2.1:1',
        'x-amzn-waf-luid-velocity': 'high',
      },
    })
    expect(events[0]?.headers['x-luid-origin']).toBe('the origin secret')
    expect(events[0]?.headers['cloudfront-viewer-address']).toMatch(/^127\.0\.0\.1:\d+$/)
    expect(events[0]?.headers).not.toHaveProperty('x-amzn-waf-luid-velocity')
  })

  it('takes the address that X-Local-Client says, and hears nothing of that header', async () => {
    await send('/', { headers: { 'x-local-client': '203.0.113.9' } })
    await send('/', { headers: { 'x-local-client': '2001:db8::9' } })
    await send('/', { headers: { 'x-local-client': 'no address' } })
    const said = events.map(({ headers }) => headers['cloudfront-viewer-address'])
    expect(said[0]).toMatch(/^203\.0\.113\.9:\d+$/)
    expect(said[1]).toMatch(/^2001:db8::9:\d+$/)
    expect(said[2]).toMatch(/^127\.0\.0\.1:\d+$/)
    for (const { headers } of events) expect(headers).not.toHaveProperty('x-local-client')
  })
})

describe('what the client gets', () => {
  it('is the answer with its headers, cookies and binary body', async () => {
    answer = {
      statusCode: 303,
      headers: { location: '/nl', 'content-type': 'image/png' },
      cookies: ['a=1', 'b=2; Path=/'],
      body: Buffer.from([0, 255, 1]).toString('base64'),
      isBase64Encoded: true,
    }
    const response = await send('/')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/nl')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2; Path=/'])
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([0, 255, 1])
  })

  it.each(['/constructor', '/toString', '/__proto__/x'])(
    'comes from the function for %s, too',
    async (path) => {
      expect((await send(path, { method: 'GET' })).status).toBe(200)
    },
  )

  it('is JSON where the answer has no status code', async () => {
    answer = { hello: 'you' }
    const response = await send('/')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ hello: 'you' })
  })

  it('is 500 where the function fails, without its words', async () => {
    answer = new Error('anna@example.org')
    const response = await send('/')
    expect(response.status).toBe(500)
    expect(await response.json()).toEqual({ message: 'Internal Server Error' })
    for (const [name, value] of Object.entries(BARE_HEADERS)) expect(response.headers.get(name)).toBe(value)
  })

  it('is 413 for a body over 10 MB, which the function never sees', async () => {
    const body = Buffer.alloc(10 * 1024 * 1024 + 1)
    const response = await send('/', { method: 'POST', body }).catch(() => undefined)
    // A client that is still sending may see the closed connection before the answer.
    if (response !== undefined) expect(response.status).toBe(413)
    expect(events).toEqual([])
  })
})

it('wakes the event sources after what may have written', async () => {
  await send('/')
  expect(writes).toBe(0)
  await send('/', { method: 'POST', body: 'x' })
  expect(writes).toBe(1)
})

describe('the firewall', () => {
  const from = (address: string, path = '/api/x', method = 'POST') =>
    send(path, { method, headers: { 'x-local-client': address } })

  async function many(count: number, one: () => Promise<Response>): Promise<void> {
    let left = count
    const lane = async (): Promise<void> => {
      while (left-- > 0) await (await one()).arrayBuffer()
    }
    await Promise.all(Array.from({ length: 20 }, lane))
  }
  const marked = () => events.at(-1)?.headers['x-amzn-waf-luid-velocity']

  it('marks after 500 and blocks after 1,000 changes in five minutes, for that address alone', async () => {
    await many(500, () => from('203.0.113.1'))
    expect(marked()).toBeUndefined()
    await from('203.0.113.1')
    expect(marked()).toBe('high')
    await many(499, () => from('203.0.113.1'))
    expect(events).toHaveLength(1000)
    const blocked = await from('203.0.113.1')
    expect(blocked.status).toBe(429)
    expect(blocked.headers.get('content-type')).toBe('application/problem+json')
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(blocked.headers.get('x-content-type-options')).toBe('nosniff')
    expect(blocked.headers.get('strict-transport-security')).toMatch(/^max-age=/)
    expect(await blocked.json()).toMatchObject({ status: 429, code: 'too-many-requests' })
    expect(events).toHaveLength(1000)
    expect((await from('203.0.113.2')).status).toBe(200)
    expect(marked()).toBeUndefined()
    now += 5 * 60 * 1000
    expect((await from('203.0.113.1')).status).toBe(200)
    expect(marked()).toBeUndefined()
  })

  it('never counts reading or one-click unsubscribing', async () => {
    await many(1001, () => from('203.0.113.3', '/nl/unsubscribe/token'))
    await many(300, () => from('203.0.113.3', '/nl', 'GET'))
    expect(events).toHaveLength(1301)
    await from('203.0.113.3')
    expect(marked()).toBeUndefined()
  })

  it.each([
    '/nl/unsubscribe/../petitions/een-petitie/signatures',
    '/nl/unsubscribe/%2e%2e/petitions/een-petitie/signatures',
    '/nl/unsubscribe/..%2fpetitions/een-petitie/signatures',
    '/../unsubscribe/../api/petitions/een-petitie/signatures',
    '/nl/unsubscribe/',
  ])('counts %s, which only looks like unsubscribing', (path) => {
    const judge = rateRules(() => now)
    const verdicts = Array.from({ length: 1001 }, () => judge('203.0.113.4', 'POST', path))
    expect(verdicts.at(-1)).toBe('block')
  })
})
