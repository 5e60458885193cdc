/** What a mail says in one language. */
export type Texts = { subject: string; preheader: string; body: string }
export type Content = Readonly<Record<string, Texts>>
export type Audience = { topics: string[]; petitions: string[]; countries: string[]; locales: string[] }
export type State = 'draft' | 'scheduled' | 'sending' | 'paused' | 'sent' | 'cancelled'

export type Figures = {
  audience: number
  waiting: number
  sent: number
  delivered: number
  bounced: number
  complained: number
  unsubscribed: number
  unknown: number
  skipped: number
  skippedBecause: Readonly<Record<string, number>>
  rate: number
  secondsLeft?: number
}

type Known = {
  id: string
  name: string
  state: State
  fallback: string
  languages: string[]
  audience: Audience
  petition?: string
  at?: string
  startedAt?: string
  endedAt?: string
  pause?: { because: 'manager' | 'bounces' | 'complaints' | 'account' | 'quota'; at: string; reason: string }
  createdAt: string
  updatedAt: string
  version: number
}
/** A campaign as lists show it. */
export type Listed = Known & { figures?: { audience: number; sent: number } }
export type Campaign = Known & { named: boolean; content: Content; figures: Figures }

export type Preview = {
  locale: string
  from: { name: string; address: string }
  sender: { name: string; postalAddress: string }
  subject: string
  preheader: string
  html: string
  text: string
}

export type AudienceCount = { total: number; locales: Readonly<Record<string, number>> }

export const CAMPAIGNS = '/api/manage/campaigns'

export const campaignPath = (id: string): string => `${CAMPAIGNS}/${encodeURIComponent(id)}`

export const TONES: Readonly<Record<State, 'plain' | 'good' | 'busy' | 'warn' | 'bad'>> = {
  draft: 'plain',
  scheduled: 'busy',
  sending: 'busy',
  paused: 'warn',
  sent: 'good',
  cancelled: 'bad',
}

/** Whether what it says may still change: nobody has got it yet. */
export const isEditable = ({ state, startedAt }: Pick<Campaign, 'state' | 'startedAt'>): boolean =>
  (state === 'draft' || state === 'scheduled' || state === 'paused') && startedAt === undefined

/** When it was sent, or is to be; a draft has no such time. */
export const whenOf = ({ at, startedAt, endedAt }: Pick<Known, 'at' | 'startedAt' | 'endedAt'>) =>
  endedAt ?? startedAt ?? at

/** How many are done with, of so many: while the audience is still looked through, as many as were counted. */
export function progressOf(figures: Figures, counted = 0): { done: number; most: number } {
  const done = figures.audience - figures.waiting
  return { done, most: Math.max(figures.audience, counted) }
}

const MOMENTS = [
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const

/** A duration in its largest unit, rounded up: nobody is promised what does not come. */
export function durationOf(seconds: number): { unit: 'hour' | 'minute' | 'second'; value: number } {
  const { unit, seconds: size } = MOMENTS.find((moment) => seconds >= moment.seconds) ?? MOMENTS[2]
  return { unit, value: Math.ceil(seconds / size) }
}

const SECOND_MS = 1000

/** How often a mailing is read again, in milliseconds: each second while it is sent. */
export function pollEvery(campaign: Pick<Campaign, 'state' | 'at'> | undefined, now = Date.now()): number {
  if (campaign?.state === 'sending') return SECOND_MS
  const isDue = campaign?.at !== undefined && Date.parse(campaign.at) - now < 60 * SECOND_MS
  if (campaign?.state === 'scheduled' && isDue) return 2 * SECOND_MS
  return campaign?.state === 'cancelled' ? 60 * SECOND_MS : 10 * SECOND_MS
}
