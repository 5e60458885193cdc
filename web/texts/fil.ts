import { myData, myDataAsk } from './fil/my-data.ts'
import {
  confirmSubscription,
  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  preferences,
  unsubscribe,
} from './fil/newsletter.ts'
import { ownLink } from './fil/own-link.ts'
import { privacy } from './fil/privacy.ts'
import { formats } from './format.ts'
import type { Texts } from './nl.ts'
import { signaturesIn } from './signatures.ts'

const { number, dateTime } = formats('fil')
const { counted, inAll } = signaturesIn('fil')

/** Every word of the public pages in Filipino. */
export const fil: Texts = {
  skipToContent: 'Pumunta sa nilalaman',
  otherLanguages: 'Mga wika',
  allPetitions: 'Lahat ng petisyon',
  optional: 'opsiyonal',
  errorTitle: (title) => `May mali: ${title}`,
  footer: {
    from: (organisation) => `Site ng mga petisyon ng ${organisation}.`,
    noTracking: 'Walang cookies, walang tracker.',
    privacy: 'Ano ang ginagawa namin sa datos mo',
    myData: 'Tingnan o burahin ang datos mo',
  },

  progress: {
    goal: (goal) => `Ang target natin ay ${number(goal)}`,
    goalReached: (goal) => `Naabot na ang target na ${number(goal)}`,
    goalWas: (goal) => `Ang target ay ${number(goal)}`,
    toward: (next) => `Naabot na ang target. Sunod naman ang ${number(next)}`,
    towardGoal: (next, goal) => `Sunod ang ${number(next)}, at saka ang ${number(goal)}`,
    bar: 'Mga lagda tungo sa target',
    offline: (count) => `At ${counted(count)} sa papel`,
  },

  counter: {
    asOf: (instant) => `Bilang noong ${dateTime(instant)}`,
  },

  embed: {
    whole: 'Basahin ang buong petisyon',
    links: 'Bubukas ang mga link sa bagong window.',
  },

  alliance: {
    title: 'Kasama ang',
    via: (name) => `Lumalagda ka sa pamamagitan ng ${name}.`,
  },

  poster: {
    title: 'Poster',
    hint: 'I-print ang pahinang ito at ipaskil, o ilagay kung saan maraming tao.',
    code: 'QR code na may address ng petisyon',
    scan: 'I-scan at lagdaan ang petisyon',
  },

  home: {
    title: 'Iparinig ang boses mo',
    intro: (organisation) =>
      `May mga karapatan ang mga bata. Sama-sama nating iparinig ang boses nila. Pumili ng petisyon ng ${organisation} at ilagda ang pangalan mo.`,
    petitions: 'Mga petisyon',
    closedPetitions: 'Mga natapos na petisyon',
    none: 'Wala pang petisyong malalagdaan ngayon. Pakibalikan ito sa lalong madaling panahon.',
    search: 'Maghanap ng petisyon',
    searchButton: 'Hanapin',
    found: (count, typed) => `${number(count)} petisyon ang nahanap na may “${typed}”.`,
    closed: 'Sarado na',
    sign: 'Basahin at lagdaan',
    read: 'Tingnan ang petisyon',
  },

  petition: {
    kickers: { open: 'Petisyon', closed: 'Saradong petisyon', archived: 'Natapos na petisyon' },
    to: 'Para sa',
    jumpToForm: 'Lagdaan ang petisyon',
    formTitle: 'Lagdaan ang petisyon',
    afterwards: 'Makakatanggap ka ng email na may button. Pindutin ito, at mabibilang ang lagda mo.',
    closesAt: (instant) => `Puwedeng lumagda hanggang ${dateTime(instant)} (oras sa Amsterdam).`,
    givenName: 'Pangalan',
    familyName: 'Apelyido',
    email: 'Email address',
    emailHint: 'Para makumpirma ang lagda mo. Hindi ito lalabas sa site.',
    useAddress: (address) => `${address} ba ang ibig mong sabihin? Pindutin dito para itama.`,
    country: 'Bansa',
    city: 'Lungsod o bayan',
    postalCode: 'Postal code',
    publicName: 'Puwede ba naming ipakita ang pangalan mo sa petisyon?',
    showName: 'Oo, ipakita ang pangalan ko sa petisyon. Makikita ito ng lahat.',
    age: '16 taong gulang ka na ba o higit pa?',
    ageConfirmed: 'Ako ay 16 taong gulang o higit pa.',
    ageHint: 'Kailangan lang kung puwedeng ipakita ang pangalan mo sa petisyon.',
    ageHintFollowing: 'Kailangan lang kung gusto mong makatanggap ng balita o ipakita ang pangalan mo.',
    following: 'Gusto mo bang makatanggap ng balita?',
    followingHint: 'Hindi ito kailangan. Anumang tsekan mo ay makukumpirma sa button ding iyon ng lagda mo.',
    updates: 'Tungkol lang sa petisyong ito',
    consent: 'Ang pahintulot mo',
    dataTo: (organisation) =>
      `Mapupunta ang datos mo sa ${organisation}. Ang nakasulat lang sa itaas ang matatanggap ng iba.`,
    privacyLink: 'Ano ang ginagawa namin sa datos mo',
    submit: 'Lumagda',
    sending: 'Sandali lang…',
    honeypot: 'Iwanang blangko ito',
    errorSummary: (count) => `May ${number(count)} pang kailangang ayusin. Pakitingnan ang sumusunod:`,
    closed: 'Sarado na ang petisyong ito',
    closedOn: (instant) => `Puwede itong lagdaan hanggang ${dateTime(instant)} (oras sa Amsterdam).`,
    closedThanks: (count, offline) => `Salamat sa lahat ng nakilahok: ${inAll(count, offline)}.`,
    closedGrace:
      'Nakalagda ka ba sa oras pero hindi pa nakumpirma? Puwede pa hanggang 24 na oras matapos magsara, gamit ang button sa email mo.',
    archived: 'Tapos na ang petisyong ito',
    news: 'Balita tungkol sa petisyong ito',
    olderNews: (count) => `Mga naunang balita (${number(count)})`,
    signers: 'Mga lumagda kamakailan',
    signersOnly: 'Mga pangalan lang ng pumayag ang ipinapakita.',
    outcome: 'Ang naabot natin',
    related: 'Iba pang petisyon',
    otherPetitions: 'Tingnan ang ibang petisyon',
    donateLead: 'Gusto mo pang tumulong?',
  },

  donate: 'Mag-donate nang isang beses o regular',

  checkEmail: {
    title: 'Isang hakbang na lang: tingnan ang email mo',
    lead: 'Nagpadala kami ng email sa iyo. Pindutin ang button doon; saka lang mabibilang ang lagda mo.',
    petition: 'Nilagdaan mo ang:',
    validity: 'Gumagana ang button nang 7 araw. Pagkatapos noon, puwede kang lumagda ulit.',
    notFound: 'Hindi mahanap ang email?',
    helpWait: 'Maghintay ng ilang minuto. Minsan ay mabagal ang email.',
    helpSpam: 'Tingnan ang spam o promotions folder mo.',
    helpSearch: (organisation) => `Hanapin ang “${organisation}” sa email mo.`,
    helpProviders:
      'Gmail ba ang gamit mo? Tingnan din sa Promotions. Outlook o Hotmail? Tingnan din sa Other at sa Junk Email.',
    helpAddress: 'Mali ba ang naisulat mong address? Lumagda ulit gamit ang tama.',
    typoTitle: 'Tama ba ang email address mo?',
    typo: (domain) =>
      `Ang dulo ng address na isinulat mo ay parang ${domain}, pero may kaunting kaibhan. Mali ba ang pagkakasulat? Kung gayon ay hindi darating ang email namin.`,
    typoAgain: 'Lumagda ulit gamit ang tamang address',
    helpAgain:
      'Nalagdaan mo na ba dati ang petisyong ito? Sasabihin iyon sa email, at wala ka nang kailangang gawin.',
    signAgain: 'Bumalik sa petisyon',
    resendTitle: 'Ipadala ulit ang email',
    resendLead: 'Isulat ang address na ginamit mo sa paglagda.',
    resend: 'Ipadala ulit',
    resentTitle: 'Natanggap namin ang hiling mo',
    resent:
      'Kung may lagda mula sa address na ito na naghihintay ng kumpirmasyon, ipapadala namin ulit ang email. Ginagawa namin ito nang hanggang isang beses sa 10 minuto at 3 beses sa isang araw.',
  },

  confirm: {
    title: 'Kumpirmahin ang lagda mo',
    lead: 'Pindutin ang button, at mabibilang ang lagda mo.',
    to: 'Para sa',
    name: 'Pangalan mo',
    publicName: 'Pangalan sa petisyon',
    nameShown: 'Oo, makikita ng lahat ang pangalan ko',
    nameHidden: 'Hindi, mananatiling nakatago ang pangalan ko',
    consent: 'Ang pahintulot mo',
    button: 'Oo, lumalagda ako',
    leadFollowing:
      'Pindutin nang isang beses ang button: mabibilang ang lagda mo, at matatanggap mo ang mga email na pinili mo.',
    follows: 'Sa button ding ito, susundan mo rin ang',
    buttonFollowing: 'Oo, lumalagda ako at gusto ko ang mga email na ito',
    wrong: 'May mali ba, o hindi ikaw ito? Huwag pindutin ang button. May link sa email na “Hindi ako iyon”.',
  },

  thanks: {
    title: 'Salamat!',
    lead: 'Nakumpirma na ang lagda mo.',
    leadFollowing: 'Nakumpirma na ang lagda mo, at matatanggap mo ang mga email na pinili mo.',
    counting: 'Maaaring umabot ng isang minuto bago mabilang dito ang bagong lagda.',
    next: 'Kapag mas marami tayo, mas malakas ang boses natin. Hikayatin ang dalawa pang tao na lumagda.',
    share: 'Ibahagi ang petisyon',
    message: (title) => `Nilagdaan ko ang petisyong ito: “${title}”. Lalagda ka rin ba?`,
    poster: 'Mag-print ng poster na may QR code na maipapaskil',
    donateLead: 'Sa donasyon mo, mas matagal at mas malakas naming maipaglalaban ang karapatan ng mga bata.',
    nextTitle: 'Lagdaan din ang petisyong ito',
    newsTitle: 'Makibalita',
    news: 'Gusto mo bang malaman ang susunod na mangyayari? Piliin kung tungkol saan ang gusto mong email. Puwede kang tumigil anumang oras.',
  },

  share: {
    system: 'Ibahagi ang petisyon',
    whatsapp: 'Ibahagi sa WhatsApp',
    email: 'Ibahagi sa email',
    networks: 'O ibahagi sa',
    link: 'O kopyahin ang link na ito:',
    copy: 'Kopyahin ang link',
    copied: 'Nakopya na ang link.',
  },

  donating: {
    once: 'Isang beses',
    monthly: 'Buwan-buwan',
    other: 'Pumili ng sariling halaga',
    leads: 'Dadalhin ka nito sa pahina namin ng donasyon. Doon ka pa lang magpapasya.',
  },

  link: {
    expired: {
      title: 'Lipas na ang link na ito',
      text: 'Gumagana ang button sa email nang 7 araw. Lagdaan ulit ang petisyon para makatanggap ng bagong email.',
    },
    unknown: {
      title: 'Hindi gumagana ang link na ito',
      text: 'Baka may naputol na bahagi ng link. Buksan ulit ito mula sa email, o kopyahin nang buo.',
    },
    'petition-closed': {
      title: 'Sarado na ang petisyong ito',
      text: 'Hindi na makukumpirma ang lagda mo. Puwede lang iyon hanggang 24 na oras matapos magsara.',
    },
    'already-confirmed': {
      title: 'Nakapagkumpirma ka na',
      text: 'Nakumpirma na ang lagda mo. Wala nang kailangang gawin.',
    },
    gone: {
      title: 'Wala na ang lagdang ito',
      text: 'Binawi o tinanggal na ang lagda. Wala nang makukumpirma.',
    },
    toPetition: 'Pumunta sa petisyon',
    signAgain: 'Lumagda ulit',
    newsletter: {
      title: 'Lipas na ang link na ito',
      text: 'Gumagana ang button sa email nang 7 araw. Mag-sign up ulit para makatanggap ng bagong email.',
      again: 'Mag-sign up ulit',
    },
    'my-data': {
      title: 'Lipas na ang link na ito',
      text: 'Gumagana ang link sa datos mo nang 24 na oras. Humingi ng bago para makatanggap ng bagong email.',
      again: 'Humingi ng bagong link',
    },
    'not-me': {
      title: 'Lipas na ang link na ito',
      text: 'Gumagana ang link na “Hindi ako iyon” nang 90 araw. Ayaw mo na bang makatanggap ng email namin? Sabihin sa amin.',
    },
  },

  notMe: {
    title: 'Hindi ba ikaw ito?',
    signed: 'May lumagda sa petisyon gamit ang email address mo:',
    newsletter: 'May naglagay ng email address mo para makatanggap ng balita mula sa amin.',
    'my-data': 'May gumamit ng email address mo para humingi ng link sa datos na itinatago namin.',
    what: 'Kapag pinindot mo ang button:',
    removesSignature: 'Tatanggalin namin ang lagda, kahit nabilang na ito.',
    removesRequest: 'Tatanggalin namin ang hiling.',
    unsubscribes: 'Nakakatanggap ba ng balita namin ang address na ito? Ititigil namin iyon.',
    stops: 'Hindi na kami magpapadala ng email sa address na ito, kahit may maglagay ulit nito.',
    nothing: 'Ikaw ba talaga iyon? Isara lang ang pahinang ito; walang magbabago.',
    buttonSigned: 'Hindi ako iyon: tanggalin ang lagda',
    button: 'Hindi ako iyon: huwag nang magpadala ng email',
    doneTitle: 'Salamat, tapos na',
    doneSigned: 'Natanggal na ang lagda. Hindi na kami magpapadala ng email sa address na ito.',
    done: 'Hindi na kami magpapadala ng email sa address na ito.',
    doneApology: 'Paumanhin at may gumamit ng address mo. Salamat sa pagsasabi sa amin.',
    doneQuestion: 'Gusto mo ba ng email namin balang araw, o may tanong ka? Sumulat sa',
  },

  errorPage: {
    notFoundTitle: 'Walang ganitong pahina',
    notFound: 'Baka luma na ang link, o may maling letra.',
    badTitle: 'Hindi namin iyon mabasa',
    bad: 'May mali sa ipinadala ng browser mo. Bumalik at subukan ulit.',
    brokenTitle: 'May nagkaproblema sa panig namin',
    broken: 'Hindi mo ito kasalanan. Subukan ulit pagkalipas ng ilang minuto.',
    home: 'Pumunta sa lahat ng petisyon',
  },

  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  confirmSubscription,
  unsubscribe,
  preferences,
  ownLink,
  myDataAsk,
  myData,
  privacy,
}
