import { LOCALES, type Locale } from './locale.ts'

export type UpdateTexts = {
  title: string
  /** Plain paragraphs, separated by blank lines. */
  body: string
}

/** Dated news of a petition, which its page shows. */
export type PetitionUpdate = {
  petition: string
  id: string
  /** ISO instant that it is dated: before it, nobody but managers sees it. */
  at: string
  texts: Partial<Record<Locale, UpdateTexts>>
  version: number
}

/** One as a page shows it: `locale` is the language of its words. */
export type ShownUpdate = UpdateTexts & { id: string; at: string; locale: Locale }

/** Newest first. */
export function byDate(a: PetitionUpdate, b: PetitionUpdate): number {
  return a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1
}

/** Those that are public at an instant, newest first. */
export function publicUpdates(updates: readonly PetitionUpdate[], now: Date): PetitionUpdate[] {
  return updates.filter(({ at }) => Date.parse(at) <= now.getTime()).sort(byDate)
}

/** What a reader of `wanted` is shown, newest first: each in that language, or else in the first that it has. */
export function shownUpdates(updates: readonly PetitionUpdate[], wanted: Locale, now: Date): ShownUpdate[] {
  return publicUpdates(updates, now).flatMap(({ id, at, texts }) => {
    const locale = [wanted, ...LOCALES].find((one) => texts[one] !== undefined)
    const words = locale && texts[locale]
    return locale === undefined || words === undefined ? [] : [{ id, at, locale, ...words }]
  })
}
