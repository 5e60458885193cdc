import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('hi')

/** What a petition's updates begin with, in Hindi. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${counted(milestone)}`,
    subject: (milestone) => `{{petition}}: हम ${counted(milestone)} तक पहुँचे`,
    preheader: 'आपका हस्ताक्षर भी उसमें शामिल है। धन्यवाद!',
    body: (milestone) => `नमस्ते {{name}},

अच्छी ख़बर: याचिका **{{petition}}** ${counted(milestone)} तक पहुँच गई है। इस समय गिनती {{count}} पर है, और आपका हस्ताक्षर भी उसमें शामिल है। धन्यवाद!

जितने ज़्यादा लोग जुड़ेंगे, हमें अनसुना करना उतना ही मुश्किल होगा। क्या आप किसी और को जानते हैं जो हस्ताक्षर करना चाहे? याचिका आगे भेजें:

**[याचिका पर जाएँ]({{share-link}})**

कोई नई ख़बर होगी तो हम आपको बताएँगे।
`,
  },
  closed: {
    name: (title) => `${title}: बंद`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'याचिका बंद हो गई है। भाग लेने के लिए धन्यवाद।',
    body: `नमस्ते {{name}},

याचिका **{{petition}}** बंद हो गई है। गिनती: {{signatures}}, और आपका भी उसमें है। धन्यवाद!

अब हम हस्ताक्षर सौंप रहे हैं। यह होते ही हम आपको बताएँगे।

**[याचिका देखें]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: सौंपी गई`,
    subject: '{{petition}}: आपका हस्ताक्षर सौंप दिया गया',
    preheader: 'बाक़ी सबके साथ: {{signatures}}।',
    body: `नमस्ते {{name}},

काम हो गया: **{{petition}}** के हस्ताक्षर सौंप दिए गए हैं: {{signatures}}, और आपका भी उनमें है। धन्यवाद!

आगे क्या होता है, इस पर हम नज़र रखेंगे। कोई जवाब आते ही हम आपको बताएँगे।

**[याचिका देखें]({{petition-link}})**
`,
  },
}
