import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('bn')
const { counted } = signaturesIn('bn')

/** A person's own share link, in Bengali. */
export const ownLink: Texts['ownLink'] = {
  offer:
    'শেয়ার করে কতটা কাজ হলো দেখতে চান? নিজের লিংক থাকলে আপনার মাধ্যমে কতজন স্বাক্ষর করেছেন দেখতে পাবেন, তবে কারা করেছেন তা কখনোই নয়।',
  make: 'আমার নিজের লিংক তৈরি করুন',
  title: 'আপনার নিজের লিংক',
  lead: 'এই লিংক দিয়ে যিনি স্বাক্ষর করেন, তাঁকে আপনার হিসাবে ধরা হয়। তাঁরা কারা, এখানে কেউ দেখতে পান না।',
  share: 'আপনার লিংক শেয়ার করুন',
  broughtTitle: 'আপনার লিংকে যা এসেছে',
  fewer: (step) => `এখনও ${number(step)}টির কম স্বাক্ষর`,
  atLeast: (count) => `অন্তত ${counted(count)}`,
  nightly: (step) =>
    `আমরা নিশ্চিত হওয়া স্বাক্ষর গুনি, প্রতি রাতে একবার এবং ${number(step)}টি করে ধাপে। তাই কোনো সংখ্যা থেকে বোঝা যায় না কে স্বাক্ষর করেছেন।`,
  keep: 'এই পাতার ঠিকানাটি রেখে দিন, শুধু নিজের কাছে: আপনার লিংকে কী এসেছে তা কেবল এখানেই দেখা যায়।',
}
