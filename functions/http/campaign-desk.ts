import type { Context } from 'hono'
import type { AuditEntry } from '../domain/audit.ts'
import type { Campaign, CampaignRefusal } from '../domain/campaign.ts'
import { campaignFigures } from '../domain/campaign-figures.ts'
import { datedId } from '../domain/dated-id.ts'
import { NO_DELIVERIES } from '../domain/delivery-cells.ts'
import { seesOwn } from '../domain/partner.ts'
import { type CampaignComposition, campaignComposer } from '../mail/campaign/composer.ts'
import { senderOf } from '../mail/campaign/sender.ts'
import { auditEntry } from './audit-entry.ts'
import { errorsOfCampaign } from './campaign-checks.ts'
import { campaignSummary, managedCampaign } from './campaign-views.ts'
import type { CampaignDependencies } from './dependencies.ts'
import type { Call } from './operation.ts'
import { problem, requestLocale } from './problem.ts'

/** Where campaigns lie. */
export const CAMPAIGNS_PATH = '/api/manage/campaigns'

/** The sender writes a campaign seldom: whoever loses a race with it wins one of the next. */
const MOST_TRIES = 10

export type CampaignDesk = ReturnType<typeof campaignDesk>

/** How managers' requests read and write campaigns. */
export function campaignDesk(deps: CampaignDependencies) {
  const { campaigns, counts, figures, organisation, pace, petitions, topics } = deps.stores
  const composition: CampaignComposition = {
    topic: (topic) => topics.read(topic, true),
    petition: (slug) => petitions.read(slug, true),
    organisation: organisation.read,
    count: (slug) => counts.total(slug),
    links: deps.links,
    mac: deps.mac,
    now: deps.now,
    publicUrl: deps.site.publicUrl,
    from: deps.mailFrom,
  }

  const figuresOf = async (campaign: Campaign) => {
    const { id, startedAt } = campaign
    const [counts, lately] =
      startedAt === undefined ? [NO_DELIVERIES] : await Promise.all([figures.read(id), pace(id)])
    return campaignFigures(campaign, counts, lately, deps.now())
  }

  const answer = async (c: Context, campaign: Campaign, status: 200 | 201 = 200): Promise<Response> =>
    c.json(managedCampaign(campaign, await figuresOf(campaign), requestLocale(c)), status)

  /** The campaign of a request's path, as it stands now; undefined where there is none that is the caller's to see. */
  const read = async ({ caller, param }: Pick<Call, 'caller' | 'param'>): Promise<Campaign | undefined> => {
    const campaign = await campaigns.read(param('id'), true)
    return campaign !== undefined && seesOwn(caller.partner, campaign) ? campaign : undefined
  }

  return {
    /** Answers with a campaign as it stands and its figures. */
    answer,

    read,

    /** A campaign in a list; with the sums of its figures, which cost a request each, where it has begun. */
    listed: async (c: Context, campaign: Campaign, withFigures: boolean) => {
      const summary = campaignSummary(campaign, requestLocale(c))
      if (!withFigures || campaign.startedAt === undefined) return summary
      const { audience, sent } = await figuresOf(campaign)
      return { ...summary, figures: { audience, sent } }
    },

    /** The mails of a campaign, or why there are none: by the very composer that the sender uses. */
    mailsOf: campaignComposer(composition),

    /** The answer for a complete campaign that could not be sent as it stands; undefined where it could. */
    refusedToSend: async (c: Context, campaign: Campaign): Promise<Response | undefined> => {
      const wrong = await errorsOfCampaign(campaign, deps.stores)
      if (wrong.length > 0) return problem(c, 'invalid', wrong)
      const sender = await senderOf(campaign, composition)
      return sender.ok ? undefined : problem(c, sender.code)
    },

    /** Answers what the domain refuses: a time that will not do is wrong with its field, the rest with the campaign. */
    refuse: (c: Context, code: CampaignRefusal): Response =>
      code === 'campaign-time-past' ? problem(c, 'invalid', [{ field: 'at', code }]) : problem(c, code),

    /** Stores a new draft, which is the caller's partner's if they are of one. */
    create: async (
      { c, caller }: Call,
      draft: Pick<Campaign, 'name' | 'content' | 'fallback' | 'audience' | 'petition'>,
    ): Promise<Response> => {
      const now = deps.now()
      const at = now.toISOString()
      const id = datedId(now, deps.newId())
      const { partner } = caller
      const whose = partner === undefined ? {} : { partner }
      const campaign: Campaign = {
        ...draft,
        ...whose,
        id,
        state: 'draft',
        createdAt: at,
        updatedAt: at,
        version: 1,
      }
      const created = await campaigns.create(campaign, auditEntry(deps, caller, 'campaign-created', id))
      if (!created) return problem(c, 'version-conflict')
      c.header('Location', `${CAMPAIGNS_PATH}/${id}`)
      return answer(c, campaign, 201)
    },

    /**
     * Changes the campaign of the request's path and answers with it, or with what `change` refuses. Where somebody
     * else wrote it meanwhile, `change` sees what they wrote: `once`, the request is refused instead.
     */
    change: async (
      call: Call,
      action: AuditEntry['action'],
      change: (seen: Campaign) => Campaign | Response | Promise<Campaign | Response>,
      { once = false } = {},
    ): Promise<Response> => {
      const { c, caller } = call
      for (let tries = 1; ; tries++) {
        const seen = await read(call)
        if (seen === undefined) return problem(c, 'campaign-unknown')
        const changed = await change(seen)
        if (changed instanceof Response) return changed
        const updatedAt = deps.now().toISOString()
        const campaign = { ...changed, version: seen.version + 1, updatedAt }
        const entry = auditEntry(deps, caller, action, seen.id)
        if (await campaigns.replace(campaign, seen.version, entry)) return answer(c, campaign)
        if (once || tries === MOST_TRIES) return problem(c, 'version-conflict')
      }
    },

    /** Wakes the sender. Where that fails, the timer wakes it within a minute. */
    wake: async (): Promise<void> => {
      try {
        await deps.campaignSender.wake()
      } catch (error) {
        const fault = error instanceof Error ? error.name : 'unknown'
        deps.log.warn('The sender of campaigns could not be woken.', { code: 'campaign-wake-failed', fault })
      }
    },
  }
}
