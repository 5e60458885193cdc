import type { Texts } from '../nl.ts'

/** What is kept of a person, asked for, shown, corrected and erased, in Filipino. */
export const myDataAsk: Texts['myDataAsk'] = {
  title: 'Ang datos mo',
  lead: 'Tingnan kung ano ang itinatago namin tungkol sa iyo. Pagkatapos ay puwede mo itong itama, dalhin o burahin.',
  how: 'Isulat ang email address mo. Magpapadala kami ng email na may link sa sarili mong pahina. Sa ganoon namin nalalamang ikaw nga iyon. Gumagana ang link nang 24 na oras.',
  submit: 'Ipadala ang link',
  sentTitle: 'Tingnan ang email mo',
  sent: 'Natanggap namin ang hiling mo. Kung makakapagpadala kami ng email sa address na ito, makakatanggap ka ng link sa lalong madaling panahon. Ginagawa namin ito nang hanggang isang beses sa 10 minuto at 3 beses sa isang araw.',
  sentHelp: 'Walang email? Maghintay ng ilang minuto, at tingnan din ang spam folder mo.',
  question: 'Hindi ba gumana? Sumulat sa',
}

export const myData: Texts['myData'] = {
  title: 'Ang datos mo',
  lead: 'Ito ang itinatago namin kasama ng email address mo.',
  private:
    'Para sa iyo lang ang pahinang ito. Huwag ibahagi ang link. Pagkalipas ng 24 na oras, hindi na ito gagana.',
  nothing: 'Wala kaming itinatago sa address na ito.',
  done: {
    withdrawn: {
      title: 'Nabawi na ang lagda mo',
      text: 'Hindi na ito nabibilang. Baka matagalan nang kaunti bago ito makita sa site.',
    },
    corrected: { title: 'Napalitan na ang pangalan mo', text: 'Ganito na ngayon ang pangalan mo.' },
    unsubscribed: { title: 'Naka-unsubscribe ka na', text: 'Hindi mo na matatanggap ang mga email na ito.' },
  },

  signatures: 'Mga lagda mo',
  noSignatures: 'Wala ka pang nalagdaang petisyon.',
  state: 'Kalagayan',
  states: {
    pending: 'Naghihintay ng kumpirmasyon mo',
    confirmed: 'Nakumpirma, nabibilang',
    held: 'Nakumpirma, sinusuri pa namin',
    withdrawn: 'Binawi',
    removed: 'Tinanggal',
    expired: 'Lipas na, hindi nakumpirma',
  },
  name: 'Pangalan',
  email: 'Email address',
  city: 'Lungsod o bayan',
  postalCode: 'Postal code',
  country: 'Bansa',
  publicName: 'Pangalan sa petisyon',
  nameShown: 'Oo, makikita ng lahat ang pangalan mo',
  nameHidden: 'Hindi, nakatago ang pangalan mo',
  source: 'Paano ka nakarating dito',
  partner: 'Sa pamamagitan ng katuwang',
  via: 'Sa sariling link ng isang tao',
  requestedAt: 'Nilagdaan noong',
  confirmedAt: 'Nakumpirma noong',
  withdrawnAt: 'Binawi noong',
  consent: 'Pahintulot',
  consentVersion: (version) => `bersiyon ${version} ng teksto`,
  correct: 'Itama ang pangalan mo',
  save: 'I-save ang pangalang ito',
  withdraw: 'Bawiin ang lagda ko',
  withdrawHint:
    'Hindi na mabibilang ang lagda mo, at buburahin namin ang pangalan at address na kasama nito.',

  subscriptions: 'Ang sinusundan mo sa email',
  noSubscriptions: 'Wala kang sinusundan sa email.',
  following: (since) => `Sinusundan mo ito mula ${since}.`,
  left: (endedAt) => `Dati mo itong sinusundan. Itinigil noong ${endedAt}.`,
  goesTo: 'Ipinapadala ang email sa',
  language: 'Wika',
  leave: 'Itigil ang mga email na ito',

  receipts: 'Ang mga pinayagan mo',
  receiptsHint: 'Itinatago namin ito para maipakitang nagbigay ka ng pahintulot.',
  askedAt: 'Itinanong noong',
  channel: 'Saan',
  importedFrom: 'Kinuha mula sa',
  channels: {
    page: 'Sa site na ito',
    api: 'Sa ibang site o app',
    embed: 'Sa site ng katuwang',
    preferences: 'Sa pahina mo ng pagpili ng email',
    import: 'Kinuha mula sa naunang listahan',
  },

  requests: 'Hindi pa nakumpirma',
  request: (names, at) => `${names}: hiniling noong ${at}.`,

  mails: 'Mga email na ipinadala namin sa iyo',
  mailKinds: {
    confirm: 'Kumpirmahin ang lagda mo',
    'already-signed': 'Nakalagda ka na dati',
    'confirm-subscription': 'Kumpirmahin na gusto mo kaming sundan',
    'my-data': 'Link sa datos mo',
  },
  otherMail: 'Email',

  deliveries: 'Mga balitang ipinadala namin sa email',
  deliveryStates: {
    waiting: 'Ipapadala pa lang ang email na ito.',
    claimed: 'Ipinapadala na ang email na ito.',
    unknown: 'Hindi namin tiyak kung naipadala ang email na ito.',
    sent: 'Naipadala.',
    delivered: 'Nakarating.',
    bounced: 'Bumalik.',
    complained: 'Iniulat bilang spam.',
  },
  skipped: {
    left: 'Hindi ipinadala: naka-unsubscribe ka na.',
    suppressed: 'Hindi ipinadala: hindi kami nagpapadala ng balita sa address na ito.',
    erased: 'Hindi ipinadala: nabura na ang datos mo.',
    refused: 'Hindi ipinadala: hindi ito tinanggap ng serbisyo namin sa email.',
    rejected: 'Hindi ipinadala: pinigil ito ng serbisyo namin sa email.',
    failed: 'Hindi ipinadala: may nagkaproblema sa panig namin.',
  },
  leftByMail: (at) => `Nag-unsubscribe ka sa email na ito noong ${at}.`,

  feedback: 'Ang sinabi sa amin ng mailbox mo',
  feedbackKinds: {
    'permanent-bounce': 'Hindi maihatid ang email',
    'transient-bounce': 'Pansamantalang hindi maihatid ang email',
    complaint: 'Iniulat bilang spam ang email namin',
    reject: 'Tinanggihan ang email',
    'delivery-delay': 'Naantala ang email',
  },
  otherFeedback: 'Ulat tungkol sa isang email',

  suppression: 'Mga email na hindi namin ipinapadala',
  suppressed: {
    all: 'Hindi kami nagpapadala ng anumang email sa address na ito.',
    bulk: 'Hindi kami nagpapadala ng balita sa address na ito. Darating ang mga email na ikaw mismo ang humiling.',
  },
  because: {
    'not-me': 'Pinindot mo ang “Hindi ako iyon”.',
    bounce: 'Bumalik ang email sa address na ito.',
    'transient-bounces': 'Ilang beses bumalik ang email sa address na ito.',
    complaint: 'Iniulat bilang spam ang email namin.',
    imported: 'Kinuha ito mula sa naunang listahan.',
    manager: 'Itinakda ito ng isang kasama sa aming grupo.',
  },
  since: (at) => `Mula ${at}.`,

  downloadTitle: 'Dalhin ang datos mo',
  downloadLead:
    'Matatanggap mo ang lahat ng itinatago namin kasama ng email address mo sa isang file (JSON), pati ang mga teknikal na detalye.',
  download: 'I-download ang datos ko',

  eraseTitle: 'Burahin ang lahat',
  eraseLead: 'Mawawala ang mga ito, at hindi na maibabalik:',
  eraseItems: [
    'Ang mga lagda mo: babawiin ang mga ito at hindi na mabibilang.',
    'Ang sinusundan mo sa email: hindi ka na makakatanggap ng balita.',
    'Ang pangalan, address at mga pahintulot mo, at lahat ng iba pa sa pahinang ito.',
  ],
  eraseKept:
    'Sinabi mo ba sa amin ang “Hindi ako iyon”, iniulat mo bang spam ang email namin, tinanggihan ba ito ng mailbox mo, o nasa listahan ka na ng mga taong hindi pinapadalhan ng email? Iyon lang ang maiiwan, kasama ng isang code, para hindi ka namin magambala. Walang makakabasa ng address mo mula roon. Ang serbisyo lang sa email ng Amazon ang maaaring mayroon pa ng address mo sa sarili nitong listahan. Sabihin lang sa amin na ipaalis ito.',
  eraseSure: 'Oo, burahin ang lahat ng itinatago ninyo tungkol sa akin.',
  erase: 'Burahin ang datos ko',

  erasedTitle: 'Nabura na ang datos mo',
  erased: 'Wala na ang itinago namin kasama ng email address mo. Hindi na nabibilang ang mga lagda mo.',
  erasedBackups: 'Mawawala ang datos mo sa mga backup sa loob ng 35 araw.',
  erasedAgain: 'Puwede kang sumali ulit anumang oras.',
}
