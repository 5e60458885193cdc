import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('en')

/** What a petition's updates begin with, in English. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${counted(milestone)}`,
    subject: (milestone) => `{{petition}}: ${counted(milestone)} reached`,
    preheader: 'Your signature is one of them. Thank you!',
    body: (milestone) => `Hello {{name}},

Good news: the petition **{{petition}}** has reached ${counted(milestone)}. The counter now stands at {{count}}, and your signature is one of them. Thank you!

The more people join in, the harder it becomes not to hear us. Do you know somebody who would sign too? Pass the petition on:

**[To the petition]({{share-link}})**

We will let you know when there is more news.
`,
  },
  closed: {
    name: (title) => `${title}: closed`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'The petition is closed. Thank you for joining in.',
    body: `Hello {{name}},

The petition **{{petition}}** is closed. The count: {{signatures}}, and yours is among them. Thank you!

We are now handing over the signatures. As soon as that is done, you will hear from us.

**[See the petition]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: handed over`,
    subject: '{{petition}}: your signature has been handed over',
    preheader: 'Together with all others: {{signatures}}.',
    body: `Hello {{name}},

It is done: the signatures under **{{petition}}** have been handed over: {{signatures}}, and yours is among them. Thank you!

We keep track of what becomes of it. As soon as there is an answer, we will let you know.

**[See the petition]({{petition-link}})**
`,
  },
}
