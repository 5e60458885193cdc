import { formats } from './format.ts'
import { myData, myDataAsk } from './nl/my-data.ts'
import {
  confirmSubscription,
  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  preferences,
  unsubscribe,
} from './nl/newsletter.ts'
import { ownLink } from './nl/own-link.ts'
import { privacy } from './nl/privacy.ts'
import { signaturesIn } from './signatures.ts'

const { number, plural, dateTime } = formats('nl')
const { counted, inAll } = signaturesIn('nl')

/** Every word of the public pages in Dutch; the other languages have the same keys (see texts.ts). */
export const nl = {
  skipToContent: 'Naar de inhoud',
  otherLanguages: 'Talen',
  allPetitions: 'Alle petities',
  optional: 'niet verplicht',
  errorTitle: (title: string) => `Fout: ${title}`,
  footer: {
    from: (organisation: string) => `Een petitiesite van ${organisation}.`,
    noTracking: 'Zonder cookies en zonder volgers.',
    privacy: 'Wat we met je gegevens doen',
    myData: 'Bekijk of wis je gegevens',
  },

  progress: {
    goal: (goal: number) => `We gaan voor ${number(goal)}`,
    goalReached: (goal: number) => `Het doel van ${number(goal)} is gehaald`,
    goalWas: (goal: number) => `Het doel was ${number(goal)}`,
    toward: (next: number) => `Het doel is gehaald. Op naar ${number(next)}`,
    towardGoal: (next: number, goal: number) => `Op naar ${number(next)}, en dan door naar ${number(goal)}`,
    bar: 'Handtekeningen op weg naar het doel',
    offline: (count: number) => `En ${counted(count)} op papier`,
  },

  counter: {
    asOf: (instant: string) => `Stand van ${dateTime(instant)}`,
  },

  embed: {
    whole: 'Lees de hele petitie',
    links: 'Links openen in een nieuw venster.',
  },

  alliance: {
    title: 'Samen met',
    via: (name: string) => `Je tekent via ${name}.`,
  },

  poster: {
    title: 'Poster',
    hint: 'Print dit blad en hang het op, of leg het neer waar mensen komen.',
    code: 'QR-code met het adres van de petitie',
    scan: 'Scan en teken de petitie',
  },

  home: {
    title: 'Laat je horen',
    intro: (organisation: string) =>
      `Kinderen hebben rechten. Samen zorgen we dat ze gehoord worden. Kies een petitie van ${organisation} en zet je naam eronder.`,
    petitions: 'Petities',
    closedPetitions: 'Afgeronde petities',
    none: 'Er loopt nu geen petitie. Kom snel nog eens kijken.',
    search: 'Zoek een petitie',
    searchButton: 'Zoek',
    found: (count: number, typed: string) =>
      plural(count, {
        one: `1 petitie gevonden met “${typed}”.`,
        other: `${number(count)} petities gevonden met “${typed}”.`,
      }),
    closed: 'Gesloten',
    sign: 'Lees en teken',
    read: 'Bekijk de petitie',
  },

  petition: {
    kickers: { open: 'Petitie', closed: 'Gesloten petitie', archived: 'Afgeronde petitie' },
    to: 'Aan',
    jumpToForm: 'Teken de petitie',
    formTitle: 'Teken de petitie',
    afterwards: 'Je krijgt een mail met een knop. Druk daarop, en je handtekening telt.',
    closesAt: (instant: string) => `Tekenen kan tot ${dateTime(instant)}.`,
    givenName: 'Voornaam',
    familyName: 'Achternaam',
    email: 'E-mailadres',
    emailHint: 'Voor de bevestiging. Het komt niet op de site.',
    useAddress: (address: string) => `Bedoel je ${address}? Druk hier om het te verbeteren.`,
    country: 'Land',
    city: 'Woonplaats',
    postalCode: 'Postcode',
    publicName: 'Mag je naam bij de petitie staan?',
    showName: 'Ja, zet mijn naam bij de petitie. Iedereen kan die dan zien.',
    age: 'Ben je 16 of ouder?',
    ageConfirmed: 'Ik ben 16 jaar of ouder.',
    ageHint: 'Alleen nodig als je naam bij de petitie mag staan.',
    ageHintFollowing: 'Alleen nodig als je op de hoogte wilt blijven of je naam bij de petitie mag staan.',
    following: 'Wil je op de hoogte blijven?',
    followingHint:
      'Dit hoeft niet. Kruis je iets aan? Dan bevestig je dat met dezelfde knop als je handtekening.',
    updates: 'Alleen over deze petitie',
    consent: 'Jouw toestemming',
    dataTo: (organisation: string) =>
      `Je gegevens gaan naar ${organisation}. Anderen krijgen alleen wat hierboven staat.`,
    privacyLink: 'Wat we met je gegevens doen',
    submit: 'Ik teken',
    sending: 'Een ogenblik…',
    honeypot: 'Laat dit veld leeg',
    errorSummary: (count: number) =>
      plural(count, {
        one: 'Er klopt nog iets niet. Kijk even naar dit veld:',
        other: 'Er kloppen nog een paar dingen niet. Kijk even naar deze velden:',
      }),
    closed: 'Deze petitie is gesloten',
    closedOn: (instant: string) => `Je kon tekenen tot ${dateTime(instant)}.`,
    closedThanks: (count: number, offline: number) =>
      `Dank aan iedereen die meedeed: ${inAll(count, offline)}.`,
    closedGrace:
      'Heb je op tijd getekend, maar nog niet bevestigd? Dat kan tot 24 uur na het sluiten, met de knop in je mail.',
    archived: 'Deze petitie is afgerond',
    news: 'Nieuws over deze petitie',
    olderNews: (count: number) => `Ouder nieuws (${number(count)})`,
    signers: 'Zij tekenden onlangs',
    signersOnly: 'Je ziet alleen namen van mensen die dat goedvinden.',
    outcome: 'Wat we bereikten',
    related: 'Andere petities',
    otherPetitions: 'Bekijk de andere petities',
    donateLead: 'Wil je meer doen?',
  },

  donate: 'Doneer 1 keer of regelmatig',

  checkEmail: {
    title: 'Nog één stap: kijk in je mail',
    lead: 'We hebben je een mail gestuurd. Druk op de knop in die mail; pas dan telt je handtekening.',
    petition: 'Je tekende:',
    validity: 'De knop werkt 7 dagen. Daarna kun je gewoon opnieuw tekenen.',
    notFound: 'Geen mail gevonden?',
    helpWait: 'Wacht een paar minuten. Soms is mail langzaam.',
    helpSpam: 'Kijk in je map met ongewenste mail (spam) of reclame.',
    helpSearch: (organisation: string) => `Zoek in je mail naar “${organisation}”.`,
    helpProviders:
      'Heb je Gmail? Kijk ook bij Reclame. Heb je Outlook of Hotmail? Kijk ook bij Overige en bij Ongewenste e-mail.',
    helpAddress: 'Een typefout in je adres? Teken dan opnieuw met het goede adres.',
    typoTitle: 'Klopt je e-mailadres wel?',
    typo: (domain: string) =>
      `Het einde van het adres dat je invulde, lijkt op ${domain}, maar is net iets anders. Is dat een typefout? Dan komt onze mail niet aan.`,
    typoAgain: 'Teken opnieuw met het goede adres',
    helpAgain: 'Had je deze petitie al getekend? Dan staat dat in de mail en hoef je niets te doen.',
    signAgain: 'Terug naar de petitie',
    resendTitle: 'Stuur de mail nog eens',
    resendLead: 'Vul het adres in waarmee je tekende.',
    resend: 'Stuur opnieuw',
    resentTitle: 'We hebben je vraag ontvangen',
    resent:
      'Wacht er een handtekening van dit adres op bevestiging, dan sturen we de mail nog eens. Dat doen we hooguit eens per 10 minuten en 3 keer per dag.',
  },

  confirm: {
    title: 'Bevestig je handtekening',
    lead: 'Druk op de knop, en je handtekening telt.',
    to: 'Aan',
    name: 'Je naam',
    publicName: 'Naam bij de petitie',
    nameShown: 'Ja, iedereen kan mijn naam zien',
    nameHidden: 'Nee, mijn naam blijft verborgen',
    consent: 'Jouw toestemming',
    button: 'Ja, ik teken',
    leadFollowing: 'Druk één keer op de knop: je handtekening telt, en je krijgt de mail die je koos.',
    follows: 'Met dezelfde knop volg je ook',
    buttonFollowing: 'Ja, ik teken en wil deze mail',
    wrong:
      'Klopt er iets niet, of was jij dit niet? Druk dan niet op de knop. In de mail staat een link “Dit was ik niet”.',
  },

  thanks: {
    title: 'Dank je wel!',
    lead: 'Je handtekening is bevestigd.',
    leadFollowing: 'Je handtekening is bevestigd, en je krijgt de mail die je koos.',
    counting: 'Het kan een minuut duren voordat een nieuwe handtekening in dit getal zit.',
    next: 'Hoe meer mensen meedoen, hoe luider we zijn. Vraag twee mensen om ook te tekenen.',
    share: 'Deel de petitie',
    message: (title: string) => `Ik heb deze petitie getekend: “${title}”. Teken jij ook?`,
    poster: 'Print een poster met QR-code om op te hangen',
    donateLead: 'Met jouw gift kunnen we langer en harder strijden voor de rechten van kinderen.',
    nextTitle: 'Teken ook deze petitie',
    newsTitle: 'Blijf op de hoogte',
    news: 'Wil je horen hoe het verdergaat? Kies waarover je mail wilt krijgen. Stoppen kan altijd.',
  },

  share: {
    system: 'Deel de petitie',
    whatsapp: 'Deel via WhatsApp',
    email: 'Deel per e-mail',
    networks: 'Of deel via',
    link: 'Of kopieer deze link:',
    copy: 'Kopieer de link',
    copied: 'De link is gekopieerd.',
  },

  donating: {
    once: '1 keer',
    monthly: 'Elke maand',
    other: 'Kies zelf een bedrag',
    leads: 'Je gaat naar onze donatiepagina. Daar beslis je pas.',
  },

  link: {
    expired: {
      title: 'Deze link is verlopen',
      text: 'De knop in de mail werkt 7 dagen. Teken de petitie opnieuw, dan krijg je een nieuwe mail.',
    },
    unknown: {
      title: 'Deze link werkt niet',
      text: 'Misschien is er een stukje van de link weggevallen. Open de link nog eens vanuit de mail, of kopieer hem helemaal.',
    },
    'petition-closed': {
      title: 'Deze petitie is gesloten',
      text: 'Je handtekening kan niet meer bevestigd worden. Tot 24 uur na het sluiten kon dat nog wel.',
    },
    'already-confirmed': {
      title: 'Je hebt al bevestigd',
      text: 'Je handtekening is al bevestigd. Je hoeft niets meer te doen.',
    },
    gone: {
      title: 'Deze handtekening is er niet meer',
      text: 'De handtekening is ingetrokken of verwijderd. Er valt niets meer te bevestigen.',
    },
    toPetition: 'Naar de petitie',
    signAgain: 'Teken opnieuw',
    /** Links that are about no signature. */
    newsletter: {
      title: 'Deze link is verlopen',
      text: 'De knop in de mail werkt 7 dagen. Meld je opnieuw aan, dan krijg je een nieuwe mail.',
      again: 'Meld je opnieuw aan',
    },
    'my-data': {
      title: 'Deze link is verlopen',
      text: 'De link naar je gegevens werkt 24 uur. Vraag een nieuwe, dan krijg je een nieuwe mail.',
      again: 'Vraag een nieuwe link',
    },
    'not-me': {
      title: 'Deze link is verlopen',
      text: 'De link “Dit was ik niet” werkt 90 dagen. Wil je geen mail meer van ons? Laat het ons weten.',
    },
  },

  notMe: {
    title: 'Was jij dit niet?',
    signed: 'Iemand heeft met jouw e-mailadres een petitie getekend:',
    newsletter: 'Iemand heeft jouw e-mailadres ingevuld om nieuws van ons te krijgen.',
    'my-data': 'Iemand heeft met jouw e-mailadres een link gevraagd naar de gegevens die we bewaren.',
    what: 'Druk je op de knop, dan gebeurt dit:',
    removesSignature: 'We verwijderen de handtekening, ook als die al meetelde.',
    removesRequest: 'We verwijderen de aanvraag.',
    unsubscribes: 'Krijgt dit adres nieuws van ons? Dan stopt dat.',
    stops: 'We sturen dit adres geen mail meer. Ook niet als iemand het nog eens invult.',
    nothing: 'Was jij het wel? Sluit dan deze pagina; er verandert niets.',
    buttonSigned: 'Dit was ik niet: verwijder de handtekening',
    button: 'Dit was ik niet: stuur geen mail meer',
    doneTitle: 'Bedankt, het is geregeld',
    doneSigned: 'De handtekening is verwijderd. Je krijgt van ons geen mail meer op dit adres.',
    done: 'Je krijgt van ons geen mail meer op dit adres.',
    doneApology: 'Vervelend dat iemand jouw adres gebruikte. Bedankt dat je het liet weten.',
    doneQuestion: 'Wil je later toch mail van ons, of heb je een vraag? Mail dan naar',
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

  errorPage: {
    notFoundTitle: 'Deze pagina bestaat niet',
    notFound: 'Misschien is de link oud of klopt er een letter niet.',
    badTitle: 'Dat konden we niet lezen',
    bad: 'Er ging iets mis met wat je browser stuurde. Ga terug en probeer het nog eens.',
    brokenTitle: 'Er ging iets mis bij ons',
    broken: 'Dat ligt niet aan jou. Probeer het over een paar minuten nog eens.',
    home: 'Naar alle petities',
  },
}

/** The words of one language. Dutch is the measure: a key that is missing elsewhere is a type error. */
export type Texts = typeof nl
