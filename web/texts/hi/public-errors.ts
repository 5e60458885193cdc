import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in Hindi, by its code. */
export const errors: PublicErrors = {
  'email-missing': 'कृपया अपना ईमेल पता लिखें।',
  'email-malformed': 'यह ईमेल पता सही नहीं है। सही पता ऐसा होता है: name@example.org',
  'email-too-long': 'यह ईमेल पता बहुत लंबा है। कोई दूसरा पता लिखें।',
  'email-not-ascii': '@ से पहले केवल अंग्रेज़ी के सादे अक्षर, अंक और चिह्न हो सकते हैं। कोई दूसरा पता लिखें।',
  'given-name-missing': 'कृपया अपना नाम लिखें।',
  'given-name-too-long': 'यह नाम बहुत लंबा है। इसमें 100 अक्षर आ सकते हैं।',
  'given-name-not-a-name': 'केवल अपना नाम लिखें, बिना लिंक या विशेष चिह्नों के।',
  'family-name-missing': 'कृपया अपना उपनाम लिखें।',
  'family-name-too-long': 'यह उपनाम बहुत लंबा है। इसमें 100 अक्षर आ सकते हैं।',
  'family-name-not-a-name': 'केवल अपना उपनाम लिखें, बिना लिंक या विशेष चिह्नों के।',
  'country-unknown': 'कृपया सूची से अपना देश चुनें।',
  'city-too-long': 'जगह का यह नाम बहुत लंबा है। इसमें 100 अक्षर आ सकते हैं।',
  'city-malformed': 'केवल अपना शहर या गाँव लिखें, बिना लिंक या विशेष चिह्नों के।',
  'postal-code-malformed': 'यह पिन कोड सही नहीं है। कृपया जाँचें।',
  'consent-missing': 'आपकी सहमति के बिना हम आपका हस्ताक्षर नहीं रख सकते। कृपया निशान लगाएँ।',
  'consent-missing-newsletter': 'आपकी सहमति के बिना हम आपको ख़बरें नहीं भेज सकते। यदि आप सहमत हैं तो निशान लगाएँ।',
  'age-missing':
    'निशान लगाएँ कि आपकी उम्र 16 वर्ष या उससे अधिक है। उम्र कम है? तो निजता क़ानून हमें अभी आपको ख़बरें भेजने या आपका नाम दिखाने की अनुमति नहीं देता। याचिका पर हस्ताक्षर आप कर सकते हैं।',
  'topics-missing': 'कम से कम एक विषय चुनें।',
  'topic-unknown': 'इस विषय से अब नहीं जुड़ा जा सकता। कोई दूसरा चुनें।',
  'updates-unknown': 'इस याचिका की कोई ख़बरें नहीं हैं।',
  'erase-not-sure': 'निशान लगाएँ कि आप सब कुछ मिटाना चाहते हैं। यह वापस नहीं हो सकता।',
  'source-malformed': 'स्रोत में केवल a–z, 0–9, बिंदु, हाइफ़न और अंडरस्कोर हो सकते हैं (ज़्यादा से ज़्यादा 40 अक्षर)।',
  'partner-unknown': 'यह सहयोगी संगठन इस याचिका का नहीं है।',
  'locale-unknown': 'हम यह भाषा नहीं जानते।',
  'value-malformed': 'यह जगह सही नहीं भरी गई है। कृपया जाँचें।',
}

/** Title and detail of the public API's problems, in Hindi, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'अज्ञात याचिका', detail: 'इस नाम की कोई याचिका नहीं है।' },
  'petition-closed': { title: 'याचिका बंद', detail: 'यह याचिका अब हस्ताक्षर नहीं लेती।' },
  'body-too-large': { title: 'बहुत अधिक डेटा', detail: 'संदेश बहुत बड़ा है।' },
  'not-json': { title: 'JSON नहीं है', detail: 'संदेश application/json के रूप में भेजें।' },
  invalid: { title: 'सब कुछ सही नहीं है', detail: 'एक या अधिक जगहें सही नहीं भरी गई हैं।' },
  'not-found': { title: 'नहीं मिला', detail: 'आप जो खोज रहे हैं, वह यहाँ नहीं है।' },
  'method-not-allowed': { title: 'इस विधि की अनुमति नहीं', detail: 'यह पता इस विधि को नहीं जानता।' },
  internal: { title: 'गड़बड़ी', detail: 'हमारी ओर से कुछ गड़बड़ हुई। बाद में फिर कोशिश करें।' },
}
