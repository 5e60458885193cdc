import { type ConsentText, type ConsentTexts, consentIn, consentVersion } from './consent.ts'
import { DEFAULT_LOCALE, LOCALES, type Locale } from './locale.ts'
import { accepted, type Result, refused } from './result.ts'

/** `draft → open → closed → archived`; a closed petition may open again. */
export const PETITION_STATES = ['draft', 'open', 'closed', 'archived'] as const
export type PetitionState = (typeof PETITION_STATES)[number]

/** What a petition is called in paths and keys. */
export const SLUG = /^[a-z0-9-]{3,80}$/

/** Whether a text can name a petition: anything else is unknown without asking the table. */
export function isSlug(text: string): boolean {
  return SLUG.test(text)
}

export type PetitionTexts = {
  title: string
  summary: string
  /** Plain paragraphs, separated by blank lines. */
  body: string
  /** Who receives the signatures, as a phrase: "the Minister of Justice". */
  addressee: string
  /** What those who share it begin with; absent: the usual words. */
  shareText?: string
  /** What became of it, in plain paragraphs. */
  outcome?: string
  /** What its picture shows, for whoever does not see it. */
  imageAlt?: string
}

/** The consent texts are those of a signer. */
export type Petition = ConsentTexts & {
  slug: string
  state: PetitionState
  texts: Partial<Record<Locale, PetitionTexts>>
  /** The texts of the consent to mail about this petition only; absent: its updates cannot be followed. */
  updates?: ConsentTexts
  /** The topics that its form offers to follow. */
  topics: string[]
  /** Signatures aimed for. */
  goal: number
  /** Numbers of signatures on the way to the goal, ascending; none: round numbers (domain/milestones.ts). */
  milestones: number[]
  /** Signatures collected on paper, shown apart from the count. */
  offline: number
  /** Where those are, for managers alone. */
  offlineNote?: string
  asks: { city: boolean; postalCode: boolean }
  /** Names of partner organisations that may be credited with a signature. */
  partners: string[]
  donateUrl?: string
  /** The id of its picture (domain/image.ts). */
  image?: string
  /** Origins of sites that may show its form in a frame. */
  embedOrigins: string[]
  /** ISO instant after which the petition takes no new signature. */
  closesAt?: string
  closedAt?: string
  /** When retention began to drop its signers: from then on its counts stand still, and it cannot reopen. */
  retiredAt?: string
  publishedAt?: string
  createdAt: string
  updatedAt: string
  /** Raised by each change: two people editing at once are told. */
  version: number
}

/** Signatures made in time can still be confirmed this long after closing. */
export const CONFIRM_GRACE_MS = 24 * 60 * 60 * 1000

/** Signers are kept this long after closing; then names, addresses and keys are dropped, and counts stay. */
export const RETENTION_MS = 365 * 24 * 60 * 60 * 1000

/** How long a function may not know of a change of a petition that was made through another one. */
export const PETITION_MEMORY_MS = 5_000

/** The state at an instant: an open petition past its closing time is closed, whoever wrote that down. */
export function stateAt(petition: Petition, now: Date): PetitionState {
  const past = petition.closesAt !== undefined && Date.parse(petition.closesAt) <= now.getTime()
  return petition.state === 'open' && past ? 'closed' : petition.state
}

/** When the petition stopped taking signatures, if it did. */
export function closedSince(petition: Petition, now: Date): Date | undefined {
  if (stateAt(petition, now) === 'open' || petition.state === 'draft') return undefined
  const times = [petition.closedAt, petition.closesAt]
    .filter((t) => t !== undefined)
    .map((t) => Date.parse(t))
  return times.length === 0 ? undefined : new Date(Math.min(...times))
}

/**
 * The latest moment at which a closed petition can have accepted a signature. Where it was closed by
 * hand, functions that had not heard of it took signatures for some seconds more, and those were
 * promised a confirmation.
 */
export function acceptedUntil(petition: Petition, now: Date): Date | undefined {
  const closed = closedSince(petition, now)
  const isByHand = closed !== undefined && petition.closedAt === closed.toISOString()
  return isByHand ? new Date(closed.getTime() + PETITION_MEMORY_MS) : closed
}

/** Whether a signature requested at an instant may be confirmed now: while open, and 24 hours after. */
export function mayConfirm(petition: Petition, requestedAt: Date, now: Date): boolean {
  const state = stateAt(petition, now)
  if (state === 'open') return true
  const [closed, last] = [closedSince(petition, now), acceptedUntil(petition, now)]
  if (state !== 'closed' || closed === undefined || last === undefined) return false
  return requestedAt <= last && now.getTime() <= closed.getTime() + CONFIRM_GRACE_MS
}

export type TransitionRefusal =
  | 'petition-transition-illegal'
  | 'petition-incomplete'
  | 'petition-past-closing'

