import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { formats } from '../format.ts'

const { number, plural } = formats('pt')
const signatures = (count: number) =>
  `${number(count)} ${plural(count, { one: 'assinatura', many: 'de assinaturas', other: 'assinaturas' })}`

/** What a petition's updates begin with, in Portuguese. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${signatures(milestone)}`,
    subject: (milestone) => `{{petition}}: chegamos a ${signatures(milestone)}`,
    preheader: 'Uma delas é a sua. Agradecemos muito!',
    body: (milestone) => `Olá, {{name}},

Boa notícia: a petição **{{petition}}** chegou a ${signatures(milestone)}. Neste momento são {{count}}, e uma delas é a sua. Agradecemos muito!

Quanto mais gente participa, mais difícil fica não nos ouvir. Conhece alguém que também assinaria? Passe a petição adiante:

**[Ir para a petição]({{share-link}})**

Avisaremos quando houver mais novidades.
`,
  },
  closed: {
    name: (title) => `${title}: encerrada`,
    subject: '{{petition}}: {{count}} assinaturas',
    preheader: 'A petição está encerrada. Agradecemos sua participação.',
    body: `Olá, {{name}},

A petição **{{petition}}** está encerrada. {{count}} pessoas assinaram, e você foi uma delas. Agradecemos muito!

Agora vamos entregar as assinaturas. Assim que isso acontecer, você vai saber.

**[Ver a petição]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: entregue`,
    subject: '{{petition}}: sua assinatura foi entregue',
    preheader: 'Junto com todas as outras: {{count}} no total.',
    body: `Olá, {{name}},

Está feito: as assinaturas de **{{petition}}** foram entregues. São {{count}}, e a sua está entre elas. Agradecemos muito!

Estamos acompanhando o que acontece. Assim que houver uma resposta, avisaremos.

**[Ver a petição]({{petition-link}})**
`,
  },
}
