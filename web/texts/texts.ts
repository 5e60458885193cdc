import type { Locale } from '../../functions/domain/locale.ts'
import { loadErrorWords } from './errors.ts'
import type { Texts } from './nl.ts'
import { onDemand } from './on-demand.ts'

const pages = onDemand<Texts>({
  nl: async () => (await import('./nl.ts')).nl,
  en: async () => (await import('./en.ts')).en,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  es: async () => (await import('./es.ts')).es,
  pt: async () => (await import('./pt.ts')).pt,
  id: async () => (await import('./id.ts')).id,
  th: async () => (await import('./th.ts')).th,
  bn: async () => (await import('./bn.ts')).bn,
  hi: async () => (await import('./hi.ts')).hi,
  ne: async () => (await import('./ne.ts')).ne,
  fil: async () => (await import('./fil.ts')).fil,
})

/** Loads all that pages say in a language, what goes wrong included: once, before a page is made. */
export async function loadTexts(locale: Locale): Promise<void> {
  await Promise.all([pages.load(locale), loadErrorWords(locale)])
}

/** The words of the pages in a language that was loaded. Throws where it was not. */
export const texts = pages.of

/** The word for one of several kinds that the data may name; `otherwise` where there is none. */
export function wordFor(words: Readonly<Record<string, string>>, kind: string, otherwise: string): string {
  return (Object.hasOwn(words, kind) ? words[kind] : undefined) ?? otherwise
}
