import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { campaignsOnLambda } from '../../functions/wiring/campaigns-on-lambda.ts'
import { readCampaignsFunction } from '../../functions/wiring/environment.ts'
import { close, listen } from '../../infra/local/listen.ts'
import { readBody } from '../../infra/local/read-body.ts'

type Call = { method: string; path: string; headers: IncomingHttpHeaders; body: string }
const SECRET = 'a secret of the tests'
const TEST = { campaign: 'c1', locale: 'nl', to: 'noor@example.org' } as const

let calls: Call[]
let answer: { status: number; headers?: Record<string, string>; body: string }
let endpoint: string

const server = createServer(async (request, response) => {
  const { method = '', url = '', headers } = request
  calls.push({ method, path: url, headers, body: (await readBody(request, 10_000))?.toString() ?? '' })
  response.writeHead(answer.status, answer.headers).end(answer.body)
})
beforeAll(async () => {
  endpoint = `http://127.0.0.1:${await listen(server, 0)}`
})
beforeEach(() => {
  calls = []
})
afterAll(() => close(server))

const VARIABLES = {
  AWS_LAMBDA_FUNCTION_NAME: 'LuidService-manage',
  AWS_REGION: 'eu-central-1',
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: SECRET,
  AWS_SESSION_TOKEN: 'a session token',
}
const campaigns = (more: Record<string, string> = { SEND_CAMPAIGNS_FUNCTION: 'LuidService-send' }) =>
  campaignsOnLambda(readCampaignsFunction({ ...VARIABLES, AWS_ENDPOINT_URL_LAMBDA: endpoint, ...more }))

/** The signature that AWS would make of a request as it arrived ("Create a signed AWS API request" in its IAM guide). */
function signatureOf({ method, path, headers, body }: Call): string {
  const { authorization = '' } = headers
  const [, scope = '', signed = ''] =
    /Credential=\w+\/([^,]+), SignedHeaders=([^,]+)/.exec(authorization) ?? []
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const canonical = [
    method,
    path.replaceAll('%', '%25'),
    '',
    ...signed.split(';').map((name) => `${name}:${String(headers[name])}`),
    '',
    signed,
    sha256(body),
  ].join('\n')
  const key = scope
    .split('/')
    .reduce<string | Buffer>(
      (from, part) => createHmac('sha256', from).update(part).digest(),
      `AWS4${SECRET}`,
    )
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  return createHmac('sha256', key).update(toSign).digest('hex')
}

const onlyCall = (): Call => {
  expect(calls).toHaveLength(1)
  return calls[0] as Call
}

describe('calling the sender of campaigns on Lambda', () => {
  test('is the call that the SDK’s own client would make', async () => {
    const client = new LambdaClient({
      endpoint,
      region: VARIABLES.AWS_REGION,
      credentials: { accessKeyId: VARIABLES.AWS_ACCESS_KEY_ID, secretAccessKey: SECRET },
    })
    answer = { status: 202, body: '' }
    const Payload = JSON.stringify({ look: true })
    await client.send(
      new InvokeCommand({ FunctionName: 'LuidService-send', InvocationType: 'Event', Payload }),
    )
    client.destroy()
    await campaigns().wake()
    const essence = ({ method, path, headers, body }: Call) => {
      const [, scope] = /Credential=\w+\/\d+\/([^,]+),/.exec(headers.authorization ?? '') ?? []
      return { method, path, body, scope, type: headers['x-amz-invocation-type'] }
    }
    expect(calls.map(essence)).toEqual([essence(calls[0] as Call), essence(calls[0] as Call)])
    expect(essence(calls[0] as Call).type).toBe('Event')
  })

  test('is signed with what Lambda gave the function, over all that counts', async () => {
    answer = { status: 202, body: '' }
    await campaigns({
      SEND_CAMPAIGNS_FUNCTION: 'arn:aws:lambda:eu-central-1:111122223333:function:send',
    }).wake()
    const call = onlyCall()
    expect(call.headers['x-amz-security-token']).toBe('a session token')
    expect(call.headers.authorization).toMatch(
      /SignedHeaders=[^,]*host;x-amz-content-sha256;x-amz-date;x-amz-invocation-type;/,
    )
    expect(call.headers.authorization).toContain(`Signature=${signatureOf(call)}`)
  })

  test('without another’s name it calls itself', async () => {
    answer = { status: 202, body: '' }
    await campaigns({}).wake()
    expect(onlyCall().path).toBe('/2015-03-31/functions/LuidService-manage/invocations')
  })

  test.each([{ sent: true }, { sent: false, code: 'MessageRejected' }] as const)(
    'a test waits for what came of it: %j',
    async (outcome) => {
      answer = { status: 200, body: JSON.stringify(outcome) }
      expect(await campaigns().test(TEST)).toEqual(outcome)
      const { headers, body } = onlyCall()
      expect([headers['x-amz-invocation-type'], JSON.parse(body)]).toEqual([
        'RequestResponse',
        { test: TEST },
      ])
    },
  )

  test('what goes wrong is told once, and without what was asked', async () => {
    answer = {
      status: 200,
      headers: { 'x-amz-function-error': 'Unhandled' },
      body: JSON.stringify({ errorMessage: TEST.to }),
    }
    await expect(campaigns().test(TEST)).rejects.toThrow(/^The sender of campaigns failed at a test\.$/)
    answer = { status: 429, headers: { 'x-amzn-errortype': 'TooManyRequestsException' }, body: TEST.to }
    await expect(campaigns().wake()).rejects.toThrow(/^Lambda answered 429 TooManyRequestsException$/)
    answer = { status: 200, body: JSON.stringify({ sent: 'perhaps' }) }
    await expect(campaigns().test(TEST)).rejects.toThrow()
    expect(calls).toHaveLength(3)
  })
})
