import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('ne')

/** What a petition's updates begin with, in Nepali. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${counted(milestone)}`,
    subject: (milestone) => `{{petition}}: ${counted(milestone)} पुग्यो`,
    preheader: 'तपाईंको हस्ताक्षर पनि त्यसमा छ। धन्यवाद!',
    body: (milestone) => `नमस्ते {{name}},

खुसीको खबर: **{{petition}}** निवेदनमा ${counted(milestone)} पुग्यो। अहिलेको सङ्ख्या {{count}} हो, र तपाईंको हस्ताक्षर पनि त्यसमा छ। धन्यवाद!

जति धेरै मानिस जोडिन्छन्, हाम्रो कुरा नसुन्न त्यति नै गाह्रो हुन्छ। हस्ताक्षर गर्न चाहने अरू कसैलाई चिन्नुहुन्छ? निवेदन पठाइदिनुहोस्:

**[निवेदनमा जानुहोस्]({{share-link}})**

नयाँ खबर भएपछि हामी जानकारी दिनेछौं।
`,
  },
  closed: {
    name: (title) => `${title}: बन्द`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'निवेदन बन्द भयो। भाग लिनुभएकोमा धन्यवाद।',
    body: `नमस्ते {{name}},

**{{petition}}** निवेदन बन्द भयो। सङ्ख्या: {{signatures}}, र तपाईंको पनि त्यसमा छ। धन्यवाद!

अब हामी हस्ताक्षरहरू बुझाउँदैछौं। बुझाएपछि हामी जानकारी दिनेछौं।

**[निवेदन हेर्नुहोस्]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: बुझाइयो`,
    subject: '{{petition}}: तपाईंको हस्ताक्षर बुझाइयो',
    preheader: 'अरू सबैसँगै: {{signatures}}।',
    body: `नमस्ते {{name}},

काम भयो: **{{petition}}** का हस्ताक्षरहरू बुझाइए: {{signatures}}, र तपाईंको पनि त्यसमा छ। धन्यवाद!

अब के हुन्छ, हामी हेरिरहेका छौं। जवाफ आउनेबित्तिकै हामी जानकारी दिनेछौं।

**[निवेदन हेर्नुहोस्]({{petition-link}})**
`,
  },
}
