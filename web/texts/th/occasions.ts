import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { formats } from '../format.ts'

const { number } = formats('th')

/** What a petition's updates begin with, in Thai. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${number(milestone)} รายชื่อ`,
    subject: (milestone) => `{{petition}}: ครบ ${number(milestone)} รายชื่อแล้ว`,
    preheader: 'หนึ่งในนั้นคือรายชื่อของคุณ ขอบคุณ!',
    body: (milestone) => `สวัสดี {{name}}

ข่าวดี: แคมเปญ **{{petition}}** มีผู้ลงชื่อครบ ${number(milestone)} รายชื่อแล้ว ตอนนี้มี {{count}} รายชื่อ และหนึ่งในนั้นคือของคุณ ขอบคุณ!

ยิ่งมีคนร่วมมาก ก็ยิ่งยากที่จะไม่ได้ยินเสียงของเรา รู้จักใครที่อยากลงชื่อด้วยไหม ส่งต่อแคมเปญนี้:

**[ไปที่แคมเปญ]({{share-link}})**

เราจะแจ้งให้ทราบเมื่อมีข่าวใหม่
`,
  },
  closed: {
    name: (title) => `${title}: ปิดแล้ว`,
    subject: '{{petition}}: {{count}} รายชื่อ',
    preheader: 'แคมเปญปิดแล้ว ขอบคุณที่ร่วมลงชื่อ',
    body: `สวัสดี {{name}}

แคมเปญ **{{petition}}** ปิดแล้ว มีผู้ลงชื่อ {{count}} คน และคุณเป็นหนึ่งในนั้น ขอบคุณ!

ต่อไปเราจะนำรายชื่อไปมอบ เมื่อเสร็จแล้วเราจะแจ้งให้คุณทราบ

**[ดูแคมเปญ]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: มอบแล้ว`,
    subject: '{{petition}}: มอบรายชื่อของคุณแล้ว',
    preheader: 'พร้อมกับรายชื่ออื่นทั้งหมด: รวม {{count}}',
    body: `สวัสดี {{name}}

สำเร็จแล้ว: เราได้มอบรายชื่อของ **{{petition}}** แล้ว มีทั้งหมด {{count}} รายชื่อ รวมถึงของคุณ ขอบคุณ!

เราจะติดตามว่าเกิดอะไรขึ้นต่อไป เมื่อมีคำตอบเราจะแจ้งให้ทราบ

**[ดูแคมเปญ]({{petition-link}})**
`,
  },
}
