import type { Locale } from '../functions/domain/locale.ts'
import type { TopicChoice } from './components/topic-choices.tsx'

/** A petition as its pages show it. */
export type PetitionView = {
  slug: string
  /** The language of the petition's own texts, which may differ from the page's. */
  locale: Locale
  /** Every language that its texts are written in. */
  locales: readonly Locale[]
  state: 'open' | 'closed' | 'archived'
  title: string
  summary: string
  /** Plain text; blank lines separate paragraphs. */
  body: string
  addressee: string
  /** What those who share it begin with; absent: the usual words. */
  shareText?: string
  /** What became of it, in plain paragraphs. */
  outcome?: string
  /** What the picture shows, for whoever does not see it. */
  imageAlt?: string
  image?: { path: string; width: number; height: number; type: string }
  consentText: string
  consentVersion: number
  count: number
  offline: number
  goal: number
  /** What the count is shown against: see domain/milestones.ts. */
  nextMilestone: number
  asks: { city: boolean; postalCode: boolean }
  /** The topics that its form offers to follow. */
  topics: readonly TopicChoice[]
  /** The consent to mail about this petition only. */
  updates?: { text: string; version: number; locale: Locale }
  closesAt?: string
  closedAt?: string
  donateUrl?: string
  /** What the form passes on about the way that the reader came. */
  source?: string
  partner?: string
  via?: string
}
