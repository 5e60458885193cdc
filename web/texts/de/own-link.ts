import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('de')
const { counted } = signaturesIn('de')

/** A person's own share link, in German. */
export const ownLink: Texts['ownLink'] = {
  offer:
    'Möchtest du sehen, was dein Teilen bewirkt? Mit einem eigenen Link siehst du, wie viele Menschen über dich unterschrieben haben, aber nie, wer.',
  make: 'Meinen eigenen Link erstellen',
  title: 'Dein eigener Link',
  lead: 'Wer über diesen Link unterschreibt, zählt für dich. Wer das ist, kann hier niemand sehen.',
  share: 'Teile deinen Link',
  broughtTitle: 'Was dein Link gebracht hat',
  fewer: (step) => `Noch weniger als ${counted(step)}`,
  atLeast: (count) => `Mindestens ${counted(count)}`,
  nightly: (step) =>
    `Wir zählen bestätigte Unterschriften, einmal pro Nacht und in Schritten von ${number(step)}. So verrät keine Zahl, wer unterschrieben hat.`,
  keep: 'Merk dir die Adresse dieser Seite und behalte sie für dich: Nur hier siehst du, was dein Link bringt.',
}
