import type { Locale } from '../../functions/domain/locale.ts'
import { errors as enErrors, problems as enProblems } from './en/errors.ts'
import { errors as nlErrors, problems as nlProblems } from './nl/errors.ts'

/** Apart from the words of the pages, which are long: the managers' API tells what is wrong and shows no page. */
const ALL = {
  nl: { errors: nlErrors, problems: nlProblems },
  en: { errors: enErrors, problems: enProblems },
} as const satisfies Record<Locale, unknown>

/**
 * The words for what is wrong with one field, by the code that the domain gives. Codes about a name
 * (`name-missing`) are worded by the field; an unknown code gets the general words. `…` in them is what was typed.
 */
export function fieldError(locale: Locale, error: { field: string; code: string; typed?: string }): string {
  const { errors } = ALL[locale]
  const code = error.code.startsWith('name-')
    ? `${error.field === 'familyName' ? 'family' : 'given'}-${error.code}`
    : error.code
  const words = isKey(errors, code) ? errors[code] : errors['value-malformed']
  return words.replaceAll('…', () => error.typed ?? '…')
}

/** Title and detail of a problem (RFC 9457) by its code; an unknown code is a fault of ours. */
export function problemText(locale: Locale, code: string): { title: string; detail: string } {
  const { problems } = ALL[locale]
  return isKey(problems, code) ? problems[code] : problems.internal
}

function isKey<Words extends object>(words: Words, key: string): key is Extract<keyof Words, string> {
  return Object.hasOwn(words, key)
}
