import type { Locale } from '../../functions/domain/locale.ts'
import { formats } from '../texts/format.ts'
import { texts } from '../texts/texts.ts'
import type { Card } from './card.ts'

/** What the card of a petition says, in a language. */
export function petitionCard(
  locale: Locale,
  organisation: string,
  petition: { title: string; count: number; goal: number },
): Card {
  const t = texts(locale).progress
  const f = formats(locale)
  const { title, count, goal } = petition
  return {
    locale,
    title,
    organisation,
    count: f.number(count),
    words: f.plural(count, t.signatureForms),
    goal: count >= goal ? t.goalReached(goal) : t.goal(goal),
    reached: count / goal,
  }
}
