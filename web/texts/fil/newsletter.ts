import type { Texts } from '../nl.ts'

/** Following by mail, and leaving, in Filipino. */
export const newsletter: Texts['newsletter'] = {
  title: 'Sundan ang gawain namin sa email',
  lead: 'Piliin kung tungkol saan ang gusto mong mabalitaan. Ang mga pinili mong email lang ang matatanggap mo, at puwede kang tumigil anumang oras.',
  topics: 'Tungkol saan ang gusto mong mabalitaan?',
  topicsHint: 'Pumili ng isa o higit pa.',
  none: 'Wala pang masusundan ngayon. Bumalik sa ibang araw.',
  emailHint: 'Dito namin ipapadala ang email. Hindi ito lalabas sa site.',
  consentTitle: 'Ang pahintulot mo',
  consent:
    'Oo, pumapayag akong makatanggap ng mga email na ito, gaya ng nakasulat sa itaas para sa bawat paksang pinili ko.',
  ageConfirmed: 'Ako ay 16 taong gulang o higit pa.',
  ageHint:
    'Mas bata ka ba? Hindi pa kami pinapayagan ng batas sa privacy na magpadala sa iyo ng balita. Puwede kang lumagda sa mga petisyon.',
  submit: 'Mag-sign up',
  afterwards: 'Magpapadala muna kami ng email na may button. Pindutin ito, at naka-sign up ka na.',
  toForm: 'Sundan kami sa email',
}

export const lists: Texts['lists'] = {
  updates: 'Balita tungkol sa petisyong',
}

export const newsletterCheckEmail: Texts['newsletterCheckEmail'] = {
  title: 'Isang hakbang na lang: tingnan ang email mo',
  lead: 'Magpapadala kami ng email sa iyo. Pindutin ang button doon; saka ka lang makakatanggap ng balita namin.',
  validity: 'Gumagana ang button nang 7 araw. Pagkatapos noon, puwede kang mag-sign up ulit.',
  helpAddress: 'Mali ba ang naisulat mong address? Mag-sign up ulit gamit ang tama.',
  helpAgain: 'Sinusundan mo na ba ito? Sasabihin iyon sa email, at wala ka nang kailangang gawin.',
  again: 'Bumalik sa pag-sign up',
}

export const newsletterThanks: Texts['newsletterThanks'] = {
  title: 'Salamat at kasama ka namin!',
  lead: 'Kasama ka na. Kapag may balita, makakarinig ka mula sa amin.',
  leave:
    'Gusto mo bang tumigil, o pumili ng iba? May link sa ibaba ng bawat email. Isang pindot lang ng button.',
  petitionsTitle: 'Lumagda rin sa petisyon',
  petitionsLead: 'Pinalalakas ng bawat lagda ang boses ng mga bata.',
  petitions: 'Tingnan ang mga petisyon',
}

export const confirmSubscription: Texts['confirmSubscription'] = {
  title: 'Kumpirmahin na gusto mo kaming sundan',
  lead: 'Pindutin ang button, at makakatanggap ka ng email tungkol sa nakalista sa ibaba.',
  lists: 'Ang susundan mo',
  button: 'Oo, gusto ko ang mga email na ito',
  wrong: 'May mali ba, o hindi ikaw ito? Huwag pindutin ang button. May link sa email na “Hindi ako iyon”.',
}

export const unsubscribe: Texts['unsubscribe'] = {
  title: 'Itigil ang mga email na ito',
  lead: 'Pindutin ang button, at hindi mo na matatanggap ang mga email na ito:',
  titleAll: 'Itigil ang lahat ng email',
  leadAll: 'Pindutin ang button, at hindi ka na makakatanggap ng balita namin, anuman ang paksa.',
  button: 'Itigil ang mga email na ito',
  buttonAll: 'Itigil ang lahat ng email',
  everythingTitle: 'Ayaw mo na ba ng kahit anong balita?',
  everything: 'Ititigil din namin ang lahat ng iba pang balitang natatanggap mo mula sa amin.',
  signatures: 'Mananatili ang mga lagda mo sa mga petisyon.',
  doneTitle: 'Naka-unsubscribe ka na',
  done: 'Hindi mo na matatanggap ang mga email na ito:',
  doneAll: 'Hindi ka na makakatanggap ng balita namin.',
  doneUnderWay: 'May kapapadala lang ba? Baka dumating pa iyon.',
  changedMind: 'Nagkamali ka ba, o gusto mong sundan ang iba?',
  preferences: 'Piliin kung aling email ang gusto mo',
}

export const preferences: Texts['preferences'] = {
  title: 'Piliin kung aling email ang gusto mo',
  lead: 'Tsekan ang gusto mong matanggap, at alisin ang tsek sa hindi mo na gusto.',
  topics: 'Mga paksa',
  updates: 'Balita tungkol sa isang petisyon',
  updatesHint: 'Alisin ang tsek, at wala ka nang maririnig tungkol sa petisyong iyon.',
  language: 'Sa anong wika mo gusto ang email mo?',
  newOnes: 'May bago ka bang pinili? Magpapadala muna kami ng email na may button para kumpirmahin ito.',
  save: 'I-save ang pinili ko',
  savedTitle: 'Na-save na ang pinili mo',
  saved: 'Mula ngayon, ang may tsek lang sa ibaba ang matatanggap mo.',
  savedAsked:
    'Para sa idinagdag mo, nagpadala kami ng email na may button. Pindutin ito, at susundan mo rin iyon.',
  everythingTitle: 'Itigil ang lahat',
  everything: 'Hindi ka na makakatanggap ng balita namin. Mananatili ang mga lagda mo.',
  everythingButton: 'Itigil ang lahat ng email',
  nothing: 'Wala ka nang sinusundan ngayon. Kaya hindi na namin itinatago rito ang email address mo.',
  startAgain: 'May gusto ka bang sundan? Mag-sign up gamit ang email address mo.',
}
