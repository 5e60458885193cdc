import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { formats } from '../format.ts'

const { number } = formats('fil')

/** What a petition's updates begin with, in Filipino. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${number(milestone)} lagda`,
    subject: (milestone) => `{{petition}}: umabot na sa ${number(milestone)} lagda`,
    preheader: 'Isa roon ang sa iyo. Salamat!',
    body: (milestone) => `Kumusta {{name}},

Magandang balita: umabot na sa ${number(milestone)} lagda ang petisyong **{{petition}}**. Sa ngayon ay {{count}} na ito, at isa roon ang sa iyo. Salamat!

Kapag mas marami tayo, mas mahirap tayong hindi pakinggan. May kakilala ka bang lalagda rin? Ipasa ang petisyon:

**[Pumunta sa petisyon]({{share-link}})**

Magbabalita kami ulit kapag may bago.
`,
  },
  closed: {
    name: (title) => `${title}: sarado na`,
    subject: '{{petition}}: {{count}} lagda',
    preheader: 'Sarado na ang petisyon. Salamat sa pakikilahok.',
    body: `Kumusta {{name}},

Sarado na ang petisyong **{{petition}}**. {{count}} tao ang lumagda, at isa ka sa kanila. Salamat!

Iaabot na namin ang mga lagda. Kapag nagawa na iyon, makakarinig ka mula sa amin.

**[Tingnan ang petisyon]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: naiabot na`,
    subject: '{{petition}}: naiabot na ang lagda mo',
    preheader: 'Kasama ng lahat ng iba: {{count}} lahat.',
    body: `Kumusta {{name}},

Natupad na: naiabot na ang mga lagda para sa **{{petition}}**. {{count}} ang lahat, at kasama roon ang sa iyo. Salamat!

Susubaybayan namin ang mangyayari. Kapag may sagot na, sasabihin namin sa iyo.

**[Tingnan ang petisyon]({{petition-link}})**
`,
  },
}
