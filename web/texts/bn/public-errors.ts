import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in Bengali, by its code. */
export const errors: PublicErrors = {
  'email-missing': 'অনুগ্রহ করে আপনার ইমেইল ঠিকানা লিখুন।',
  'email-malformed': 'এই ইমেইল ঠিকানা ঠিক নয়। সঠিক ঠিকানা দেখতে এমন: name@example.org',
  'email-too-long': 'এই ইমেইল ঠিকানা খুব লম্বা। অন্য একটি দিন।',
  'email-not-ascii': '@-এর আগে শুধু ইংরেজি অক্ষর, সংখ্যা ও যতিচিহ্ন থাকতে পারে। অন্য ঠিকানা দিন।',
  'given-name-missing': 'অনুগ্রহ করে আপনার নামের প্রথম অংশ লিখুন।',
  'given-name-too-long': 'নামের প্রথম অংশ খুব লম্বা। ১০০টি অক্ষর ধরে।',
  'given-name-not-a-name': 'শুধু নামের প্রথম অংশ লিখুন, লিংক বা বিশেষ চিহ্ন ছাড়া।',
  'family-name-missing': 'অনুগ্রহ করে আপনার নামের শেষ অংশ লিখুন।',
  'family-name-too-long': 'নামের শেষ অংশ খুব লম্বা। ১০০টি অক্ষর ধরে।',
  'family-name-not-a-name': 'শুধু নামের শেষ অংশ লিখুন, লিংক বা বিশেষ চিহ্ন ছাড়া।',
  'country-unknown': 'তালিকা থেকে আপনার দেশ বেছে নিন।',
  'city-too-long': 'জায়গার এই নাম খুব লম্বা। ১০০টি অক্ষর ধরে।',
  'city-malformed': 'শুধু আপনার শহর বা গ্রাম লিখুন, লিংক বা বিশেষ চিহ্ন ছাড়া।',
  'postal-code-malformed': 'এই পোস্ট কোড ঠিক নয়। আবার দেখুন।',
  'consent-missing': 'আপনার সম্মতি ছাড়া আমরা আপনার স্বাক্ষর রাখতে পারি না। অনুগ্রহ করে ঘরটিতে টিক দিন।',
  'consent-missing-newsletter': 'আপনার সম্মতি ছাড়া আমরা খবর পাঠাতে পারি না। সম্মত হলে ঘরটিতে টিক দিন।',
  'age-missing':
    'আপনার বয়স ১৬ বা তার বেশি হলে টিক দিন। বয়স কম? তাহলে গোপনীয়তা আইন আমাদের এখনো আপনাকে খবর পাঠাতে বা আপনার নাম দেখাতে দেয় না। আবেদনে স্বাক্ষর করতে পারেন।',
  'topics-missing': 'অন্তত একটি বিষয় বেছে নিন।',
  'topic-unknown': 'এই বিষয় আর অনুসরণ করা যায় না। অন্য একটি বেছে নিন।',
  'updates-unknown': 'এই আবেদনে অনুসরণ করার মতো খবর নেই।',
  'erase-not-sure': 'আপনি যে সব মুছতে চান, তাতে টিক দিন। এটি ফেরানো যায় না।',
  'source-malformed': 'উৎসে শুধু a–z, 0–9, ডট, হাইফেন ও আন্ডারস্কোর থাকতে পারে (বড়জোর ৪০টি অক্ষর)।',
  'partner-unknown': 'এই সহযোগী সংগঠন আবেদনটির নয়।',
  'locale-unknown': 'এই ভাষা আমরা জানি না।',
  'value-malformed': 'এই ঘরটি ঠিক নয়। আবার দেখুন।',
}

/** Title and detail of the public API's problems, in Bengali, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'অজানা আবেদন', detail: 'এই নামে কোনো আবেদন নেই।' },
  'petition-closed': { title: 'আবেদন বন্ধ', detail: 'এই আবেদন আর স্বাক্ষর নেয় না।' },
  'body-too-large': { title: 'অতিরিক্ত তথ্য', detail: 'বার্তাটি খুব বড়।' },
  'not-json': { title: 'JSON নয়', detail: 'বার্তাটি application/json হিসেবে পাঠান।' },
  invalid: { title: 'সব ঠিক নেই', detail: 'এক বা একাধিক ঘর ঠিক নেই।' },
  'not-found': { title: 'পাওয়া যায়নি', detail: 'আপনি যা খুঁজছেন তা এখানে নেই।' },
  'method-not-allowed': { title: 'এই পদ্ধতি চলবে না', detail: 'এই ঠিকানা এই পদ্ধতি জানে না।' },
  internal: { title: 'ত্রুটি', detail: 'আমাদের দিকে কিছু সমস্যা হয়েছে। পরে আবার চেষ্টা করুন।' },
}
