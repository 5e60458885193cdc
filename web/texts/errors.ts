import type { Locale } from '../../functions/domain/locale.ts'
import type { ManageErrors, ManageProblems, PublicErrors, PublicProblems } from './error-words.ts'
import { onDemand } from './on-demand.ts'

type ErrorWords = {
  errors: PublicErrors & Partial<ManageErrors>
  problems: PublicProblems & Partial<ManageProblems>
}

const words = onDemand<ErrorWords>({
  nl: async () => both(await import('./nl/public-errors.ts'), await import('./nl/manage-errors.ts')),
  en: async () => both(await import('./en/public-errors.ts'), await import('./en/manage-errors.ts')),
  de: () => import('./de/public-errors.ts'),
  fr: () => import('./fr/public-errors.ts'),
  es: () => import('./es/public-errors.ts'),
  pt: () => import('./pt/public-errors.ts'),
  id: () => import('./id/public-errors.ts'),
  th: () => import('./th/public-errors.ts'),
  bn: () => import('./bn/public-errors.ts'),
  hi: () => import('./hi/public-errors.ts'),
  ne: () => import('./ne/public-errors.ts'),
  fil: () => import('./fil/public-errors.ts'),
})

/** Loads the words for what is wrong: once a request, as `loadTexts` does for pages too. */
export const loadErrorWords = words.load

/**
 * The words for what is wrong with one field, by the code that the domain gives, in a language that was loaded. Codes
 * about a name (`name-missing`) are worded by the field; an unknown code gets the general words. `…` in them is what
 * was typed.
 */
export function fieldError(locale: Locale, error: { field: string; code: string; typed?: string }): string {
  const { errors } = words.of(locale)
  const code = error.code.startsWith('name-')
    ? `${error.field === 'familyName' ? 'family' : 'given'}-${error.code}`
    : error.code
  return (wordsFor(errors, code) ?? errors['value-malformed']).replaceAll('…', () => error.typed ?? '…')
}

/**
 * Title and detail of a problem (RFC 9457) by its code, in a language that was loaded; an unknown code is a fault of
 * ours.
 */
export function problemText(locale: Locale, code: string): { title: string; detail: string } {
  const { problems } = words.of(locale)
  return wordsFor(problems, code) ?? problems.internal
}

function both(
  open: { errors: PublicErrors; problems: PublicProblems },
  manage: { errors: ManageErrors; problems: ManageProblems },
): ErrorWords {
  return {
    errors: { ...manage.errors, ...open.errors },
    problems: { ...manage.problems, ...open.problems },
  }
}

function wordsFor<Words extends object>(words: Words, key: string): Words[keyof Words] | undefined {
  return Object.hasOwn(words, key) ? words[key as keyof Words] : undefined
}
