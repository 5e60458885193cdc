import type { Locale } from '../../domain/locale.ts'

/** What each mail says, in every language. A petition's `title` and the `names` of lists are made safe for a header. */
export type MailTexts = {
  confirmation: {
    subject: (title: string) => string
    heading: string
    /** Stands before the petition's title. */
    lead: string
    what: string
    /** Stands before the lists that are followed with the same press. */
    follows: string
    button: string
    validity: string
  }
  alreadySigned: {
    subject: (title: string) => string
    heading: string
    lead: string
    what: string
    housemate: string
    toPetition: string
  }
  subscription: {
    subject: (names: string) => string
    heading: string
    /** Stands before the lists. */
    lead: string
    what: string
    button: string
    validity: string
  }
  alreadySubscribed: {
    subject: (names: string) => string
    heading: string
    lead: string
    what: string
  }
  campaign: {
    /** What a reader is called whose name is not known. */
    reader: string
    why: (lists: string) => string
    /** Stands before a petition's title within a sentence. */
    updates: string
  }
  /** What one can do who gets mail: each question stands before the link below it. */
  choices: { change: string; preferences: string; stop: string; unsubscribe: string }
  myData: {
    subject: string
    heading: string
    lead: string
    what: string
    button: string
    validity: string
  }
  lists: {
    /** Stands before a petition's title. */
    updates: string
    sender: (name: string, postalAddress: string) => string
  }
  /** What each mail says before the link of that name. */
  notMe: { signature: string; subscription: string; myData: string; link: string }
  why: (organisation: string, publicUrl: string) => string
}

const nl: MailTexts = {
  confirmation: {
    subject: (title) => `Bevestig je handtekening: ${title}`,
    heading: 'Nog één druk op de knop',
    lead: 'Met dit e-mailadres is deze petitie getekend:',
    what: 'Je handtekening telt pas als je haar bevestigt. De knop brengt je naar een pagina waarop je dat doet.',
    follows: 'Met dezelfde knop bevestig je dat je mail wilt krijgen over:',
    button: 'Bevestig mijn handtekening',
    validity: 'De knop werkt 7 dagen. Doe je niets, dan telt de handtekening niet en wissen we je gegevens.',
  },
  alreadySigned: {
    subject: (title) => `Je had al getekend: ${title}`,
    heading: 'Je had al getekend',
    lead: 'Met dit e-mailadres is deze petitie opnieuw getekend:',
    what: 'Je handtekening stond er al. Je hoeft niets te doen.',
    housemate:
      'Wilde een huisgenoot tekenen die dit adres ook gebruikt? Die heeft daarvoor een eigen e-mailadres nodig.',
    toPetition: 'Naar de petitie',
  },
  subscription: {
    subject: (names) => `Bevestig je aanmelding: ${names}`,
    heading: 'Nog één druk op de knop',
    lead: 'Met dit e-mailadres is gevraagd om mail over:',
    what: 'Je krijgt die mail pas als je dit bevestigt. De knop brengt je naar een pagina waarop je dat doet.',
    button: 'Ja, ik wil deze mail',
    validity: 'De knop werkt 7 dagen. Doe je niets, dan krijg je geen nieuws en wissen we je gegevens.',
  },
  alreadySubscribed: {
    subject: (names) => `Je volgt dit al: ${names}`,
    heading: 'Je volgt dit al',
    lead: 'Met dit e-mailadres is opnieuw gevraagd om mail over:',
    what: 'Die mail krijg je al. Je hoeft niets te doen.',
  },
  campaign: {
    reader: 'lezer',
    why: (lists) => `Je krijgt deze mail omdat je dit volgt: ${lists}.`,
    updates: 'nieuws over de petitie',
  },
  choices: {
    change: 'Wil je iets veranderen?',
    preferences: 'Kies welke mail je wilt',
    stop: 'Wil je deze mail niet meer?',
    unsubscribe: 'Meld je af',
  },
  myData: {
    subject: 'De link naar je gegevens',
    heading: 'Bekijk je gegevens',
    lead: 'Met dit e-mailadres is gevraagd welke gegevens we bewaren.',
    what: 'De knop brengt je naar een pagina die alleen voor jou is. Daar kun je je gegevens bekijken, verbeteren, meenemen of wissen. Stuur deze mail niet door.',
    button: 'Bekijk mijn gegevens',
    validity: 'De knop werkt 24 uur.',
  },
  lists: {
    updates: 'Nieuws over de petitie',
    sender: (name, postalAddress) => `Afzender van dit nieuws: ${name}, ${postalAddress}`,
  },
  notMe: {
    signature: 'Heb jij deze petitie nooit getekend? Dan kun je de handtekening verwijderen:',
    subscription: 'Heb jij hier niet om gevraagd? Laat het weten, en we sturen dit adres geen mail meer:',
    myData: 'Heb jij hier niet om gevraagd? Dan hoef je niets te doen. Wil je geen mail meer van ons?',
    link: 'Dit was ik niet',
  },
  why: (organisation, publicUrl) =>
    `${organisation} stuurt je deze mail omdat iemand op ${publicUrl} dit adres invulde.`,
}

