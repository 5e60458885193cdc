import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('nl')

/** What a petition's updates begin with, in Dutch. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title: string, milestone: number) => `${title}: ${counted(milestone)}`,
    subject: (milestone: number) => `{{petition}}: ${counted(milestone)} gehaald`,
    preheader: 'Jouw handtekening telt mee. Dank je wel!',
    body: (milestone: number) => `Dag {{name}},

Goed nieuws: de petitie **{{petition}}** heeft ${counted(milestone)} gehaald. De teller staat nu op {{count}}, en jouw handtekening telt mee. Dank je wel!

Hoe meer mensen meedoen, hoe moeilijker het wordt om ons niet te horen. Ken je iemand die ook wil tekenen? Stuur de petitie door:

**[Naar de petitie]({{share-link}})**

We laten het je weten als er weer nieuws is.
`,
  },
  closed: {
    name: (title: string) => `${title}: gesloten`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'De petitie is gesloten. Dank je wel dat je meedeed.',
    body: `Dag {{name}},

De petitie **{{petition}}** is gesloten. De stand: {{signatures}}, en die van jou is erbij. Dank je wel!

We bieden de handtekeningen nu aan. Zodra dat is gebeurd, hoor je het van ons.

**[Bekijk de petitie]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title: string) => `${title}: aangeboden`,
    subject: '{{petition}}: je handtekening is aangeboden',
    preheader: 'Samen met alle andere: {{signatures}}.',
    body: `Dag {{name}},

Het is zover: de handtekeningen onder **{{petition}}** zijn aangeboden: {{signatures}}, en die van jou is erbij. Dank je wel!

We volgen wat ermee gebeurt. Zodra er een antwoord is, laten we het je weten.

**[Bekijk de petitie]({{petition-link}})**
`,
  },
}
