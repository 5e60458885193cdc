import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in Filipino, by its code. */
export const errors: PublicErrors = {
  'email-missing': 'Pakisulat ang email address mo.',
  'email-malformed': 'Hindi tama ang email address na ito. Ganito ang tama: name@example.org.',
  'email-too-long': 'Masyadong mahaba ang email address na ito. Gumamit ng iba.',
  'email-not-ascii':
    'Bago ang @, karaniwang letra na walang tuldik, numero at bantas lang ang puwede. Gumamit ng ibang address.',
  'given-name-missing': 'Pakisulat ang pangalan mo.',
  'given-name-too-long': 'Masyadong mahaba ang pangalang ito. Hanggang 100 karakter lang.',
  'given-name-not-a-name': 'Pangalan mo lang ang isulat, walang link o espesyal na karakter.',
  'family-name-missing': 'Pakisulat ang apelyido mo.',
  'family-name-too-long': 'Masyadong mahaba ang apelyidong ito. Hanggang 100 karakter lang.',
  'family-name-not-a-name': 'Apelyido mo lang ang isulat, walang link o espesyal na karakter.',
  'country-unknown': 'Piliin ang bansa mo sa listahan.',
  'city-too-long': 'Masyadong mahaba ang pangalan ng lugar na ito. Hanggang 100 karakter lang.',
  'city-malformed': 'Lungsod o bayan mo lang ang isulat, walang link o espesyal na karakter.',
  'postal-code-malformed': 'Hindi tama ang postal code na ito. Pakitingnan ulit.',
  'consent-missing':
    'Kung wala ang pahintulot mo, hindi namin puwedeng itago ang lagda mo. Tsekan ang kahon.',
  'consent-missing-newsletter':
    'Kung wala ang pahintulot mo, hindi kami puwedeng magpadala ng balita. Tsekan ang kahon kung pumapayag ka.',
  'age-missing':
    'Tsekan na ikaw ay 16 taong gulang o higit pa. Mas bata ka ba? Hindi pa kami pinapayagan ng batas sa privacy na magpadala sa iyo ng balita o ipakita ang pangalan mo. Puwede kang lumagda sa petisyon.',
  'topics-missing': 'Pumili ng kahit isang paksa.',
  'topic-unknown': 'Hindi na masusundan ang paksang ito. Pumili ng iba.',
  'updates-unknown': 'Walang balitang masusundan sa petisyong ito.',
  'erase-not-sure': 'Tsekan na gusto mong burahin ang lahat. Hindi na ito maibabalik.',
  'source-malformed':
    'Ang pinagmulan ay puwede lang maglaman ng a–z, 0–9, tuldok, gitling at underscore (hanggang 40 karakter).',
  'partner-unknown': 'Hindi kabilang sa petisyon ang katuwang na ito.',
  'locale-unknown': 'Hindi namin kilala ang wikang ito.',
  'value-malformed': 'Hindi tama ang nakasulat dito. Pakitingnan ulit.',
}

/** Title and detail of the public API's problems, in Filipino, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'Hindi kilalang petisyon', detail: 'Walang petisyong may ganitong pangalan.' },
  'petition-closed': {
    title: 'Sarado na ang petisyon',
    detail: 'Hindi na tumatanggap ng lagda ang petisyong ito.',
  },
  'body-too-large': { title: 'Sobrang daming datos', detail: 'Masyadong malaki ang mensahe.' },
  'not-json': { title: 'Hindi JSON', detail: 'Ipadala ang mensahe bilang application/json.' },
  invalid: { title: 'Hindi lahat ay tama', detail: 'May isa o higit pang bahaging hindi tama.' },
  'not-found': { title: 'Hindi nahanap', detail: 'Wala rito ang hinahanap mo.' },
  'method-not-allowed': {
    title: 'Hindi pinapayagang paraan',
    detail: 'Hindi kilala ng address na ito ang paraang ito.',
  },
  internal: { title: 'Nagkaproblema', detail: 'May nagkaproblema sa panig namin. Subukan ulit mamaya.' },
}
