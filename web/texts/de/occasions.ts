import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('de')

/** What a petition's updates begin with, in German. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${counted(milestone)}`,
    subject: (milestone) => `{{petition}}: ${counted(milestone)} erreicht`,
    preheader: 'Deine Unterschrift ist dabei. Danke!',
    body: (milestone) => `Hallo {{name}},

gute Nachrichten: Die Petition **{{petition}}** hat ${counted(milestone)} erreicht. Der Zähler steht jetzt bei {{count}}, und deine Unterschrift ist dabei. Danke!

Je mehr Menschen mitmachen, desto schwerer wird es, uns nicht zu hören. Kennst du jemanden, der auch unterschreiben möchte? Leite die Petition weiter:

**[Zur Petition]({{share-link}})**

Wir melden uns, sobald es wieder etwas Neues gibt.
`,
  },
  closed: {
    name: (title) => `${title}: geschlossen`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'Die Petition ist geschlossen. Danke, dass du mitgemacht hast.',
    body: `Hallo {{name}},

die Petition **{{petition}}** ist geschlossen. Der Stand: {{signatures}}, und deine ist dabei. Danke!

Jetzt übergeben wir die Unterschriften. Sobald das geschehen ist, hörst du von uns.

**[Petition ansehen]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: übergeben`,
    subject: '{{petition}}: Deine Unterschrift ist übergeben',
    preheader: 'Zusammen mit allen anderen: {{signatures}}.',
    body: `Hallo {{name}},

es ist so weit: Die Unterschriften unter **{{petition}}** sind übergeben: {{signatures}}, und deine ist dabei. Danke!

Wir verfolgen, was damit geschieht. Sobald es eine Antwort gibt, melden wir uns.

**[Petition ansehen]({{petition-link}})**
`,
  },
}
