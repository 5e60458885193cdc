import type { MailTexts } from '../mail-texts.ts'

/** What the mails say in Dutch. */
export const mails: MailTexts = {
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
