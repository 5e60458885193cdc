/** A petition as the managers' API tells it. */
export type Petition = {
  slug: string
  state: PetitionState
  texts: Record<string, PetitionTexts>
  consentVersions: ConsentVersion[]
  updatesConsentVersions?: ConsentVersion[]
  goal: number
  milestones: number[]
  count: number
  offline: number
  /** Where the signatures on paper are. */
  offlineNote?: string
  asks: { city: boolean; postalCode: boolean }
  partners: string[]
  topics: string[]
  donateUrl?: string
  image?: string
  embedOrigins: string[]
  closesAt?: string
  closedAt?: string
  publishedAt?: string
  retiredAt?: string
  createdAt: string
  updatedAt: string
  version: number
}

export type PetitionState = 'draft' | 'open' | 'closed' | 'archived'

export type PetitionTexts = {
  title?: string
  summary?: string
  body?: string
  addressee?: string
  shareText?: string
  outcome?: string
  imageAlt?: string
  consent?: string
  updatesConsent?: string
}

export type ConsentVersion = { version: number; locale: string; text: string; hash: string; since: string }

/** Every petition lies under this. */
export const PETITIONS = '/api/manage/petitions'

export const petitionPath = (slug: string): string => `${PETITIONS}/${slug}`

/** A petition's title in the reader's language, else in any, else its name in addresses. */
export function titleOf({ texts, slug }: Pick<Petition, 'texts' | 'slug'>, language: string): string {
  const titled = Object.values(texts).find(({ title }) => title !== undefined)
  return texts[language]?.title ?? titled?.title ?? slug
}

/** Those on which somebody works come first. */
const ORDER: readonly PetitionState[] = ['open', 'draft', 'closed', 'archived']

export function inOrder(petitions: readonly Petition[], language: string): Petition[] {
  return [...petitions].sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
      titleOf(a, language).localeCompare(titleOf(b, language), language),
  )
}

/** A name for addresses, out of a title: lower case, no accents, hyphens between words. */
export function slugOf(title: string): string {
  return title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, '')
}
