import { createHash } from 'node:crypto'
import { Sha256 } from '@smithy/core/checksum'
import { SignatureV4 } from '@smithy/signature-v4'
import { EXPORT_LINK_LIFE_MS } from '../domain/export.ts'
import type { ExportFiles, ExportLinks, ExportWriter } from '../domain/export-files.ts'
import type { OtherFunction, OwnBucket } from './environment.ts'
import { lambdaInvoke } from './lambda-invoke.ts'

/** Where files lie in the bucket: what functions may do there is granted for this alone. */
export const EXPORTS_PREFIX = 'exports/'

/** A part of 6 MiB takes a second or two. */
const CALL_TIMEOUT_MS = 30_000

type Query = Record<string, string>

const signerOf = ({ region, credentials }: OwnBucket) =>
  new SignatureV4({ service: 's3', region, credentials, sha256: Sha256, uriEscapePath: false })

const pathOf = (name: string): string => `/${EXPORTS_PREFIX}${name}`

/**
 * Files of exports in S3, by its multipart upload ("Uploading and copying objects using multipart upload" in its guide):
 * an object comes to be in one step, of the very parts that are named. Signed by the SDK's own signer, as its client
 * for S3 would weigh more than a function may.
 */
export function exportsOnS3(bucket: OwnBucket): ExportFiles {
  const signer = signerOf(bucket)

  async function call(
    method: string,
    name: string,
    query: Query,
    body?: Uint8Array | string,
  ): Promise<Response> {
    const url = new URL(pathOf(name), bucket.endpoint)
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
    const { headers } = await signer.sign({
      method,
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query,
      headers: {
        host: url.host,
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
        ...(method === 'POST' && 'uploads' in query ? { 'content-type': 'text/csv; charset=utf-8' } : {}),
      },
    })
    return fetch(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: body as NonNullable<RequestInit['body']> }),
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    })
  }

  /** What S3 answered; throws its status and code, and nothing else of what it says. */
  async function taken(answer: Response): Promise<string> {
    const text = await answer.text()
    // Completing may fail after S3 has begun to answer with 200 ("CompleteMultipartUpload" in its API reference).
    if (answer.ok && !text.includes('<Error>')) return text
    throw new Error(`S3 answered ${answer.status} ${between(text, 'Code') ?? ''}`)
  }

  async function takenOrAbsent(answer: Response): Promise<void> {
    if (answer.status === 404) await answer.arrayBuffer()
    else await taken(answer)
  }

  return {
    begin: async (name) => {
      const upload = between(await taken(await call('POST', name, { uploads: '' })), 'UploadId')
      if (upload === undefined) throw new Error('S3 began an upload without a name.')
      return upload
    },

    part: async ({ name, upload }, number, bytes) => {
      const answer = await call('PUT', name, { partNumber: String(number), uploadId: upload }, bytes)
      await taken(answer)
      const tag = answer.headers.get('etag')
      if (tag === null) throw new Error('S3 took a part without a tag.')
      return tag
    },

    finish: async ({ name, upload }, tags) => {
      const parts = tags.map((tag, i) => `<Part><PartNumber>${i + 1}</PartNumber><ETag>${tag}</ETag></Part>`)
      const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
      await taken(await call('POST', name, { uploadId: upload }, body))
    },

    drop: async ({ name, upload }) => {
      // First the upload, so that nobody finishes it after the file has gone.
      await takenOrAbsent(await call('DELETE', name, { uploadId: upload }))
      await taken(await call('DELETE', name, {}))
    },
  }
}

/** Links to files in S3, signed with what Lambda gave the function ("presigned URLs" in its guide). */
export function exportLinksOnS3(bucket: OwnBucket, now: () => Date): ExportLinks {
  const signer = signerOf(bucket)
  return async ({ name }, downloadName) => {
    const url = new URL(pathOf(name), bucket.endpoint)
    const signed = await signer.presign(
      {
        method: 'GET',
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        // What S3 takes the hash of a link's request to be, as nobody knows its body ("Query string authentication").
        headers: { host: url.host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
        query: {
          'response-content-disposition': `attachment; filename="${downloadName}"`,
          'response-content-type': 'text/csv; charset=utf-8; header=present',
          'response-cache-control': 'no-store',
        },
      },
      { expiresIn: EXPORT_LINK_LIFE_MS / 1000, signingDate: now() },
    )
    for (const [key, value] of Object.entries(signed.query ?? {})) url.searchParams.set(key, String(value))
    // S3 reads a plus sign as one, where a form means a space.
    url.search = url.search.replaceAll('+', '%20')
    return url.href
  }
}

/** The function that writes exports as it lies on Lambda. Rejects where it cannot be called. */
export function exportWriterOnLambda(its: OtherFunction): ExportWriter {
  const invoke = lambdaInvoke(its)
  return {
    wake: async () => {
      await (await invoke({}, 'Event')).arrayBuffer()
    },
  }
}

/** What stands in the first element of this name in S3's XML, whose values here hold no entities. */
function between(xml: string, element: string): string | undefined {
  return new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1]
}
