import { type CampaignEvent, type CampaignSender, readTestOutcome } from '../../functions/campaign-sender.ts'
import { TIMEOUT_SECONDS } from '../timeouts.ts'
import { faultOf } from './event-sources/consumer.ts'
import { type LocalHandler, lambdaContext } from './lambda-context.ts'

export type CampaignInvokes = {
  /** What others call the function by. */
  campaigns: CampaignSender
  /** The function is in place from here on. */
  start: (handler: LocalHandler) => void
  /** Tells what runs that its time is up, and resolves when nothing does any more. No call runs after that. */
  stop: () => Promise<void>
}

/**
 * Plays Lambda's Invoke for the function that sends campaigns. Asynchronous calls run in the background, beside each
 * other and the timer's, and are not tried again, as on AWS (whenLate in infra/service-stack.ts).
 */
export function campaignInvokes(tell: (line: string) => void): CampaignInvokes {
  const timeIsUp = new AbortController()
  const running = new Set<Promise<unknown>>()
  let handler: LocalHandler | undefined

  async function invoke(event: CampaignEvent): Promise<unknown> {
    if (handler === undefined) throw new Error('send-campaigns is not in place yet.')
    // What goes through Lambda is JSON, and no object that two share.
    const sent = JSON.parse(JSON.stringify(event)) as never
    const run = handler(
      sent,
      lambdaContext('send-campaigns', TIMEOUT_SECONDS['send-campaigns'] * 1000, timeIsUp.signal),
    )
    running.add(run)
    try {
      return await run
    } finally {
      running.delete(run)
    }
  }

  return {
    campaigns: {
      wake: async () => {
        if (timeIsUp.signal.aborted) return
        invoke({ look: true }).catch((error: unknown) => tell(`send-campaigns: failed: ${faultOf(error)}`))
      },
      test: async (test) => readTestOutcome(await invoke({ test })),
    },
    start: (assembled) => {
      handler = assembled
    },
    stop: async () => {
      timeIsUp.abort()
      await Promise.allSettled(running)
    },
  }
}
