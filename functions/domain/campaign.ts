import { type ListId, topicList, updatesList } from './list.ts'
import { LOCALES, type Locale } from './locale.ts'
import { accepted, type Result, refused } from './result.ts'

/**
 * ```
 * draft ──schedule──▶ scheduled ──begin──▶ sending ──finish──▶ sent ──resend-unknown──▶ sending
 *                        ▲ └──pause──┐        │ ▲ pause, by a manager or by itself
 *                        └──resume── paused ◀─┘ └──resume
 * draft, scheduled, sending, paused ──cancel──▶ cancelled
 * ```
 */
export const CAMPAIGN_STATES = ['draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled'] as const
export type CampaignState = (typeof CAMPAIGN_STATES)[number]

/** What a campaign says in one language. The body is Markdown with placeholders (mail/templates/campaign). */
export type CampaignTexts = { subject: string; preheader: string; body: string }

/**
 * Who gets it: the followers of these topics and of these petitions' updates, once each. A country narrows by what
 * signers said of themselves, which only petitions know; a language by what followers chose. Empty ones narrow nothing.
 */
export type Audience = { topics: string[]; petitions: string[]; countries: string[]; locales: Locale[] }

/** Why a campaign stands still. `quota`: the account's mail of 24 hours is used up; it goes on by itself. */
export const PAUSE_REASONS = ['manager', 'bounces', 'complaints', 'account', 'quota'] as const
export type PauseReason = (typeof PAUSE_REASONS)[number]
/** `code` is SES's, of a fault of the account. */
export type Pause = { because: PauseReason; at: string; code?: string }

/** What a campaign's health is judged by: how many mails went, and what was reported of them. */
export type Watched = { sent: number; bounced: number; complained: number }

export type Campaign = {
  /** Sorts by the time of its making. */
  id: string
  /** What managers call it; readers never see it. */
  name: string
  state: CampaignState
  content: Partial<Record<Locale, CampaignTexts>>
  /** Whose content readers of a language get that has none. */
  fallback: Locale
  audience: Audience
  /** The petition that its placeholders speak of. */
  petition?: string
  /** The partner whose people made it: it goes to topics of theirs alone. */
  partner?: string
  /** When it is to begin. */
  at?: string
  /** When it began: who followed by then is its audience. */
  startedAt?: string
  /** When the last mail went, or it was cancelled. */
  endedAt?: string
  pause?: Pause
  /** Its health is judged by what came since: set when it is resumed. */
  watchedFrom?: Watched
  /** A manager's word to send again what was claimed before then and is unknown. */
  resending?: { before: string }
  createdAt: string
  updatedAt: string
  /** Raised by each change: two people editing at once are told. */
  version: number
}

export type CampaignRefusal =
  | 'campaign-transition-illegal'
  | 'campaign-incomplete'
  | 'campaign-time-past'
  | 'campaign-under-way'

const DAY_MS = 24 * 60 * 60 * 1000
/** Clocks differ, and people take a moment. */
const JUST_NOW_MS = 60_000
/** SES may still report what became of the last mails: they are not sent again before. */
export const SETTLE_MS = 30_000

/** The lists whose followers get a campaign, in the order in which they are named. */
export function listsOf({ topics, petitions }: Audience): ListId[] {
  return [...new Set([...topics.map(topicList), ...petitions.map(updatesList)])]
}

/** Whether it can be sent as it is: a text in the fallback's language, and somebody to get it. */
function isComplete({ content, fallback, audience }: Campaign): boolean {
  return content[fallback] !== undefined && listsOf(audience).length > 0
}

/** Whether its content and audience may still change: nobody has got it yet. */
export function isEditable({ state, startedAt }: Campaign): boolean {
  return (state === 'draft' || state === 'scheduled' || state === 'paused') && startedAt === undefined
}

/** Whether the sender has anything to do with it, now or later. */
export function isAtWork({ state, pause }: Campaign): boolean {
  return state === 'scheduled' || state === 'sending' || (state === 'paused' && pause?.because === 'quota')
}

/** Deliveries are kept 90 days (domain/delivery.ts), and go some days late. */
const DELIVERIES_GO_MS = 93 * DAY_MS

/** Whether deliveries of a campaign may still be kept. */
export function mayKeepDeliveries(
  { state, endedAt }: { state: string; endedAt?: string | undefined },
  now: Date,
): boolean {
  const isLongOver = endedAt !== undefined && Date.parse(endedAt) + DELIVERIES_GO_MS < now.getTime()
  return state !== 'draft' && !isLongOver
}

/** From when the sender has something to do with it. */
export function dueFrom({ state, at, resending }: Campaign): Date {
  if (state === 'scheduled') return new Date(at ?? 0)
  return new Date(resending === undefined ? 0 : Date.parse(resending.before) + SETTLE_MS)
}

/** Draft → scheduled, or another time for a scheduled one. `at` absent: now. */
export function schedule(
  campaign: Campaign,
  at: Date | undefined,
  now: Date,
): Result<Campaign, CampaignRefusal> {
  if (campaign.state !== 'draft' && campaign.state !== 'scheduled')
    return refused('campaign-transition-illegal')
  if (!isComplete(campaign)) return refused('campaign-incomplete')
  const early = at === undefined ? 0 : at.getTime() - now.getTime()
  if (early < -JUST_NOW_MS) return refused('campaign-time-past')
  return accepted({ ...campaign, state: 'scheduled', at: (at ?? now).toISOString() })
}

