import type { CampaignSender } from '../../functions/domain/campaign-sender.ts'

/** A sender of campaigns that says yes and does nothing: for what only has to call one. */
export const IDLE_SENDER: CampaignSender = {
  wake: async () => {},
  test: async () => ({ sent: true }),
}
