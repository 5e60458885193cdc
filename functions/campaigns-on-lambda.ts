import { Sha256 } from '@smithy/core/checksum'
import { SignatureV4 } from '@smithy/signature-v4'
import { type CampaignEvent, type CampaignSender, readTestOutcome } from './campaign-sender.ts'
import type { CampaignsFunction } from './environment.ts'

/** A test is one mail; whoever asked for it waits 29 seconds at most. */
const CALL_TIMEOUT_MS = 20_000

/**
 * The function that sends campaigns as it lies on Lambda. Rejects where it cannot be called, and where it fails at
 * a test. Nothing is called twice by itself: a test could be mailed twice, and the timer wakes who was not woken.
 *
 * The call is signed here by the SDK's own signer: its client for Lambda knows every operation and streams of events,
 * and would weigh 100 KiB for this one (test/infra/campaigns-on-lambda.test.ts holds both calls against each other).
 */
export function campaignsOnLambda({
  name,
  region,
  endpoint,
  credentials,
}: CampaignsFunction): CampaignSender {
  const signer = new SignatureV4({ service: 'lambda', region, credentials, sha256: Sha256 })
  const url = new URL(`/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, endpoint)

  /** "Invoke" in Lambda's API reference. */
  async function invoke(event: CampaignEvent, type: 'Event' | 'RequestResponse'): Promise<Response> {
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

  return {
    wake: async () => {
      await (await invoke({ look: true }, 'Event')).arrayBuffer()
    },
    test: async (test) => {
      const answer = await invoke({ test }, 'RequestResponse')
      const said: unknown = await answer.json()
      // Its words are left out: they can hold what was asked.
      if (answer.headers.has('x-amz-function-error'))
        throw new Error('The sender of campaigns failed at a test.')
      return readTestOutcome(said)
    },
  }
}
