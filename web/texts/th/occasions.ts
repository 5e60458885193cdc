import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('th')

/** What a petition's updates begin with, in Thai. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${counted(milestone)}`,
    subject: (milestone) => `{{petition}}: ครบ ${counted(milestone)}แล้ว`,
    preheader: 'รวมถึงรายชื่อของคุณ ขอบคุณ!',
    body: (milestone) => `สวัสดีคุณ {{name}}

ข่าวดี: แคมเปญ **{{petition}}** มีผู้ลงชื่อครบ ${counted(milestone)}แล้ว ตอนนี้ยอดอยู่ที่ {{count}} รวมถึงรายชื่อของคุณ ขอบคุณ!

ยิ่งมีคนร่วมมาก ก็ยิ่งยากที่จะไม่ได้ยินเสียงของเรา รู้จักใครที่อยากลงชื่อด้วยไหม ส่งต่อแคมเปญนี้:

**[ไปที่แคมเปญ]({{share-link}})**

เราจะแจ้งให้ทราบเมื่อมีข่าวใหม่
`,
  },
  closed: {
    name: (title) => `${title}: ปิดแล้ว`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'แคมเปญปิดแล้ว ขอบคุณที่ร่วมลงชื่อ',
    body: `สวัสดีคุณ {{name}}

แคมเปญ **{{petition}}** ปิดแล้ว ยอดรวม: {{signatures}} รวมถึงของคุณ ขอบคุณ!

ต่อไปเราจะนำรายชื่อไปมอบ เมื่อเสร็จแล้วเราจะแจ้งให้คุณทราบ

**[ดูแคมเปญ]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: มอบแล้ว`,
    subject: '{{petition}}: มอบรายชื่อของคุณแล้ว',
    preheader: 'พร้อมกับรายชื่ออื่นทั้งหมด: {{signatures}}',
    body: `สวัสดีคุณ {{name}}

สำเร็จแล้ว: เราได้มอบรายชื่อของ **{{petition}}** แล้ว: {{signatures}} รวมถึงของคุณ ขอบคุณ!

เราจะติดตามว่าเกิดอะไรขึ้นต่อไป เมื่อมีคำตอบเราจะแจ้งให้ทราบ

**[ดูแคมเปญ]({{petition-link}})**
`,
  },
}
