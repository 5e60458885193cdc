import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('th')
const { counted } = signaturesIn('th')

/** A person's own share link, in Thai. */
export const ownLink: Texts['ownLink'] = {
  offer: 'อยากรู้ไหมว่าการแชร์ของคุณได้ผลแค่ไหน ถ้ามีลิงก์ของตัวเอง คุณจะเห็นว่ามีกี่คนลงชื่อผ่านคุณ แต่จะไม่เห็นว่าเป็นใคร',
  make: 'สร้างลิงก์ของฉัน',
  title: 'ลิงก์ของคุณเอง',
  lead: 'ใครลงชื่อผ่านลิงก์นี้จะนับเป็นของคุณ ไม่มีใครดูได้ที่นี่ว่าเป็นใคร',
  share: 'แชร์ลิงก์ของคุณ',
  broughtTitle: 'ผลจากลิงก์ของคุณ',
  fewer: (step) => `ยังไม่ถึง ${counted(step)}`,
  atLeast: (count) => `อย่างน้อย ${counted(count)}`,
  nightly: (step) => `เรานับเฉพาะรายชื่อที่ยืนยันแล้ว คืนละครั้ง และนับทีละ ${number(step)} ตัวเลขจึงไม่บอกว่าใครลงชื่อ`,
  keep: 'เก็บที่อยู่ของหน้านี้ไว้กับตัวเอง เพราะดูผลจากลิงก์ของคุณได้ที่นี่ที่เดียว',
}
