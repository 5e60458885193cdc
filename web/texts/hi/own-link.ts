import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('hi')
const { counted } = signaturesIn('hi')

/** A person's own share link, in Hindi. */
export const ownLink: Texts['ownLink'] = {
  offer:
    'देखना चाहेंगे कि आपके साझा करने से क्या हुआ? अपने लिंक से आप देख सकते हैं कि आपके ज़रिए कितने लोगों ने हस्ताक्षर किए, पर यह कभी नहीं कि किसने।',
  make: 'मेरा अपना लिंक बनाएँ',
  title: 'आपका अपना लिंक',
  lead: 'जो इस लिंक से हस्ताक्षर करता है, वह आपके खाते में गिना जाता है। वे कौन हैं, यह यहाँ कोई नहीं देख सकता।',
  share: 'अपना लिंक साझा करें',
  broughtTitle: 'आपके लिंक से क्या आया',
  fewer: (step) => `अभी ${number(step)} से कम हस्ताक्षर`,
  atLeast: (count) => `कम से कम ${counted(count)}`,
  nightly: (step) =>
    `हम पुष्टि हो चुके हस्ताक्षर गिनते हैं, हर रात एक बार और ${number(step)} के क़दमों में। इस तरह कोई संख्या यह नहीं बताती कि किसने हस्ताक्षर किए।`,
  keep: 'इस पेज का पता सँभालकर अपने पास ही रखें: सिर्फ़ यहीं दिखता है कि आपके लिंक से क्या आया।',
}
