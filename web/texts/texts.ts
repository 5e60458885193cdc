import type { Locale } from '../../functions/domain/locale.ts'
import { en } from './en.ts'
import { nl, type Texts } from './nl.ts'

const ALL: Readonly<Record<Locale, Texts>> = { nl, en }

export function texts(locale: Locale): Texts {
  return ALL[locale]
}

/** The word for one of several kinds that the data may name; `otherwise` where there is none. */
export function wordFor(words: Readonly<Record<string, string>>, kind: string, otherwise: string): string {
  return (Object.hasOwn(words, kind) ? words[kind] : undefined) ?? otherwise
}
