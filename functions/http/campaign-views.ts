import * as v from 'valibot'
import { campaignWords } from '../../web/texts/campaigns.ts'
import { problemText } from '../../web/texts/errors.ts'
import { CAMPAIGN_STATES, type Campaign, PAUSE_REASONS, type Pause } from '../domain/campaign.ts'
import type { CampaignFigures } from '../domain/campaign-figures.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'

const Said = (description: string) => v.pipe(v.number(), v.description(description))

const Summary = {
  id: v.string(),
  name: v.string(),
  state: v.picklist(CAMPAIGN_STATES),
  fallback: v.picklist(LOCALES),
  audience: v.object({
    topics: v.array(v.string()),
    petitions: v.array(v.string()),
    countries: v.array(v.string()),
    locales: v.array(v.picklist(LOCALES)),
  }),
  petition: v.optional(v.string()),
  partner: v.optional(v.pipe(v.string(), v.description('The partner whose people made it'))),
  at: v.optional(v.pipe(v.string(), v.description('When it is to begin'))),
  startedAt: v.optional(v.pipe(v.string(), v.description('When it began'))),
  endedAt: v.optional(v.pipe(v.string(), v.description('When it was sent, or cancelled'))),
  pause: v.optional(
    v.object({
      because: v.picklist(PAUSE_REASONS),
      at: v.string(),
      code: v.optional(v.pipe(v.string(), v.description('What SES said'))),
      reason: v.pipe(v.string(), v.description('In words, in the request’s language')),
    }),
  ),
  createdAt: v.string(),
  updatedAt: v.string(),
  version: v.number(),
}

/** A campaign as lists show it. */
export const CampaignSummary = v.object({
  ...Summary,
  figures: v.optional(
    v.pipe(
      v.object({ audience: v.number(), sent: v.number() }),
      v.description('Where they are asked for, of a campaign that has begun'),
    ),
  ),
  languages: v.pipe(v.array(v.picklist(LOCALES)), v.description('Those that it has content in')),
})

/** A campaign as its managers read it. */
export const ManagedCampaign = v.object({
  ...Summary,
  named: v.pipe(v.boolean(), v.description('Whether managers named it: else its name is its subject')),
  content: v.record(v.string(), v.object({ subject: v.string(), preheader: v.string(), body: v.string() })),
  figures: v.pipe(
    v.object({
      audience: Said('Who was found to get it, so far; = waiting + sent + unknown + skipped'),
      waiting: Said('Still to be sent'),
      sent: Said('Taken by SES; delivered, bounced and complained are among them'),
      delivered: v.number(),
      bounced: v.number(),
      complained: v.number(),
      unsubscribed: Said('Left by a link in this mail'),
      unknown: Said('A crash came between, and no report has settled it'),
      skipped: Said('Got no mail after all'),
      skippedBecause: v.pipe(
        v.record(v.string(), v.number()),
        v.description(
          '`left` or `suppressed` or `erased` before their turn; `refused` by SES; `rejected` by SES later; ' +
            '`failed`: could not be composed; `cancelled` with the campaign',
        ),
      ),
      rate: Said('Mails a second, now'),
      secondsLeft: v.optional(Said('Until the last mail, at this rate; absent while none goes')),
    }),
    v.description('Counted as it goes, some seconds behind'),
  ),
})

/** What managers call a campaign: its subject until it has a name. */
export function campaignName({ name, content, fallback }: Campaign, locale: Locale): string {
  return name || content[fallback]?.subject || campaignWords(locale).untitled
}

/** A campaign in a list, to a reader of `locale`. */
export function campaignSummary(campaign: Campaign, locale: Locale) {
  const { content, resending: _, watchedFrom: __, pause, ...rest } = campaign
  return {
    ...rest,
    name: campaignName(campaign, locale),
    languages: LOCALES.filter((one) => content[one] !== undefined),
    ...(pause === undefined ? {} : { pause: { ...pause, reason: reasonOf(pause, locale) } }),
  }
}

/** What the sender finds wrong when it begins is ours, and not the account's. */
const OURS = [
  'campaign-incomplete',
  'campaign-senders-differ',
  'campaign-list-unknown',
  'organisation-missing',
]

function reasonOf({ because, code }: Pause, locale: Locale): string {
  const isOurs = code !== undefined && OURS.includes(code)
  return isOurs ? problemText(locale, code).detail : campaignWords(locale).paused[because]
}

/** A campaign with its figures, to a reader of `locale`. */
export function managedCampaign(
  campaign: Campaign,
  { skipped, ...figures }: CampaignFigures,
  locale: Locale,
) {
  return {
    ...campaignSummary(campaign, locale),
    named: campaign.name !== '',
    content: campaign.content,
    figures: {
      ...figures,
      skipped: Object.values(skipped).reduce((sum, one) => sum + one, 0),
      skippedBecause: skipped,
    },
  }
}
