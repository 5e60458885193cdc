import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('fr')
const { counted } = signaturesIn('fr')

/** A person's own share link, in French. */
export const ownLink: Texts['ownLink'] = {
  offer:
    'Voulez-vous voir ce que donne votre partage ? Avec votre propre lien, vous voyez combien de personnes ont signé grâce à vous, mais jamais qui.',
  make: 'Créer mon propre lien',
  title: 'Votre propre lien',
  lead: 'Toute personne qui signe par ce lien compte pour vous. Personne ne peut voir ici de qui il s’agit.',
  share: 'Partagez votre lien',
  broughtTitle: 'Ce que votre lien a apporté',
  fewer: (step) => `Moins de ${counted(step)} pour l’instant`,
  atLeast: (count) => `Au moins ${counted(count)}`,
  nightly: (step) =>
    `Nous comptons les signatures confirmées, une fois par nuit et par tranches de ${number(step)}. Ainsi, aucun chiffre ne trahit qui a signé.`,
  keep: 'Conservez l’adresse de cette page, et gardez-la pour vous : c’est seulement ici que vous voyez ce que votre lien apporte.',
}
