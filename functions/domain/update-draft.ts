import type { Campaign, CampaignTexts } from './campaign.ts'
import { DEFAULT_LOCALE, type Locale } from './locale.ts'
import { milestoneReached } from './milestones.ts'
import { type Petition, publishedLocales, shownLocale, stateAt } from './petition.ts'

/** What happens to a petition that its signers want to hear of. */
export const OCCASIONS = ['milestone', 'closed', 'handed-over'] as const

/** An occasion that has come. */
export type Offer = { occasion: 'closed' | 'handed-over' } | { occasion: 'milestone'; milestone: number }

/** What managers call a campaign for an occasion (`title`: the petition's), and what it says; in one language. */
export type OccasionWords = {
  milestone: {
    name: (title: string, milestone: number) => string
    subject: (milestone: number) => string
    preheader: string
    body: (milestone: number) => string
  }
} & Record<'closed' | 'handed-over', CampaignTexts & { name: (title: string) => string }>

/**
 * The occasions that have come for a petition with so many confirmed signatures. Signatures are handed over once it is
 * closed; that they were, nobody but the manager knows. None where its signers could not agree to be mailed, or are
 * forgotten.
 */
export function occasionsOf(petition: Petition, count: number, now: Date): Offer[] {
  const state = stateAt(petition, now)
  if (state === 'draft' || petition.updates === undefined || petition.retiredAt !== undefined) return []
  const milestone = milestoneReached(count, petition)
  return [
    ...(milestone === undefined ? [] : [{ occasion: 'milestone' as const, milestone }]),
    ...(state === 'open' ? [] : [{ occasion: 'closed' as const }, { occasion: 'handed-over' as const }]),
  ]
}

/** What a campaign to the signers who agreed to a petition's updates begins with, in every language that it has. */
export function updateDraft(
  petition: Petition,
  offer: Offer,
  words: (locale: Locale) => OccasionWords,
): Pick<Campaign, 'name' | 'content' | 'fallback' | 'audience' | 'petition'> {
  const fallback = shownLocale(petition, DEFAULT_LOCALE)
  const title = petition.texts[fallback]?.title ?? petition.slug
  return {
    name: nameFor(offer, title, words(fallback)),
    content: Object.fromEntries(
      publishedLocales(petition).map((locale) => [locale, textsFor(offer, words(locale))]),
    ),
    fallback,
    audience: { topics: [], petitions: [petition.slug], countries: [], locales: [] },
    petition: petition.slug,
  }
}

function nameFor(offer: Offer, title: string, words: OccasionWords): string {
  return offer.occasion === 'milestone'
    ? words.milestone.name(title, offer.milestone)
    : words[offer.occasion].name(title)
}

function textsFor(offer: Offer, words: OccasionWords): CampaignTexts {
  if (offer.occasion === 'milestone') {
    const { subject, preheader, body } = words.milestone
    return { subject: subject(offer.milestone), preheader, body: body(offer.milestone) }
  }
  const { subject, preheader, body } = words[offer.occasion]
  return { subject, preheader, body }
}
