import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('ne')
const { counted } = signaturesIn('ne')

/** A person's own share link, in Nepali. */
export const ownLink: Texts['ownLink'] = {
  offer:
    'सेयर गर्दा के हुन्छ, हेर्न चाहनुहुन्छ? आफ्नै लिङ्कबाट तपाईंमार्फत कति जनाले हस्ताक्षर गरे देख्नुहुन्छ, तर कसले गरे भन्ने कहिल्यै देखिँदैन।',
  make: 'मेरो आफ्नै लिङ्क बनाउनुहोस्',
  title: 'तपाईंको आफ्नै लिङ्क',
  lead: 'यो लिङ्कबाट हस्ताक्षर गर्ने मानिस तपाईंको हिसाबमा गनिन्छन्। उनीहरू को हुन्, यहाँ कसैले देख्न सक्दैन।',
  share: 'आफ्नो लिङ्क सेयर गर्नुहोस्',
  broughtTitle: 'तपाईंको लिङ्कबाट के आयो',
  fewer: (step) => `अहिलेसम्म ${number(step)} भन्दा कम हस्ताक्षर`,
  atLeast: (count) => `कम्तीमा ${counted(count)}`,
  nightly: (step) =>
    `हामी पुष्टि भएका हस्ताक्षर गन्छौं, हरेक रात एकपटक र ${number(step)}–${number(step)} को चरणमा। त्यसैले कुनै सङ्ख्याले कसले हस्ताक्षर गर्‍यो भनेर देखाउँदैन।`,
  keep: 'यस पृष्ठको ठेगाना आफूसँग मात्र राख्नुहोस्: तपाईंको लिङ्कबाट के आयो, यहीँ मात्र देखिन्छ।',
}
