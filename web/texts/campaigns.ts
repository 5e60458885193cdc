import type { Locale } from '../../functions/domain/locale.ts'
import { campaigns as en } from './en/campaigns.ts'
import { type CampaignWords, campaigns as nl } from './nl/campaigns.ts'

const ALL: Readonly<Record<Locale, CampaignWords>> = { nl, en }

/** The words of campaigns in one language. Apart from those of the pages: only the managers' API has a use for them. */
export function campaignWords(locale: Locale): CampaignWords {
  return ALL[locale]
}
