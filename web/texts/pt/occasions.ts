import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('pt')

/** What a petition's updates begin with, in Portuguese. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${counted(milestone)}`,
    subject: (milestone) => `{{petition}}: chegamos a ${counted(milestone)}`,
    preheader: 'A sua assinatura está lá. Agradecemos muito!',
    body: (milestone) => `Olá, {{name}},

Boa notícia: a petição **{{petition}}** chegou a ${counted(milestone)}. O contador marca agora {{count}}, e a sua assinatura está lá. Agradecemos muito!

Quanto mais gente participa, mais difícil fica não nos ouvir. Conhece alguém que também assinaria? Passe a petição adiante:

**[Ir para a petição]({{share-link}})**

Avisaremos quando houver mais novidades.
`,
  },
  closed: {
    name: (title) => `${title}: encerrada`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'A petição está encerrada. Agradecemos sua participação.',
    body: `Olá, {{name}},

A petição **{{petition}}** está encerrada. O resultado: {{signatures}}, e a sua está lá. Agradecemos muito!

Agora vamos entregar as assinaturas. Assim que isso acontecer, você vai saber.

**[Ver a petição]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: entregue`,
    subject: '{{petition}}: sua assinatura foi entregue',
    preheader: 'Junto com todas as outras: {{signatures}}.',
    body: `Olá, {{name}},

Está feito: as assinaturas de **{{petition}}** foram entregues: {{signatures}}, e a sua está lá. Agradecemos muito!

Estamos acompanhando o que acontece. Assim que houver uma resposta, avisaremos.

**[Ver a petição]({{petition-link}})**
`,
  },
}
