import type { OccasionWords } from '../../functions/domain/update-draft.ts'
import { onDemand } from './on-demand.ts'

const { load, of } = onDemand<OccasionWords>({
  nl: async () => (await import('./nl/occasions.ts')).occasions,
  en: async () => (await import('./en/occasions.ts')).occasions,
  de: async () => (await import('./de/occasions.ts')).occasions,
  fr: async () => (await import('./fr/occasions.ts')).occasions,
  es: async () => (await import('./es/occasions.ts')).occasions,
  pt: async () => (await import('./pt/occasions.ts')).occasions,
  id: async () => (await import('./id/occasions.ts')).occasions,
  th: async () => (await import('./th/occasions.ts')).occasions,
  bn: async () => (await import('./bn/occasions.ts')).occasions,
  hi: async () => (await import('./hi/occasions.ts')).occasions,
  ne: async () => (await import('./ne/occasions.ts')).occasions,
  fil: async () => (await import('./fil/occasions.ts')).occasions,
})

/** Loads what a petition's updates begin with in a language: once, before a campaign is prepared. */
export const loadOccasions = load

/** What a petition's updates begin with, in a language that was loaded. Throws where it was not. */
export const occasions = of
