import { LOCALES, type Locale } from '../../functions/domain/locale.ts'
import { mailTexts } from '../../web/texts/mails.ts'
import { loadOccasions, occasions } from '../../web/texts/occasions.ts'
import { texts } from '../../web/texts/texts.ts'
import '../support/every-language.ts'

await Promise.all(LOCALES.map(loadOccasions))

/** What functions among the words are called with: numbers, as those can be counts and instants too. */
export const GIVEN = [1_234_567, 7_654_321] as const

/** A word or sentence: by its path, as it reads with what was given, and how many things were. */
export type Leaf = { path: string; words: string; takes: number }

function leaves(value: unknown, path: string, given: readonly number[]): Leaf[] {
  if (typeof value === 'string') return [{ path, words: value, takes: 0 }]
  if (typeof value === 'function') {
    const taken = given.slice(0, value.length)
    return [{ path, words: (value as (...given: number[]) => string)(...taken), takes: taken.length }]
  }
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`, given))
}

/**
 * All that supporters read in a language: pages, what is wrong, mails, and what updates begin with. Functions among it
 * are called with what is given.
 */
export async function everyWord(locale: Locale, given: readonly number[] = GIVEN): Promise<Leaf[]> {
  const { errors, problems } = await import(`../../web/texts/${locale}/public-errors.ts`)
  const all = {
    pages: texts(locale),
    errors,
    problems,
    mails: mailTexts(locale),
    occasions: occasions(locale),
  }
  return leaves(all, '', given)
}
