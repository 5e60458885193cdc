import type { CampaignEvent, CampaignSender } from '../../functions/domain/campaign-sender.ts'
import { readTestOutcome } from '../../functions/wiring/campaigns-on-lambda.ts'
import { type FunctionInvokes, functionInvokes } from './function-invokes.ts'

export type CampaignInvokes = Pick<FunctionInvokes, 'start' | 'stop'> & {
  /** What others call the function by. */
  campaigns: CampaignSender
}

/** The function that sends campaigns, called as on Lambda. */
export function campaignInvokes(tell: (line: string) => void): CampaignInvokes {
  const { call, wake, start, stop } = functionInvokes('send-campaigns', tell)
  return {
    campaigns: {
      wake: () => wake({ look: true } satisfies CampaignEvent),
      test: async (test) => readTestOutcome(await call({ test } satisfies CampaignEvent)),
    },
    start,
    stop,
  }
}
