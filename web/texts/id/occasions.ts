import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { formats } from '../format.ts'

const { number } = formats('id')

/** What a petition's updates begin with, in Indonesian. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${number(milestone)} tanda tangan`,
    subject: (milestone) => `{{petition}}: ${number(milestone)} tanda tangan tercapai`,
    preheader: 'Salah satunya milikmu. Terima kasih!',
    body: (milestone) => `Halo {{name}},

Kabar baik: petisi **{{petition}}** sudah mencapai ${number(milestone)} tanda tangan. Saat ini jumlahnya {{count}}, dan salah satunya milikmu. Terima kasih!

Makin banyak yang ikut, makin sulit suara kita diabaikan. Kenal seseorang yang juga mau menandatangani? Teruskan petisi ini:

**[Ke petisi]({{share-link}})**

Kami akan memberi tahu kalau ada kabar lagi.
`,
  },
  closed: {
    name: (title) => `${title}: ditutup`,
    subject: '{{petition}}: {{count}} tanda tangan',
    preheader: 'Petisi sudah ditutup. Terima kasih sudah ikut.',
    body: `Halo {{name}},

Petisi **{{petition}}** sudah ditutup. {{count}} orang menandatanganinya, dan kamu salah satunya. Terima kasih!

Sekarang kami menyerahkan tanda tangannya. Begitu selesai, kami akan mengabarimu.

**[Lihat petisi]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: diserahkan`,
    subject: '{{petition}}: tanda tanganmu sudah diserahkan',
    preheader: 'Bersama semua yang lain: seluruhnya {{count}}.',
    body: `Halo {{name}},

Sudah terlaksana: tanda tangan untuk **{{petition}}** telah diserahkan. Jumlahnya {{count}}, termasuk milikmu. Terima kasih!

Kami terus memantau kelanjutannya. Begitu ada jawaban, kami akan memberi tahu.

**[Lihat petisi]({{petition-link}})**
`,
  },
}
