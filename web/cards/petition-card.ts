import type { Locale } from '../../functions/domain/locale.ts'
import type { Look } from '../../functions/domain/look.ts'
import { OWN_COLOURS, palettesOf } from '../../functions/domain/palette.ts'
import type { PetitionView } from '../petition-view.ts'
import { formats } from '../texts/format.ts'
import { signaturesIn } from '../texts/signatures.ts'
import { texts } from '../texts/texts.ts'
import type { Card } from './card.ts'

/** As web/style/tokens.css has them. */
const OWN = { band: '#ffd23f', bandInk: '#1c1643', bar: '#3a22b0' }

/** What the card of a petition says, in a language. */
export function petitionCard(
  locale: Locale,
  organisation: string,
  petition: Pick<PetitionView, 'title' | 'state' | 'count' | 'offline' | 'goal'>,
  { colour, accent }: Pick<Look, 'colour' | 'accent'> = {},
): Card {
  const t = texts(locale).progress
  const { title, state, count, offline, goal } = petition
  const aim = state === 'open' ? t.goal(goal) : t.goalWas(goal)
  return {
    locale,
    title,
    organisation,
    count: formats(locale).number(count),
    words: signaturesIn(locale).wordInAll(count, offline),
    goal: count >= goal ? t.goalReached(goal) : aim,
    reached: count / goal,
    colours:
      colour === undefined && accent === undefined
        ? OWN
        : palettesOf(colour ?? OWN_COLOURS.colour, accent ?? OWN_COLOURS.accent).light,
  }
}
