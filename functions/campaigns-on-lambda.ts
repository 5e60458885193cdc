import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { type CampaignEvent, type CampaignSender, readTestOutcome } from './campaign-sender.ts'

/** A test is one mail; whoever asked for it waits 29 seconds at most. */
const TEST_TIMEOUT_MS = 20_000

/**
 * The function that sends campaigns as it lies on Lambda. Rejects where it cannot be called, and where it fails at
 * a test. Nothing is called twice by itself: a test could be mailed twice, and the timer wakes who was not woken.
 */
export function campaignsOnLambda(functionName: string): CampaignSender {
  const client = new LambdaClient({
    maxAttempts: 1,
    requestHandler: {
      requestTimeout: TEST_TIMEOUT_MS,
      connectionTimeout: 3_000,
      throwOnRequestTimeout: true,
    },
  })
  const invoke = (event: CampaignEvent, InvocationType: 'Event' | 'RequestResponse') =>
    client.send(
      new InvokeCommand({ FunctionName: functionName, InvocationType, Payload: JSON.stringify(event) }),
    )
  return {
    wake: async () => {
      await invoke({ look: true }, 'Event')
    },
    test: async (test) => {
      const { FunctionError, Payload } = await invoke({ test }, 'RequestResponse')
      // Its words are left out: they can hold what was asked.
      if (FunctionError !== undefined) throw new Error(`${functionName} failed at a test.`)
      return readTestOutcome(JSON.parse(Payload?.transformToString() ?? ''))
    },
  }
}
