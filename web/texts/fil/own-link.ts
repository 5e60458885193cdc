import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('fil')
const { counted } = signaturesIn('fil')

/** A person's own share link, in Filipino. */
export const ownLink: Texts['ownLink'] = {
  offer:
    'Gusto mo bang makita ang bunga ng pagbabahagi mo? Sa sarili mong link, makikita mo kung ilan ang lumagda sa pamamagitan mo, pero hindi kailanman kung sino.',
  make: 'Gumawa ng sarili kong link',
  title: 'Ang sarili mong link',
  lead: 'Ang lumalagda sa link na ito ay ibinibilang sa iyo. Walang makakakita rito kung sino sila.',
  share: 'Ibahagi ang link mo',
  broughtTitle: 'Ang naidulot ng link mo',
  fewer: (step) => `Wala pang ${counted(step)}`,
  atLeast: (count) => `Hindi bababa sa ${counted(count)}`,
  nightly: (step) =>
    `Binibilang namin ang mga nakumpirmang lagda, isang beses gabi-gabi at tig-${number(step)}. Kaya walang bilang na magbubunyag kung sino ang lumagda.`,
  keep: 'Itabi ang address ng pahinang ito para sa iyo lang: dito mo lang makikita ang naidulot ng link mo.',
}
