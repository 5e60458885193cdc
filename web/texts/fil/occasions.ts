import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('fil')

/** What a petition's updates begin with, in Filipino. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${counted(milestone)}`,
    subject: (milestone) => `{{petition}}: umabot na sa ${counted(milestone)}`,
    preheader: 'Kasama roon ang lagda mo. Salamat!',
    body: (milestone) => `Kumusta {{name}},

Magandang balita: umabot na sa ${counted(milestone)} ang petisyong **{{petition}}**. Nasa {{count}} na ang bilang ngayon, at kasama roon ang lagda mo. Salamat!

Kapag mas marami tayo, mas mahirap tayong hindi pakinggan. May kakilala ka bang lalagda rin? Ipasa ang petisyon:

**[Pumunta sa petisyon]({{share-link}})**

Magbabalita kami ulit kapag may bago.
`,
  },
  closed: {
    name: (title) => `${title}: sarado na`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'Sarado na ang petisyon. Salamat sa pakikilahok.',
    body: `Kumusta {{name}},

Sarado na ang petisyong **{{petition}}**. Ang bilang: {{signatures}}, at kasama roon ang sa iyo. Salamat!

Iaabot na namin ang mga lagda. Kapag nagawa na iyon, makakarinig ka mula sa amin.

**[Tingnan ang petisyon]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: naiabot na`,
    subject: '{{petition}}: naiabot na ang lagda mo',
    preheader: 'Kasama ng lahat ng iba: {{signatures}}.',
    body: `Kumusta {{name}},

Natupad na: naiabot na ang mga lagda para sa **{{petition}}**: {{signatures}}, at kasama roon ang sa iyo. Salamat!

Susubaybayan namin ang mangyayari. Kapag may sagot na, sasabihin namin sa iyo.

**[Tingnan ang petisyon]({{petition-link}})**
`,
  },
}
