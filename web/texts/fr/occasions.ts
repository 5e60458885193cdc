import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { formats } from '../format.ts'

const { number, plural } = formats('fr')
const signatures = (count: number) =>
  `${number(count)} ${plural(count, { one: 'signature', many: 'de signatures', other: 'signatures' })}`

/** What a petition's updates begin with, in French. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title} : ${signatures(milestone)}`,
    subject: (milestone) => `{{petition}} : ${signatures(milestone)} atteintes`,
    preheader: 'L’une d’elles est la vôtre. Merci !',
    body: (milestone) => `Bonjour {{name}},

Bonne nouvelle : la pétition **{{petition}}** a atteint ${signatures(milestone)}. À l’instant, il y en a {{count}}, et l’une d’elles est la vôtre. Merci !

Plus nous sommes nombreux, plus il devient difficile de ne pas nous entendre. Vous connaissez quelqu’un qui signerait aussi ? Transmettez la pétition :

**[Vers la pétition]({{share-link}})**

Nous vous écrirons dès qu’il y aura du nouveau.
`,
  },
  closed: {
    name: (title) => `${title} : close`,
    subject: '{{petition}} : {{count}} signatures',
    preheader: 'La pétition est close. Merci d’avoir participé.',
    body: `Bonjour {{name}},

La pétition **{{petition}}** est close. {{count}} personnes l’ont signée, et vous en faites partie. Merci !

Nous remettons maintenant les signatures. Dès que ce sera fait, nous vous écrirons.

**[Voir la pétition]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title} : remise`,
    subject: '{{petition}} : votre signature a été remise',
    preheader: 'Avec toutes les autres : {{count}} au total.',
    body: `Bonjour {{name}},

C’est fait : les signatures de **{{petition}}** ont été remises. Il y en a {{count}}, dont la vôtre. Merci !

Nous suivons ce qu’il en advient. Dès qu’il y a une réponse, nous vous le dirons.

**[Voir la pétition]({{petition-link}})**
`,
  },
}
