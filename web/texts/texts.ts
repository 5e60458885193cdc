import type { Locale } from '../../functions/domain/locale.ts'
import { en } from './en.ts'
import { nl, type Texts } from './nl.ts'

const ALL: Readonly<Record<Locale, Texts>> = { nl, en }

export function texts(locale: Locale): Texts {
  return ALL[locale]
}

/**
 * The words for what is wrong with one field, by the code that the domain gives. Codes about a name
 * (`name-missing`) are worded by the field; an unknown code gets the general words. `…` in them is what was typed.
 */
export function fieldError(locale: Locale, error: { field: string; code: string; typed?: string }): string {
  const { errors } = texts(locale)
  const code = error.code.startsWith('name-')
    ? `${error.field === 'familyName' ? 'family' : 'given'}-${error.code}`
    : error.code
  const words = isKey(errors, code) ? errors[code] : errors['value-malformed']
  return words.replaceAll('…', () => error.typed ?? '…')
}

/** Title and detail of a problem (RFC 9457) by its code; an unknown code is a fault of ours. */
export function problemText(locale: Locale, code: string): { title: string; detail: string } {
  const { problems } = texts(locale)
  return isKey(problems, code) ? problems[code] : problems.internal
}

/** The word for one of several kinds that the data may name; `otherwise` where there is none. */
export function wordFor(words: Readonly<Record<string, string>>, kind: string, otherwise: string): string {
  return (Object.hasOwn(words, kind) ? words[kind] : undefined) ?? otherwise
}

function isKey<Words extends object>(words: Words, key: string): key is Extract<keyof Words, string> {
  return Object.hasOwn(words, key)
}
