import type { Locale } from '../../functions/domain/locale.ts'

/** Words of which each language is a chunk of its own (infra/bundle.ts): one that nobody asks for costs nothing. */
export type OnDemand<Words> = {
  /** Loads a language; the second time it is there already. */
  load: (locale: Locale) => Promise<void>
  /** The words of a language that was loaded. Throws where it was not: whoever begins the work loads it. */
  of: (locale: Locale) => Words
}

/**
 * Words that are loaded by language. Loading is apart from reading, so that pages and mails can be made in one go, by
 * plain functions: it is done once, where a request or a mail begins and its language is known.
 */
export function onDemand<Words>(chunks: Readonly<Record<Locale, () => Promise<Words>>>): OnDemand<Words> {
  const loaded = new Map<Locale, Words>()
  return {
    load: async (locale) => {
      if (!loaded.has(locale)) loaded.set(locale, await chunks[locale]())
    },
    of: (locale) => {
      const words = loaded.get(locale)
      if (words === undefined) throw new Error(`The words in ${locale} are read before they were loaded.`)
      return words
    },
  }
}
