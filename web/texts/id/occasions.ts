import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('id')

/** What a petition's updates begin with, in Indonesian. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${counted(milestone)}`,
    subject: (milestone) => `{{petition}}: ${counted(milestone)} tercapai`,
    preheader: 'Termasuk tanda tanganmu. Terima kasih!',
    body: (milestone) => `Halo {{name}},

Kabar baik: petisi **{{petition}}** sudah mencapai ${counted(milestone)}. Saat ini jumlahnya {{count}}, termasuk tanda tanganmu. Terima kasih!

Makin banyak yang ikut, makin sulit suara kita diabaikan. Kenal seseorang yang juga mau menandatangani? Teruskan petisi ini:

**[Ke petisi]({{share-link}})**

Kami akan memberi tahu kalau ada kabar lagi.
`,
  },
  closed: {
    name: (title) => `${title}: ditutup`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'Petisi sudah ditutup. Terima kasih sudah ikut.',
    body: `Halo {{name}},

Petisi **{{petition}}** sudah ditutup. Jumlahnya: {{signatures}}, termasuk milikmu. Terima kasih!

Sekarang kami menyerahkan tanda tangannya. Begitu selesai, kami akan mengabarimu.

**[Lihat petisi]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: diserahkan`,
    subject: '{{petition}}: tanda tanganmu sudah diserahkan',
    preheader: 'Bersama semua yang lain: {{signatures}}.',
    body: `Halo {{name}},

Sudah terlaksana: tanda tangan untuk **{{petition}}** telah diserahkan: {{signatures}}, termasuk milikmu. Terima kasih!

Kami terus memantau kelanjutannya. Begitu ada jawaban, kami akan memberi tahu.

**[Lihat petisi]({{petition-link}})**
`,
  },
}
