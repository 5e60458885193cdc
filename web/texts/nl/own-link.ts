import { formats } from '../format.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('nl')
const { counted } = signaturesIn('nl')

/** A person's own share link, in Dutch. */
export const ownLink = {
  offer:
    'Wil je zien wat het oplevert als jij deelt? Met een eigen link zie je hoeveel mensen via jou tekenden, maar nooit wie.',
  make: 'Maak mijn eigen link',
  title: 'Jouw eigen link',
  lead: 'Wie via deze link tekent, telt mee voor jou. Wie dat zijn, kan niemand hier zien.',
  share: 'Deel jouw link',
  broughtTitle: 'Wat je link opleverde',
  fewer: (step: number) => `Nog minder dan ${counted(step)}`,
  atLeast: (count: number) => `Minstens ${counted(count)}`,
  nightly: (step: number) =>
    `We tellen bevestigde handtekeningen, één keer per nacht en in stappen van ${number(step)}. Zo verraadt een getal niet wie er tekende.`,
  keep: 'Bewaar het adres van deze pagina, en houd het voor jezelf: alleen hier zie je wat je link oplevert.',
}