const en: MailTexts = {
  confirmation: {
    subject: (title) => `Confirm your signature: ${title}`,
    heading: 'One more press of a button',
    lead: 'This email address was used to sign this petition:',
    what: 'Your signature counts only once you confirm it. The button takes you to a page where you do that.',
    follows: 'With the same button you confirm that you want email about:',
    button: 'Confirm my signature',
    validity:
      'The button works for 7 days. If you do nothing, the signature does not count and we erase your data.',
  },
  alreadySigned: {
    subject: (title) => `You had already signed: ${title}`,
    heading: 'You had already signed',
    lead: 'This email address was used again to sign this petition:',
    what: 'Your signature was already there. There is nothing for you to do.',
    housemate:
      'Did someone in your home want to sign who uses this address too? They need an email address of their own.',
    toPetition: 'To the petition',
  },
  subscription: {
    subject: (names) => `Confirm that you want to follow: ${names}`,
    heading: 'One more press of a button',
    lead: 'This email address was used to ask for email about:',
    what: 'You will get that email only once you confirm this. The button takes you to a page where you do that.',
    button: 'Yes, I want this email',
    validity: 'The button works for 7 days. If you do nothing, you get no news and we erase your data.',
  },
  alreadySubscribed: {
    subject: (names) => `You follow this already: ${names}`,
    heading: 'You follow this already',
    lead: 'This email address was used again to ask for email about:',
    what: 'You get that email already. There is nothing for you to do.',
  },
  campaign: {
    reader: 'reader',
    why: (lists) => `You get this email because you follow: ${lists}.`,
    updates: 'news about the petition',
  },
  choices: {
    change: 'Would you like to change something?',
    preferences: 'Choose which email you want',
    stop: 'Do you no longer want this email?',
    unsubscribe: 'Unsubscribe',
  },
  myData: {
    subject: 'The link to your data',
    heading: 'See your data',
    lead: 'This email address was used to ask which data we keep.',
    what: 'The button takes you to a page that is for you alone. There you can see your data, correct it, take it with you or erase it. Do not forward this email.',
    button: 'See my data',
    validity: 'The button works for 24 hours.',
  },
  lists: {
    updates: 'News about the petition',
    sender: (name, postalAddress) => `Sender of this news: ${name}, ${postalAddress}`,
  },
  notMe: {
    signature: 'Did you never sign this petition? Then you can remove the signature:',
    subscription: 'Did you not ask for this? Tell us, and we will send no more email to this address:',
    myData: 'Did you not ask for this? Then you need do nothing. Would you like no more email from us?',
    link: 'This wasn’t me',
  },
  why: (organisation, publicUrl) =>
    `${organisation} sends you this email because someone on ${publicUrl} filled in this address.`,
}

const ALL: Readonly<Record<Locale, MailTexts>> = { nl, en }

export function mailTexts(locale: Locale): MailTexts {
  return ALL[locale]
}
