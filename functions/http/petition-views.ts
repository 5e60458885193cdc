import type { PetitionView } from '../../web/petition-view.ts'
import { imagePath } from '../../web/site.ts'
import { consentIn, versionsOf } from '../domain/consent.ts'
import { readImageId } from '../domain/image.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'
import { nextMilestone } from '../domain/milestones.ts'
import { closedSince, type Petition, publishedLocales, shownLocale, stateAt } from '../domain/petition.ts'
import type { Topic } from '../domain/topic.ts'
import { topicChoices } from './topic-views.ts'

/** Whether the public may see a petition: drafts do not exist for it. */
export function isPublic(petition: Petition | undefined, now: Date): petition is Petition {
  return petition !== undefined && stateAt(petition, now) !== 'draft'
}

/** A petition's public facts, as the API gives them. */
export function publicFacts(petition: Petition, count: number, now: Date) {
  const closedAt = closedSince(petition, now)?.toISOString()
  return {
    slug: petition.slug,
    state: stateAt(petition, now),
    texts: Object.fromEntries(
      publishedLocales(petition).map((locale) => {
        const { version, text } = petition.consents[locale] ?? { version: 0, text: '' }
        const updates = petition.updates?.consents[locale]
        return [
          locale,
          {
            ...petition.texts[locale],
            consent: { version, text },
            ...(updates === undefined
              ? {}
              : { updatesConsent: { version: updates.version, text: updates.text } }),
          },
        ]
      }),
    ),
    count,
    offline: petition.offline,
    goal: petition.goal,
    milestones: petition.milestones,
    nextMilestone: nextMilestone(count, petition),
    asks: petition.asks,
    partners: petition.partners,
    topics: petition.topics,
    ...pictured(petition),
    ...(petition.donateUrl === undefined ? {} : { donateUrl: petition.donateUrl }),
    ...(petition.closesAt === undefined ? {} : { closesAt: petition.closesAt }),
    ...(closedAt === undefined ? {} : { closedAt }),
  }
}

/** A petition's picture, as pages and other sites need it. */
function pictured({ image }: Petition) {
  const facts = image === undefined ? undefined : readImageId(image)
  return image === undefined || facts === undefined ? {} : { image: { path: imagePath(image), ...facts } }
}

/** A petition as its managers see it, with its confirmed signatures. */
export function managedPetition(petition: Petition, count: number, now: Date) {
  const { texts, consents, pastConsents, updates, ...rest } = petition
  return {
    ...rest,
    state: stateAt(petition, now),
    count,
    texts: Object.fromEntries(
      LOCALES.filter((locale) => texts[locale] !== undefined || consents[locale] !== undefined).map(
        (locale) => [
          locale,
          {
            ...texts[locale],
            consent: consents[locale]?.text,
            updatesConsent: updates?.consents[locale]?.text,
          },
        ],
      ),
    ),
    consentVersions: versionsOf({ consents, pastConsents }),
    ...(updates === undefined ? {} : { updatesConsentVersions: versionsOf(updates) }),
  }
}

/** A petition as its page shows it to a reader of `wanted`, with those of `topics` that it offers to follow. */
export function petitionView(
  petition: Petition,
  wanted: Locale,
  count: number,
  now: Date,
  from: { source?: string; partner?: string; via?: string },
  topics: readonly Topic[] = [],
): PetitionView {
  const locale = shownLocale(petition, wanted)
  const texts = petition.texts[locale] ?? { title: petition.slug, summary: '', body: '', addressee: '' }
  const state = stateAt(petition, now)
  const closedAt = closedSince(petition, now)?.toISOString()
  const offered = petition.topics.flatMap((name) => topics.find(({ topic }) => topic === name) ?? [])
  const updates = petition.updates && consentIn(petition.updates, locale)
  return {
    ...texts,
    slug: petition.slug,
    locale,
    locales: publishedLocales(petition),
    state: state === 'draft' ? 'closed' : state,
    consentText: petition.consents[locale]?.text ?? '',
    consentVersion: petition.consents[locale]?.version ?? 0,
    count,
    offline: petition.offline,
    goal: petition.goal,
    nextMilestone: nextMilestone(count, petition),
    asks: petition.asks,
    ...pictured(petition),
    topics: topicChoices(offered, wanted, from.partner),
    ...(updates === undefined
      ? {}
      : { updates: { text: updates.text, version: updates.version, locale: updates.locale } }),
    ...(petition.closesAt === undefined ? {} : { closesAt: petition.closesAt }),
    ...(closedAt === undefined ? {} : { closedAt }),
    ...(petition.donateUrl === undefined ? {} : { donateUrl: petition.donateUrl }),
    ...from,
  }
}

/** Title and language of a petition, for pages that only name it. */
export function petitionName(
  petition: Petition,
  wanted: Locale,
): { slug: string; title: string; locale: Locale; addressee: string } {
  const locale = shownLocale(petition, wanted)
  const { title = petition.slug, addressee = '' } = petition.texts[locale] ?? {}
  return { slug: petition.slug, title, locale, addressee }
}
