import type { Locale } from '../../functions/domain/locale.ts'
import { campaigns as en } from './en/campaigns.ts'
import { type CampaignWords, campaigns as nl } from './nl/campaigns.ts'

/** The words of campaigns, for managers: in Dutch to who reads that, in English to all others. */
export function campaignWords(locale: Locale): CampaignWords {
  return locale === 'nl' ? nl : en
}
