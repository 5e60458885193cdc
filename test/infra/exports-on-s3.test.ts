import { createHash, createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readExportsBucket } from '../../functions/wiring/environment.ts'
import { exportLinksOnS3, exportsOnS3 } from '../../functions/wiring/exports-on-s3.ts'
import { close, listen } from '../../infra/local/listen.ts'
import { readBody } from '../../infra/local/read-body.ts'

type Call = { asked: string; body: string; signed: string; hash: string }
let calls: Call[] = []
let answer: { status: number; headers?: Record<string, string>; body: string }
let endpoint: string
const server = createServer(async (request, response) => {
  const { method, url, headers } = request
  const body = (await readBody(request, 10_000_000))?.toString() ?? ''
  const signed = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '')?.[1] ?? ''
  calls.push({ asked: `${method} ${url}`, body, signed, hash: String(headers['x-amz-content-sha256']) })
  response.writeHead(answer.status, answer.headers).end(answer.body)
})
beforeAll(async () => {
  endpoint = `http://127.0.0.1:${await listen(server, 0)}`
})
afterAll(() => close(server))

const ACCESS = {
  region: 'us-east-1',
  credentials: {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
}
const file = { name: 'a.csv', upload: 'u+1' }
const files = () => exportsOnS3({ ...ACCESS, endpoint })
const asks = async (act: () => Promise<unknown>) => {
  calls = []
  await act()
  return calls
}

describe('files on S3', () => {
  it('are written by a multipart upload, every call signed with what it holds', async () => {
    answer = { status: 200, body: '<R><UploadId>u+1</UploadId></R>' }
    let upload: string | undefined
    const [begun] = await asks(async () => {
      upload = await files().begin('a.csv')
    })
    expect([upload, begun?.asked]).toEqual(['u+1', 'POST /exports/a.csv?uploads='])
    answer = { status: 200, headers: { etag: '"e1"' }, body: '' }
    let tag: string | undefined
    const [part] = await asks(async () => {
      tag = await files().part(file, 1, new TextEncoder().encode('abc'))
    })
    expect([tag, part?.asked, part?.body]).toEqual([
      '"e1"',
      'PUT /exports/a.csv?partNumber=1&uploadId=u%2B1',
      'abc',
    ])
    expect(part?.signed).toBe('host;x-amz-content-sha256;x-amz-date')
    expect(part?.hash).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    answer = { status: 200, body: '<CompleteMultipartUploadResult/>' }
    const [done] = await asks(() => files().finish(file, ['"e1"', '"e2"']))
    expect(done?.asked).toBe('POST /exports/a.csv?uploadId=u%2B1')
    expect(done?.body).toContain('<Part><PartNumber>2</PartNumber><ETag>"e2"</ETag></Part>')
  })

  it('are dropped, their upload first, also where either has gone', async () => {
    answer = { status: 404, body: '<Error><Code>NoSuchUpload</Code></Error>' }
    // Dropping a file that is not there is well; S3 says so with 204.
    await expect(files().drop(file)).rejects.toThrow('S3 answered 404 NoSuchUpload')
    answer = { status: 204, body: '' }
    const dropped = await asks(() => files().drop(file))
    expect(dropped.map(({ asked }) => asked)).toEqual([
      'DELETE /exports/a.csv?uploadId=u%2B1',
      'DELETE /exports/a.csv',
    ])
  })

  it('are not finished where S3 says so late, and the fault tells its code alone', async () => {
    answer = { status: 200, body: '<Error><Code>InternalError</Code><Message>geheim</Message></Error>' }
    await expect(files().finish(file, ['"e1"'])).rejects.toThrow(/^S3 answered 200 InternalError$/)
    answer = { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }
    await expect(files().begin('a.csv')).rejects.toThrow(/^S3 answered 403 AccessDenied$/)
  })
})

/** The signature that S3 makes of a link ("Authenticating requests: using query parameters" in its API reference). */
function signatureOf(url: URL): string {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !pair.startsWith('X-Amz-Signature='))
    .map((pair) => pair.split('=').map((part) => encodeURIComponent(decodeURIComponent(part))))
    .map((pair) => pair.join('='))
    .sort()
    .join('&')
  const canonical = ['GET', url.pathname, query, `host:${url.host}`, '', 'host', 'UNSIGNED-PAYLOAD'].join(
    '\n',
  )
  const scope = '20130524/us-east-1/s3/aws4_request'
  const toSign = ['AWS4-HMAC-SHA256', '20130524T000000Z', scope, sha256(canonical)].join('\n')
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${ACCESS.credentials.secretAccessKey}`)
  return hmac(key, toSign).toString('hex')
}

it('this test signs the example of S3’s own documentation as that says', () => {
  const example = new URL(
    'https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host',
  )
  expect(signatureOf(example)).toBe('aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404')
})

it('a link is signed for ten minutes, for the name that the file gets, and for this file alone', async () => {
  const links = exportLinksOnS3(
    { ...ACCESS, endpoint: 'https://examplebucket.s3.amazonaws.com' },
    () => new Date('2013-05-24T00:00:00.000Z'),
  )
  const url = new URL(await links(file, 'petitie-signatures.csv'))
  expect(url.origin + url.pathname).toBe('https://examplebucket.s3.amazonaws.com/exports/a.csv')
  expect(url.searchParams.get('X-Amz-Expires')).toBe('600')
  expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('host')
  expect(url.searchParams.get('response-content-disposition')).toBe(
    'attachment; filename="petitie-signatures.csv"',
  )
  expect(url.search).not.toContain('+')
  expect(url.searchParams.get('X-Amz-Signature')).toBe(signatureOf(url))
})

it('the bucket has a host of its own, in its own region', () => {
  const variables = {
    AWS_LAMBDA_FUNCTION_NAME: 'manage',
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'a',
    AWS_SECRET_ACCESS_KEY: 'b',
    EXPORTS_BUCKET: 'luid-exports',
  }
  expect(readExportsBucket(variables).endpoint).toBe('https://luid-exports.s3.eu-west-1.amazonaws.com')
  expect(() => readExportsBucket({ ...variables, EXPORTS_BUCKET: undefined })).toThrow(/EXPORTS_BUCKET/)
})
