import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in Thai, by its code. */
export const errors: PublicErrors = {
  'email-missing': 'โปรดกรอกอีเมลของคุณ',
  'email-malformed': 'อีเมลนี้ไม่ถูกต้อง อีเมลที่ถูกต้องมีลักษณะเช่น name@example.org',
  'email-too-long': 'อีเมลนี้ยาวเกินไป โปรดใช้อีเมลอื่น',
  'email-not-ascii': 'ก่อนเครื่องหมาย @ ใช้ได้เฉพาะตัวอักษรอังกฤษ ตัวเลข และเครื่องหมายวรรคตอน โปรดใช้อีเมลอื่น',
  'given-name-missing': 'โปรดกรอกชื่อของคุณ',
  'given-name-too-long': 'ชื่อนี้ยาวเกินไป ใส่ได้ไม่เกิน 100 ตัวอักษร',
  'given-name-not-a-name': 'โปรดกรอกเฉพาะชื่อ ไม่ใส่ลิงก์หรืออักขระพิเศษ',
  'family-name-missing': 'โปรดกรอกนามสกุลของคุณ',
  'family-name-too-long': 'นามสกุลนี้ยาวเกินไป ใส่ได้ไม่เกิน 100 ตัวอักษร',
  'family-name-not-a-name': 'โปรดกรอกเฉพาะนามสกุล ไม่ใส่ลิงก์หรืออักขระพิเศษ',
  'country-unknown': 'โปรดเลือกประเทศของคุณจากรายการ',
  'city-too-long': 'ชื่อสถานที่นี้ยาวเกินไป ใส่ได้ไม่เกิน 100 ตัวอักษร',
  'city-malformed': 'โปรดกรอกเฉพาะเมืองหรือจังหวัด ไม่ใส่ลิงก์หรืออักขระพิเศษ',
  'postal-code-malformed': 'รหัสไปรษณีย์นี้ไม่ถูกต้อง โปรดตรวจสอบ',
  'consent-missing': 'หากไม่มีความยินยอมของคุณ เราเก็บรายชื่อของคุณไม่ได้ โปรดเลือกช่องนี้',
  'consent-missing-newsletter': 'หากไม่มีความยินยอมของคุณ เราส่งข่าวสารไม่ได้ โปรดเลือกช่องนี้หากคุณเห็นด้วย',
  'age-missing':
    'โปรดเลือกว่าคุณอายุ 16 ปีขึ้นไป อายุน้อยกว่านี้ใช่ไหม กฎหมายคุ้มครองข้อมูลยังไม่อนุญาตให้เราส่งข่าวสารหรือแสดงชื่อของคุณ แต่คุณลงชื่อในแคมเปญได้',
  'topics-missing': 'โปรดเลือกอย่างน้อยหนึ่งเรื่อง',
  'topic-unknown': 'เรื่องนี้ติดตามไม่ได้แล้ว โปรดเลือกเรื่องอื่น',
  'updates-unknown': 'แคมเปญนี้ไม่มีข่าวให้ติดตาม',
  'erase-not-sure': 'โปรดเลือกว่าคุณต้องการลบทั้งหมด การลบเรียกคืนไม่ได้',
  'source-malformed': 'แหล่งที่มาใช้ได้เฉพาะ a–z, 0–9 จุด ขีดกลาง และขีดล่าง (ไม่เกิน 40 ตัวอักษร)',
  'partner-unknown': 'องค์กรพันธมิตรนี้ไม่ได้อยู่ในแคมเปญ',
  'locale-unknown': 'เราไม่รู้จักภาษานี้',
  'value-malformed': 'ช่องนี้ไม่ถูกต้อง โปรดตรวจสอบ',
}

/** Title and detail of the public API's problems, in Thai, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'ไม่รู้จักแคมเปญนี้', detail: 'ไม่มีแคมเปญชื่อนี้' },
  'petition-closed': { title: 'แคมเปญปิดแล้ว', detail: 'แคมเปญนี้ไม่รับรายชื่อแล้ว' },
  'body-too-large': { title: 'ข้อมูลมากเกินไป', detail: 'ข้อความมีขนาดใหญ่เกินไป' },
  'not-json': { title: 'ไม่ใช่ JSON', detail: 'ส่งข้อความเป็น application/json' },
  invalid: { title: 'ยังไม่ถูกต้องทั้งหมด', detail: 'มีช่องที่ไม่ถูกต้องอย่างน้อยหนึ่งช่อง' },
  'not-found': { title: 'ไม่พบ', detail: 'สิ่งที่คุณหาไม่ได้อยู่ที่นี่' },
  'method-not-allowed': { title: 'ไม่อนุญาตวิธีนี้', detail: 'ที่อยู่นี้ไม่รู้จักวิธีนี้' },
  internal: { title: 'ขัดข้อง', detail: 'เกิดข้อผิดพลาดทางฝั่งเรา โปรดลองอีกครั้งภายหลัง' },
}
