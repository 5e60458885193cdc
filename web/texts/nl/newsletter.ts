/** Following by mail, and leaving, in Dutch. */
export const newsletter = {
  title: 'Volg onze strijd via e-mail',
  lead: 'Kies waarover je van ons wilt horen. Je krijgt alleen mail die je zelf kiest, en je stopt wanneer je wilt.',
  topics: 'Waarover wil je mail krijgen?',
  topicsHint: 'Kies er een of meer.',
  none: 'Je kunt je op dit moment nergens voor aanmelden. Kijk later nog eens.',
  emailHint: 'Hier sturen we de mail naartoe. Het komt niet op de site.',
  consentTitle: 'Jouw toestemming',
  consent: 'Ja, ik geef toestemming: ik wil deze mail, zoals het hierboven bij elk gekozen onderwerp staat.',
  ageConfirmed: 'Ik ben 16 jaar of ouder.',
  ageHint:
    'Ben je jonger? Dan mogen we je van de privacywet nog geen nieuws mailen. Petities tekenen mag wel.',
  submit: 'Meld me aan',
  afterwards: 'Je krijgt eerst een mail met een knop. Druk daarop, en je aanmelding is rond.',
  toForm: 'Volg ons via e-mail',
}

/** How a list is named among others. */
export const lists = {
  /** Stands before the petition's title. */
  updates: 'Nieuws over de petitie',
}

export const newsletterCheckEmail = {
  title: 'Nog één stap: kijk in je mail',
  lead: 'We sturen je een mail. Druk op de knop in die mail; pas dan krijg je nieuws van ons.',
  validity: 'De knop werkt 7 dagen. Daarna kun je je gewoon opnieuw aanmelden.',
  helpAddress: 'Een typefout in je adres? Meld je dan opnieuw aan met het goede adres.',
  helpAgain: 'Volgde je dit al? Dan staat dat in de mail en hoef je niets te doen.',
  again: 'Terug naar het aanmelden',
}

export const newsletterThanks = {
  title: 'Fijn dat je ons volgt!',
  lead: 'Je aanmelding is rond. Zodra er nieuws is, hoor je van ons.',
  leave:
    'Wil je stoppen of iets anders kiezen? Onder elke mail staat een link. Eén druk op de knop is genoeg.',
  petitionsTitle: 'Teken ook een petitie',
  petitionsLead: 'Elke handtekening maakt de stem van kinderen luider.',
  petitions: 'Bekijk de petities',
}

export const confirmSubscription = {
  title: 'Bevestig je aanmelding',
  lead: 'Druk op de knop, en je krijgt mail over wat hieronder staat.',
  lists: 'Dit ga je volgen',
  button: 'Ja, ik wil deze mail',
  wrong:
    'Klopt er iets niet, of was jij dit niet? Druk dan niet op de knop. In de mail staat een link “Dit was ik niet”.',
}

export const unsubscribe = {
  title: 'Stoppen met deze mail',
  lead: 'Druk op de knop, en je krijgt deze mail niet meer:',
  titleAll: 'Stoppen met alle mail',
  leadAll: 'Druk op de knop, en je krijgt geen nieuws meer van ons. Over geen enkel onderwerp.',
  button: 'Stop deze mail',
  buttonAll: 'Stop alle mail',
  everythingTitle: 'Liever helemaal geen nieuws meer?',
  everything: 'Dan stoppen we ook met al het andere nieuws dat je van ons krijgt.',
  signatures: 'Je handtekeningen onder petities blijven gewoon staan.',
  doneTitle: 'Je bent afgemeld',
  done: 'Deze mail krijg je niet meer:',
  doneAll: 'Je krijgt geen nieuws meer van ons.',
  doneUnderWay: 'Was er net iets verstuurd? Dan kan dat nog aankomen.',
  changedMind: 'Was dit een vergissing, of wil je iets anders volgen?',
  preferences: 'Kies welke mail je wilt',
}

export const preferences = {
  title: 'Kies welke mail je wilt',
  lead: 'Zet een kruisje bij wat je wilt krijgen, en haal het weg bij wat je niet meer wilt.',
  topics: 'Onderwerpen',
  updates: 'Nieuws over één petitie',
  updatesHint: 'Haal het kruisje weg, en je hoort niets meer over die petitie.',
  language: 'In welke taal wil je je mail?',
  newOnes: 'Kies je er iets bij? Dan sturen we je eerst een mail met een knop om dat te bevestigen.',
  save: 'Bewaar mijn keuze',
  savedTitle: 'Je keuze is bewaard',
  saved: 'Vanaf nu krijg je alleen wat hieronder is aangekruist.',
  savedAsked:
    'Voor wat je erbij koos, hebben we je een mail met een knop gestuurd. Druk daarop, en je volgt dat ook.',
  everythingTitle: 'Helemaal stoppen',
  everything: 'Je krijgt dan geen nieuws meer van ons. Je handtekeningen blijven staan.',
  everythingButton: 'Stop alle mail',
  nothing: 'Je volgt nu niets. Daarom bewaren we je e-mailadres hier ook niet meer.',
  startAgain: 'Wil je iets volgen? Meld je dan aan met je e-mailadres.',
}
