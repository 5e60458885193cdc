import { Sha256 } from '@smithy/core/checksum'
import { SignatureV4 } from '@smithy/signature-v4'
import type { OtherFunction } from './environment.ts'

/** The longest that somebody waits for an answer; who asks has 29 seconds in all. */
const CALL_TIMEOUT_MS = 20_000

/** `Event`: Lambda takes the call, and nobody waits for what comes of it. */
export type InvokeType = 'Event' | 'RequestResponse'

/**
 * Calls another function on Lambda ("Invoke" in its API reference). Rejects where Lambda takes no call, and calls nothing
 * twice by itself.
 *
 * The call is signed here by the SDK's own signer: its client for Lambda knows every operation and streams of events,
 * and would weigh 100 KiB for this one (test/infra/campaigns-on-lambda.test.ts holds both calls against each other).
 */
export function lambdaInvoke({ name, region, endpoint, credentials }: OtherFunction) {
  const signer = new SignatureV4({ service: 'lambda', region, credentials, sha256: Sha256 })
  const url = new URL(`/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, endpoint)

  return async (event: unknown, type: InvokeType): Promise<Response> => {
    const body = JSON.stringify(event)
    const { headers } = await signer.sign({
      method: 'POST',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      headers: { host: url.host, 'content-type': 'application/json', 'x-amz-invocation-type': type },
      body,
    })
    const signal = AbortSignal.timeout(CALL_TIMEOUT_MS)
    const answer = await fetch(url, { method: 'POST', headers, body, signal })
    if (answer.ok) return answer
    throw new Error(`Lambda answered ${answer.status} ${answer.headers.get('x-amzn-errortype') ?? ''}`)
  }
}
