import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('en')
const { counted } = signaturesIn('en')

/** A person's own share link, in English. */
export const ownLink: Texts['ownLink'] = {
  offer:
    'Want to see what sharing brings? With a link of your own you see how many people signed through you, but never who.',
  make: 'Make my own link',
  title: 'Your own link',
  lead: 'Whoever signs through this link counts for you. Nobody can see here who they are.',
  share: 'Share your link',
  broughtTitle: 'What your link brought',
  fewer: (step) => `Fewer than ${counted(step)} yet`,
  atLeast: (count) => `At least ${counted(count)}`,
  nightly: (step) =>
    `We count confirmed signatures, once a night and in steps of ${number(step)}. That way, no number gives away who signed.`,
  keep: 'Keep the address of this page, and keep it to yourself: only here can you see what your link brought.',
}
