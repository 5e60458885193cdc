/** What SES lets the account send, as it said at an instant. */
export type SendingQuota = {
  /** Mails a second. */
  rate: number
  /** Mails in 24 hours; none: unlimited. */
  max24Hours?: number
  sent24Hours: number
}

/** Campaigns leave the rest of the account's rate and quota to confirmation mail. */
const CAMPAIGN_SHARE = 0.8
/** What frees bit by bit is not taken up again before so many seconds of mail are free … */
const FREED_SECONDS = 60
/** … or this share of all that campaigns may send in 24 hours. */
const FREED_SHARE = 0.1

/** Mails a second that campaigns may send. */
export const campaignRate = ({ rate }: SendingQuota): number => rate * CAMPAIGN_SHARE

/** Mails that campaigns may send now, of the account's 24 hours. `since`: what they sent since SES was asked. */
export function campaignQuota({ max24Hours, sent24Hours }: SendingQuota, since: number): number {
  return max24Hours === undefined ? Infinity : Math.floor(max24Hours * CAMPAIGN_SHARE) - sent24Hours - since
}

/** Whether so much of a used-up quota has freed that it is worth going on. */
export function isFreed(quota: SendingQuota, since: number): boolean {
  const enough = Math.min(
    campaignRate(quota) * FREED_SECONDS,
    (quota.max24Hours ?? Infinity) * CAMPAIGN_SHARE * FREED_SHARE,
  )
  return campaignQuota(quota, since) >= Math.max(1, enough)
}
