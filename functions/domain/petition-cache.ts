import type { Locale } from './locale.ts'
import { consentShown, PETITION_MEMORY_MS, type Petition } from './petition.ts'

export type PetitionCache = {
  read: (slug: string) => Promise<Petition | undefined>
  /** Forgets a petition that was just changed here. */
  forget: (slug: string) => void
}

/**
 * Petitions change seldom and are read by every request and mail, so each function remembers them for a few
 * seconds. Concurrent readers share one read. What is absent is not remembered: slugs can be made up.
 */
export function petitionCache(
  read: (slug: string) => Promise<Petition | undefined>,
  now: () => Date,
): PetitionCache {
  const known = new Map<string, { petition: Promise<Petition | undefined>; until: number }>()
  return {
    read: async (slug) => {
      const time = now().getTime()
      const found = known.get(slug)
      if (found !== undefined && found.until > time) return found.petition
      const petition = read(slug)
      known.set(slug, { petition, until: time + PETITION_MEMORY_MS })
      const drop = () => known.delete(slug)
      petition.then((value) => value === undefined && drop(), drop)
      return petition
    },
    forget: (slug) => {
      known.delete(slug)
    },
  }
}

/**
 * A remembered petition, read anew where it does not know a version of the consent text: whoever was shown
 * a text must not be taken to have agreed to the one before, because this function has not heard of it yet.
 */
export async function knowingConsent(
  read: (slug: string, current: boolean) => Promise<Petition | undefined>,
  remembered: Petition,
  locale: Locale,
  version: number | undefined,
): Promise<Petition> {
  if (consentShown(remembered, locale, version) !== undefined) return remembered
  return (await read(remembered.slug, true)) ?? remembered
}
