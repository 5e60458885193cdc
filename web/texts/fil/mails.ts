import type { MailTexts } from '../mail-texts.ts'

/** What the mails say in Filipino. */
export const mails: MailTexts = {
  confirmation: {
    subject: (title) => `Kumpirmahin ang lagda mo: ${title}`,
    heading: 'Isang pindot na lang',
    lead: 'Ginamit ang email address na ito para lagdaan ang petisyong ito:',
    what: 'Mabibilang lang ang lagda mo kapag kinumpirma mo. Dadalhin ka ng button sa pahina kung saan mo ito gagawin.',
    follows: 'Sa button ding ito, kinukumpirma mong gusto mo ng email tungkol sa:',
    button: 'Kumpirmahin ang lagda ko',
    validity:
      'Gumagana ang button nang 7 araw. Kung wala kang gagawin, hindi mabibilang ang lagda at buburahin namin ang datos mo.',
  },
  alreadySigned: {
    subject: (title) => `Nakalagda ka na dati: ${title}`,
    heading: 'Nakalagda ka na dati',
    lead: 'Ginamit ulit ang email address na ito para lagdaan ang petisyong ito:',
    what: 'Naroon na ang lagda mo. Wala kang kailangang gawin.',
    housemate:
      'May kasama ka ba sa bahay na gumagamit din ng address na ito at gustong lumagda? Kailangan niya ng sarili niyang email address.',
    toPetition: 'Pumunta sa petisyon',
  },
  subscription: {
    subject: (names) => `Kumpirmahin na gusto mong sundan: ${names}`,
    heading: 'Isang pindot na lang',
    lead: 'Ginamit ang email address na ito para humiling ng email tungkol sa:',
    what: 'Matatanggap mo lang ang mga email na iyon kapag kinumpirma mo. Dadalhin ka ng button sa pahina kung saan mo ito gagawin.',
    button: 'Oo, gusto ko ang mga email na ito',
    validity:
      'Gumagana ang button nang 7 araw. Kung wala kang gagawin, wala kang matatanggap na balita at buburahin namin ang datos mo.',
  },
  alreadySubscribed: {
    subject: (names) => `Sinusundan mo na ito: ${names}`,
    heading: 'Sinusundan mo na ito',
    lead: 'Ginamit ulit ang email address na ito para humiling ng email tungkol sa:',
    what: 'Natatanggap mo na ang mga email na iyon. Wala kang kailangang gawin.',
  },
  campaign: {
    reader: 'kaibigan',
    why: (lists) => `Natanggap mo ang email na ito dahil sinusundan mo ang: ${lists}.`,
    updates: 'balita tungkol sa petisyong',
  },
  choices: {
    change: 'May gusto ka bang baguhin?',
    preferences: 'Piliin kung aling email ang gusto mo',
    stop: 'Ayaw mo na ba ng mga email na ito?',
    unsubscribe: 'Mag-unsubscribe',
  },
  myData: {
    subject: 'Ang link sa datos mo',
    heading: 'Tingnan ang datos mo',
    lead: 'Ginamit ang email address na ito para itanong kung anong datos ang itinatago namin.',
    what: 'Dadalhin ka ng button sa pahinang para sa iyo lang. Doon mo puwedeng tingnan, itama, dalhin o burahin ang datos mo. Huwag ipasa ang email na ito.',
    button: 'Tingnan ang datos ko',
    validity: 'Gumagana ang button nang 24 na oras.',
  },
  lists: {
    updates: 'Balita tungkol sa petisyong',
    sender: (name, postalAddress) => `Nagpapadala ng balitang ito: ${name}, ${postalAddress}`,
  },
  notMe: {
    signature: 'Hindi mo ba kailanman nilagdaan ang petisyong ito? Puwede mong tanggalin ang lagda:',
    subscription:
      'Hindi mo ba ito hiniling? Sabihin sa amin, at hindi na kami magpapadala ng email sa address na ito:',
    myData:
      'Hindi mo ba ito hiniling? Wala kang kailangang gawin. Ayaw mo na bang makatanggap ng email namin?',
    link: 'Hindi ako iyon',
  },
  why: (organisation, publicUrl) =>
    `Ipinadala sa iyo ng ${organisation} ang email na ito dahil may naglagay ng address na ito sa ${publicUrl}.`,
}
