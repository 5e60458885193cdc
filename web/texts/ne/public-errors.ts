import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in Nepali, by its code. */
export const errors: PublicErrors = {
  'email-missing': 'कृपया आफ्नो इमेल ठेगाना लेख्नुहोस्।',
  'email-malformed': 'यो इमेल ठेगाना मिलेन। सही ठेगाना यस्तो हुन्छ: name@example.org',
  'email-too-long': 'यो इमेल ठेगाना धेरै लामो भयो। अर्को प्रयोग गर्नुहोस्।',
  'email-not-ascii': '@ अघि अङ्ग्रेजीका साधारण अक्षर, अङ्क र चिह्न मात्र हुन सक्छन्। अर्को ठेगाना प्रयोग गर्नुहोस्।',
  'given-name-missing': 'कृपया आफ्नो नाम लेख्नुहोस्।',
  'given-name-too-long': 'यो नाम धेरै लामो भयो। १०० अक्षर अटाउँछ।',
  'given-name-not-a-name': 'आफ्नो नाम मात्र लेख्नुहोस्, लिङ्क वा विशेष चिह्नविना।',
  'family-name-missing': 'कृपया आफ्नो थर लेख्नुहोस्।',
  'family-name-too-long': 'यो थर धेरै लामो भयो। १०० अक्षर अटाउँछ।',
  'family-name-not-a-name': 'आफ्नो थर मात्र लेख्नुहोस्, लिङ्क वा विशेष चिह्नविना।',
  'country-unknown': 'सूचीबाट आफ्नो देश छान्नुहोस्।',
  'city-too-long': 'ठाउँको यो नाम धेरै लामो भयो। १०० अक्षर अटाउँछ।',
  'city-malformed': 'आफ्नो सहर वा गाउँ मात्र लेख्नुहोस्, लिङ्क वा विशेष चिह्नविना।',
  'postal-code-malformed': 'यो हुलाक कोड मिलेन। कृपया जाँच्नुहोस्।',
  'consent-missing': 'तपाईंको सहमतिविना हामी तपाईंको हस्ताक्षर राख्न सक्दैनौं। कृपया चिह्न लगाउनुहोस्।',
  'consent-missing-newsletter': 'तपाईंको सहमतिविना हामी खबर पठाउन सक्दैनौं। सहमत हुनुहुन्छ भने चिह्न लगाउनुहोस्।',
  'age-missing':
    'तपाईंको उमेर १६ वर्ष वा बढी हो भनी चिह्न लगाउनुहोस्। उमेर कम छ? त्यसो भए गोपनीयता कानुनले हामीलाई अझै खबर पठाउन वा तपाईंको नाम देखाउन दिँदैन। निवेदनमा हस्ताक्षर गर्न सक्नुहुन्छ।',
  'topics-missing': 'कम्तीमा एउटा विषय छान्नुहोस्।',
  'topic-unknown': 'यस विषयमा अब जोडिन सकिँदैन। अर्को छान्नुहोस्।',
  'updates-unknown': 'यस निवेदनको पछ्याउने खबर छैन।',
  'erase-not-sure': 'तपाईं सबै मेटाउन चाहनुहुन्छ भनी चिह्न लगाउनुहोस्। यो फर्काउन सकिँदैन।',
  'source-malformed': 'स्रोतमा a–z, 0–9, थोप्लो, हाइफन र अन्डरस्कोर मात्र हुन सक्छन् (बढीमा ४० अक्षर)।',
  'partner-unknown': 'यो साझेदार संस्था यस निवेदनको होइन।',
  'locale-unknown': 'हामी यो भाषा जान्दैनौं।',
  'value-malformed': 'यो ठाउँ मिलेन। कृपया जाँच्नुहोस्।',
}

/** Title and detail of the public API's problems, in Nepali, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'अज्ञात निवेदन', detail: 'यस नामको कुनै निवेदन छैन।' },
  'petition-closed': { title: 'निवेदन बन्द', detail: 'यस निवेदनले अब हस्ताक्षर लिँदैन।' },
  'body-too-large': { title: 'धेरै ठूलो विवरण', detail: 'सन्देश धेरै ठूलो भयो।' },
  'not-json': { title: 'JSON होइन', detail: 'सन्देश application/json का रूपमा पठाउनुहोस्।' },
  invalid: { title: 'सबै कुरा मिलेन', detail: 'एक वा बढी ठाउँ मिलेका छैनन्।' },
  'not-found': { title: 'भेटिएन', detail: 'तपाईंले खोज्नुभएको कुरा यहाँ छैन।' },
  'method-not-allowed': { title: 'यो विधि मिल्दैन', detail: 'यस ठेगानाले यो विधि जान्दैन।' },
  internal: { title: 'गडबडी', detail: 'हाम्रोतर्फ केही गडबडी भयो। पछि फेरि प्रयास गर्नुहोस्।' },
}