/** Draft → open. Needs a text and a consent in the same language. */
export function publish(petition: Petition, now: Date): Result<Petition, TransitionRefusal> {
  if (petition.state !== 'draft') return refused('petition-transition-illegal')
  if (publishedLocales(petition).length === 0) return refused('petition-incomplete')
  if (stateAt({ ...petition, state: 'open' }, now) !== 'open') return refused('petition-past-closing')
  return accepted({ ...petition, state: 'open', publishedAt: now.toISOString() })
}

/** Open → closed, also where the closing time closed it already. */
export function close(petition: Petition, now: Date): Result<Petition, TransitionRefusal> {
  if (petition.state !== 'open') return refused('petition-transition-illegal')
  const closedAt = (closedSince(petition, now) ?? now).toISOString()
  return accepted({ ...petition, state: 'closed', closedAt })
}

/** Closed → open. A closing time that has passed is dropped, or it would close again at once. */
export function reopen(petition: Petition, now: Date): Result<Petition, TransitionRefusal> {
  if (stateAt(petition, now) !== 'closed' || petition.retiredAt !== undefined)
    return refused('petition-transition-illegal')
  const { closedAt: _closedAt, closesAt, ...rest } = petition
  const future = closesAt !== undefined && Date.parse(closesAt) > now.getTime()
  return accepted({ ...rest, state: 'open', ...(future ? { closesAt } : {}) })
}

/** Closed → archived. */
export function archive(petition: Petition, now: Date): Result<Petition, TransitionRefusal> {
  if (stateAt(petition, now) !== 'closed') return refused('petition-transition-illegal')
  const closedAt = (closedSince(petition, now) ?? now).toISOString()
  return accepted({ ...petition, state: 'archived', closedAt })
}

/** The languages in which the petition can be signed: those with both text and consent. */
export function publishedLocales(petition: Petition): Locale[] {
  return LOCALES.filter((l) => petition.texts[l] !== undefined && petition.consents[l] !== undefined)
}

/** The language a petition is shown in to a reader of `wanted`: that one, else its own first. */
export function shownLocale(petition: Petition, wanted: Locale): Locale {
  const has = (l: Locale) => petition.texts[l] !== undefined && petition.consents[l] !== undefined
  return has(wanted) ? wanted : (publishedLocales(petition)[0] ?? DEFAULT_LOCALE)
}

/** The consent text that a signer was shown who reads `wanted`: see `consentIn`. */
export function consentShown(petition: Petition, wanted: Locale, version?: number): ConsentText | undefined {
  const own = version === undefined ? undefined : consentVersion(petition, wanted, version)
  return own ?? consentIn(petition, shownLocale(petition, wanted), version)
}

/** What a manager may change at any time. Absent: stays as it is; null: goes. */
export type PetitionChange = {
  goal?: number | undefined
  milestones?: number[] | undefined
  partners?: string[] | undefined
  topics?: string[] | undefined
  asks?: { city?: boolean | undefined; postalCode?: boolean | undefined } | undefined
  donateUrl?: string | null | undefined
  image?: string | null | undefined
  embedOrigins?: string[] | undefined
  closesAt?: string | null | undefined
}

/**
 * The petition after a manager's change of its facts (its texts change by `reviseConsents`). One that its
 * closing time has closed stays closed, whatever becomes of that time: opening it again is `reopen`. A time
 * that has passed closes it now: a slip of the year must not make retention drop its signers.
 */
export function changed(petition: Petition, change: PetitionChange, now: Date): Petition {
  const settled = close(petition, now)
  const isClosedByTime = stateAt(petition, now) !== petition.state && settled.ok
  const base = isClosedByTime ? settled.value : petition
  const { donateUrl: oldUrl, image: oldImage, closesAt: oldClosing, asks, ...rest } = base
  const donateUrl = change.donateUrl === undefined ? oldUrl : change.donateUrl
  const image = change.image === undefined ? oldImage : change.image
  const isNewClosing = change.closesAt !== undefined && change.closesAt !== petition.closesAt
  const closesAt = isNewClosing ? notPast(change.closesAt, petition, now) : oldClosing
  return {
    ...rest,
    goal: change.goal ?? petition.goal,
    milestones: change.milestones ?? petition.milestones,
    embedOrigins: change.embedOrigins ?? petition.embedOrigins,
    partners: change.partners ?? petition.partners,
    topics: change.topics ?? petition.topics,
    asks: { city: change.asks?.city ?? asks.city, postalCode: change.asks?.postalCode ?? asks.postalCode },
    ...(donateUrl === undefined || donateUrl === null ? {} : { donateUrl }),
    ...(image === undefined || image === null ? {} : { image }),
    ...(closesAt === undefined || closesAt === null ? {} : { closesAt }),
  }
}

function notPast(closesAt: string | null | undefined, { state }: Petition, now: Date) {
  const isPast = typeof closesAt === 'string' && Date.parse(closesAt) < now.getTime()
  return isPast && state !== 'draft' ? now.toISOString() : closesAt
}
