/** What is kept of a person, asked for, shown, corrected and erased, in Dutch. */
export const myDataAsk = {
  title: 'Jouw gegevens',
  lead: 'Bekijk wat we van je bewaren. Je kunt het daarna verbeteren, meenemen of wissen.',
  how: 'Vul je e-mailadres in. We sturen je een mail met een link naar jouw pagina. Zo weten we dat jij het bent. De link werkt 24 uur.',
  submit: 'Stuur me de link',
  sentTitle: 'Kijk in je mail',
  sent: 'We hebben je vraag ontvangen. Kunnen we dit adres mailen, dan krijg je zo een link. Dat doen we hooguit eens per 10 minuten en 3 keer per dag.',
  sentHelp: 'Geen mail? Wacht een paar minuten en kijk ook bij je ongewenste mail (spam).',
  question: 'Kom je er niet uit? Mail dan naar',
}

export const myData = {
  title: 'Jouw gegevens',
  lead: 'Dit bewaren we bij jouw e-mailadres.',
  private: 'Deze pagina is alleen voor jou. Deel de link niet. Na 24 uur werkt hij niet meer.',
  nothing: 'Bij dit adres bewaren we niets.',
  done: {
    withdrawn: {
      title: 'Je handtekening is ingetrokken',
      text: 'Die telt niet meer mee. Het kan even duren voor je dat op de site ziet.',
    },
    corrected: { title: 'Je naam is aangepast', text: 'Zo staat je naam er nu.' },
    unsubscribed: { title: 'Je bent afgemeld', text: 'Je krijgt deze mail niet meer.' },
  },

  signatures: 'Je handtekeningen',
  noSignatures: 'Je hebt geen petitie getekend.',
  state: 'Stand',
  states: {
    pending: 'Wacht op jouw bevestiging',
    confirmed: 'Bevestigd, telt mee',
    held: 'Bevestigd, we kijken er nog naar',
    withdrawn: 'Ingetrokken',
    removed: 'Verwijderd',
    expired: 'Verlopen, niet bevestigd',
  },
  name: 'Naam',
  email: 'E-mailadres',
  city: 'Woonplaats',
  postalCode: 'Postcode',
  country: 'Land',
  publicName: 'Naam bij de petitie',
  nameShown: 'Ja, iedereen kan je naam zien',
  nameHidden: 'Nee, je naam is verborgen',
  source: 'Langs welke weg je kwam',
  partner: 'Via partner',
  requestedAt: 'Getekend op',
  confirmedAt: 'Bevestigd op',
  withdrawnAt: 'Ingetrokken op',
  consent: 'Toestemming',
  consentVersion: (version: number) => `versie ${version} van de tekst`,
  correct: 'Verbeter je naam',
  save: 'Bewaar deze naam',
  withdraw: 'Trek mijn handtekening in',
  withdrawHint: 'Je handtekening telt dan niet meer mee, en we wissen je naam en adres erbij.',

  subscriptions: 'Wat je volgt per mail',
  noSubscriptions: 'Je volgt niets per mail.',
  following: (since: string) => `Je volgt dit sinds ${since}.`,
  left: (endedAt: string) => `Je volgde dit. Gestopt op ${endedAt}.`,
  goesTo: 'De mail gaat naar',
  language: 'Taal',
  leave: 'Stop deze mail',

  receipts: 'Waar je ja op zei',
  receiptsHint: 'We bewaren dit om te kunnen laten zien dat je toestemming gaf.',
  askedAt: 'Gevraagd op',
  channel: 'Waar',
  importedFrom: 'Overgenomen uit',
  channels: {
    page: 'Op deze site',
    api: 'Via een andere site of app',
    embed: 'Op de site van een partner',
    preferences: 'Op je pagina met mailkeuzes',
    import: 'Overgenomen van een eerdere lijst',
  },

  requests: 'Nog niet bevestigd',
  request: (names: string, at: string) => `${names}: aangevraagd op ${at}.`,

  mails: 'Mail die we je stuurden',
  mailKinds: {
    confirm: 'Bevestig je handtekening',
    'already-signed': 'Je had al getekend',
    'confirm-subscription': 'Bevestig je aanmelding',
    'my-data': 'Link naar je gegevens',
  },
  otherMail: 'Mail',

  feedback: 'Wat je mailbox ons meldde',
  feedbackKinds: {
    'permanent-bounce': 'De mail kon niet worden bezorgd',
    'transient-bounce': 'De mail kon even niet worden bezorgd',
    complaint: 'Onze mail is gemeld als ongewenst',
    reject: 'De mail werd geweigerd',
    'delivery-delay': 'De mail liep vertraging op',
  },
  otherFeedback: 'Een melding over een mail',

  suppression: 'Mail die we niet sturen',
  suppressed: {
    all: 'We sturen dit adres helemaal geen mail.',
    bulk: 'We sturen dit adres geen nieuws. Een mail waar je zelf om vraagt, komt wel.',
  },
  because: {
    'not-me': 'Je drukte op “Dit was ik niet”.',
    bounce: 'Mail aan dit adres kwam terug.',
    'transient-bounces': 'Mail aan dit adres kwam een paar keer terug.',
    complaint: 'Onze mail is gemeld als ongewenst.',
    imported: 'Dit is overgenomen van een eerdere lijst.',
    manager: 'Een medewerker heeft dit ingesteld.',
  },
  since: (at: string) => `Sinds ${at}.`,

  downloadTitle: 'Neem je gegevens mee',
  downloadLead:
    'Je krijgt alles wat we bij jouw e-mailadres bewaren als één bestand (JSON), ook de technische gegevens.',
  download: 'Download mijn gegevens',

  eraseTitle: 'Wis alles',
  eraseLead: 'Dit gaat dan weg, en het kan niet ongedaan worden gemaakt:',
  eraseItems: [
    'Je handtekeningen: ze worden ingetrokken en tellen niet meer mee.',
    'Wat je volgt per mail: je krijgt geen nieuws meer.',
    'Je naam, je adres, je toestemmingen en alles wat verder op deze pagina staat.',
  ],
  eraseKept:
    'Gaf je aan “dit was ik niet”, meldde je onze mail als ongewenst, weigerde je mailbox onze mail, of stond je al op een lijst van wie geen mail krijgt? Dan blijft alleen dat bij een code staan, zodat we je met rust laten. Je adres is daaruit niet af te lezen. Alleen de maildienst van Amazon kan je adres dan nog op zijn lijst hebben. Vraag ons gerust om het daar weg te halen.',
  eraseSure: 'Ja, wis alles wat jullie van mij bewaren.',
  erase: 'Wis mijn gegevens',

  erasedTitle: 'Je gegevens zijn gewist',
  erased: 'Wat we bij je e-mailadres bewaarden, is weg. Je handtekeningen tellen niet meer mee.',
  erasedBackups: 'Uit reservekopieën verdwijnen je gegevens binnen 35 dagen.',
  erasedAgain: 'Je bent altijd welkom om weer mee te doen.',
}