/** Scheduled → sending, when its time has come. */
export function begin(campaign: Campaign, now: Date): Result<Campaign, CampaignRefusal> {
  if (campaign.state !== 'scheduled' || dueFrom(campaign) > now) return refused('campaign-transition-illegal')
  return accepted({ ...campaign, state: 'sending', startedAt: now.toISOString() })
}

/** Sending → sent: nothing waits any more. */
export function finish(campaign: Campaign, now: Date): Result<Campaign, CampaignRefusal> {
  if (campaign.state !== 'sending') return refused('campaign-transition-illegal')
  const { resending: _, ...rest } = campaign
  return accepted({ ...rest, state: 'sent', endedAt: now.toISOString() })
}

/**
 * Scheduled or sending → paused. A manager's pause also takes the place of one that ends by itself; the sender pauses
 * only what it sends.
 */
export function pause(
  campaign: Campaign,
  why: Omit<Pause, 'at'>,
  now: Date,
): Result<Campaign, CampaignRefusal> {
  const { state } = campaign
  const isByManager = why.because === 'manager'
  const standsByItself = state === 'paused' && campaign.pause?.because === 'quota'
  if (state !== 'sending' && !(isByManager && (state === 'scheduled' || standsByItself)))
    return refused('campaign-transition-illegal')
  return accepted({ ...campaign, state: 'paused', pause: { ...why, at: now.toISOString() } })
}

/** Paused → sending; one that had not begun is scheduled again. Its health is judged from here on. */
export function resume(campaign: Campaign, reports: Watched): Result<Campaign, CampaignRefusal> {
  if (campaign.state !== 'paused') return refused('campaign-transition-illegal')
  const { pause: stood, ...rest } = campaign
  if (campaign.startedAt === undefined) return accepted({ ...rest, state: 'scheduled' })
  // What ends by itself forgives nothing.
  const isForgiven = stood?.because !== 'quota'
  return accepted({ ...rest, state: 'sending', ...(isForgiven ? { watchedFrom: reports } : {}) })
}

/** Whatever is not over → cancelled, for good. */
export function cancel(campaign: Campaign, now: Date): Result<Campaign, CampaignRefusal> {
  if (campaign.state === 'sent' || campaign.state === 'cancelled')
    return refused('campaign-transition-illegal')
  const { pause: _, ...rest } = campaign
  return accepted({ ...rest, state: 'cancelled', endedAt: now.toISOString() })
}

/** Sent → sending: those whose fate no report has settled get it again. */
export function resendUnknown(campaign: Campaign, now: Date): Result<Campaign, CampaignRefusal> {
  if (campaign.state !== 'sent') return refused('campaign-transition-illegal')
  const { endedAt: _, ...rest } = campaign
  return accepted({ ...rest, state: 'sending', resending: { before: now.toISOString() } })
}

/** What a manager may change before anybody got it. Absent: stays; null: goes. */
export type CampaignChange = {
  name?: string | undefined
  content?: Partial<Record<Locale, CampaignTexts | null>> | undefined
  fallback?: Locale | undefined
  audience?: { [part in keyof Audience]?: Audience[part] | undefined } | undefined
  petition?: string | null | undefined
}

/**
 * The campaign as a change would have it. A fallback without content, where none is asked for, becomes the first
 * language that has some.
 */
export function changed(campaign: Campaign, change: CampaignChange): Campaign {
  const content = { ...campaign.content }
  for (const [locale, given] of Object.entries(change.content ?? {}) as [Locale, CampaignTexts | null][])
    if (given === null) delete content[locale]
    else content[locale] = given
  const { petition: before, audience, ...rest } = campaign
  const petition = change.petition === undefined ? before : change.petition
  const filled = [campaign.fallback, ...LOCALES].find((locale) => content[locale] !== undefined)
  return {
    ...rest,
    name: change.name ?? campaign.name,
    content,
    fallback: change.fallback ?? filled ?? campaign.fallback,
    audience: {
      topics: change.audience?.topics ?? audience.topics,
      petitions: change.audience?.petitions ?? audience.petitions,
      countries: change.audience?.countries ?? audience.countries,
      locales: change.audience?.locales ?? audience.locales,
    },
    ...(petition === undefined || petition === null ? {} : { petition }),
  }
}

/** The campaign after a manager's change, before anybody got it. A scheduled one must stay complete. */
export function edited(campaign: Campaign, change: CampaignChange): Result<Campaign, CampaignRefusal> {
  if (!isEditable(campaign)) return refused('campaign-under-way')
  const next = changed(campaign, change)
  return campaign.state !== 'draft' && !isComplete(next) ? refused('campaign-incomplete') : accepted(next)
}

/** The language that a reader of `wanted` gets it in. */
export function campaignLocale({ content, fallback }: Campaign, wanted: Locale): Locale {
  return content[wanted] === undefined ? fallback : wanted
}

/** The petition that its placeholders speak of: the one named, or the only one whose signers get it. */
export function petitionOf({
  petition,
  audience,
}: Pick<Campaign, 'petition'> & { audience: Pick<Audience, 'petitions'> }): string | undefined {
  const [only, ...others] = audience.petitions
  return petition ?? (others.length === 0 ? only : undefined)
}
