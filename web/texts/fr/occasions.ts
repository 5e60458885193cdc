import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('fr')

/** What a petition's updates begin with, in French. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title} : ${counted(milestone)}`,
    subject: (milestone) => `{{petition}} : déjà ${counted(milestone)}`,
    preheader: 'Votre signature en fait partie. Merci !',
    body: (milestone) => `Bonjour {{name}},

Bonne nouvelle : la pétition **{{petition}}** a atteint ${counted(milestone)}. Le compteur indique maintenant {{count}}, et votre signature en fait partie. Merci !

Plus nous sommes nombreux, plus il devient difficile de ne pas nous entendre. Vous connaissez quelqu’un qui signerait aussi ? Transmettez la pétition :

**[Vers la pétition]({{share-link}})**

Nous vous écrirons dès qu’il y aura du nouveau.
`,
  },
  closed: {
    name: (title) => `${title} : close`,
    subject: '{{petition}} : {{signatures}}',
    preheader: 'La pétition est close. Merci d’avoir participé.',
    body: `Bonjour {{name}},

La pétition **{{petition}}** est close. Le résultat : {{signatures}}, dont la vôtre. Merci !

Nous remettons maintenant les signatures. Dès que ce sera fait, nous vous écrirons.

**[Voir la pétition]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title} : remise`,
    subject: '{{petition}} : votre signature a été remise',
    preheader: 'Avec toutes les autres : {{signatures}}.',
    body: `Bonjour {{name}},

C’est fait : les signatures de **{{petition}}** ont été remises : {{signatures}}, dont la vôtre. Merci !

Nous suivons ce qu’il en advient. Dès qu’il y a une réponse, nous vous le dirons.

**[Voir la pétition]({{petition-link}})**
`,
  },
}
