import type { Locale } from '../../functions/domain/locale.ts'
import type { Look } from '../../functions/domain/look.ts'
import { OWN_COLOURS, palettesOf } from '../../functions/domain/palette.ts'
import { formats } from '../texts/format.ts'
import { texts } from '../texts/texts.ts'
import type { Card } from './card.ts'

/** As web/style/tokens.css has them. */
const OWN = { band: '#ffd23f', bandInk: '#1c1643', bar: '#3a22b0' }

/** What the card of a petition says, in a language. */
export function petitionCard(
  locale: Locale,
  organisation: string,
  petition: { title: string; count: number; goal: number },
  { colour, accent }: Pick<Look, 'colour' | 'accent'> = {},
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
    colours:
      colour === undefined && accent === undefined
        ? OWN
        : palettesOf(colour ?? OWN_COLOURS.colour, accent ?? OWN_COLOURS.accent).light,
  }
}
