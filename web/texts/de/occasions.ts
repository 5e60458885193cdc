import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { formats } from '../format.ts'

const { number } = formats('de')

/** What a petition's updates begin with, in German. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${number(milestone)} Unterschriften`,
    subject: (milestone) => `{{petition}}: ${number(milestone)} Unterschriften erreicht`,
    preheader: 'Eine davon ist deine. Danke!',
    body: (milestone) => `Hallo {{name}},

gute Nachrichten: Die Petition **{{petition}}** hat ${number(milestone)} Unterschriften erreicht. Im Moment sind es {{count}}, und eine davon ist deine. Danke!

Je mehr Menschen mitmachen, desto schwerer wird es, uns nicht zu hören. Kennst du jemanden, der auch unterschreiben möchte? Leite die Petition weiter:

**[Zur Petition]({{share-link}})**

Wir melden uns, sobald es wieder etwas Neues gibt.
`,
  },
  closed: {
    name: (title) => `${title}: geschlossen`,
    subject: '{{petition}}: {{count}} Unterschriften',
    preheader: 'Die Petition ist geschlossen. Danke, dass du mitgemacht hast.',
    body: `Hallo {{name}},

die Petition **{{petition}}** ist geschlossen. {{count}} Menschen haben unterschrieben, und du warst dabei. Danke!

Jetzt übergeben wir die Unterschriften. Sobald das geschehen ist, hörst du von uns.

**[Petition ansehen]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: übergeben`,
    subject: '{{petition}}: Deine Unterschrift ist übergeben',
    preheader: 'Zusammen mit allen anderen: {{count}} insgesamt.',
    body: `Hallo {{name}},

es ist so weit: Die Unterschriften unter **{{petition}}** sind übergeben. Es sind {{count}}, und deine ist dabei. Danke!

Wir verfolgen, was damit geschieht. Sobald es eine Antwort gibt, melden wir uns.

**[Petition ansehen]({{petition-link}})**
`,
  },
}
