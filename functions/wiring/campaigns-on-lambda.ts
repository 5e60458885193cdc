import * as v from 'valibot'
import type { CampaignEvent, CampaignSender, TestOutcome } from '../domain/campaign-sender.ts'
import type { OtherFunction } from './environment.ts'
import { type InvokeType, lambdaInvoke } from './lambda-invoke.ts'

/**
 * The function that sends campaigns as it lies on Lambda. Rejects where it cannot be called, and where it fails at
 * a test. Nothing is called twice by itself: a test could be mailed twice, and the timer wakes who was not woken.
 */
export function campaignsOnLambda(its: OtherFunction): CampaignSender {
  const call = lambdaInvoke(its)
  const invoke = (event: CampaignEvent, type: InvokeType): Promise<Response> => call(event, type)

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

const Outcome = v.variant('sent', [
  v.object({ sent: v.literal(true) }),
  v.object({ sent: v.literal(false), code: v.string() }),
])

/** What the function answered to a test. Throws where it is no outcome. */
export function readTestOutcome(answer: unknown): TestOutcome {
  return v.parse(Outcome, answer)
}
