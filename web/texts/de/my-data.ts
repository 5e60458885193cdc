import type { Texts } from '../nl.ts'

/** What is kept of a person, asked for, shown, corrected and erased, in German. */
export const myDataAsk: Texts['myDataAsk'] = {
  title: 'Deine Daten',
  lead: 'Sieh dir an, was wir über dich aufbewahren. Dann kannst du es berichtigen, mitnehmen oder löschen.',
  how: 'Gib deine E-Mail-Adresse ein. Wir senden dir eine E-Mail mit einem Link zu deiner eigenen Seite. So wissen wir, dass du es bist. Der Link funktioniert 24 Stunden.',
  submit: 'Link anfordern',
  sentTitle: 'Sieh in deine E-Mails',
  sent: 'Wir haben deine Anfrage erhalten. Wenn wir an diese Adresse E-Mails senden können, bekommst du bald einen Link. Das machen wir höchstens einmal in 10 Minuten und 3-mal am Tag.',
  sentHelp: 'Keine E-Mail? Warte ein paar Minuten, und sieh auch im Spam-Ordner nach.',
  question: 'Klappt es nicht? Schreib an',
}

export const myData: Texts['myData'] = {
  title: 'Deine Daten',
  lead: 'Das bewahren wir zu deiner E-Mail-Adresse auf.',
  private:
    'Diese Seite ist nur für dich. Teile ihren Link nicht. Nach 24 Stunden funktioniert er nicht mehr.',
  nothing: 'Zu dieser Adresse bewahren wir nichts auf.',
  done: {
    withdrawn: {
      title: 'Deine Unterschrift ist zurückgezogen',
      text: 'Sie zählt nicht mehr. Auf der Website kann es einen Moment dauern, bis das zu sehen ist.',
    },
    corrected: { title: 'Dein Name ist geändert', text: 'So steht dein Name jetzt da.' },
    unsubscribed: { title: 'Du bist abgemeldet', text: 'Du bekommst diese E-Mails nicht mehr.' },
  },

  signatures: 'Deine Unterschriften',
  noSignatures: 'Du hast keine Petition unterschrieben.',
  state: 'Stand',
  states: {
    pending: 'Wartet auf deine Bestätigung',
    confirmed: 'Bestätigt, zählt',
    held: 'Bestätigt, wir sehen sie uns noch an',
    withdrawn: 'Zurückgezogen',
    removed: 'Entfernt',
    expired: 'Abgelaufen, nicht bestätigt',
  },
  name: 'Name',
  email: 'E-Mail-Adresse',
  city: 'Wohnort',
  postalCode: 'Postleitzahl',
  country: 'Land',
  publicName: 'Name bei der Petition',
  nameShown: 'Ja, alle können deinen Namen sehen',
  nameHidden: 'Nein, dein Name ist verborgen',
  source: 'Der Weg, auf dem du kamst',
  partner: 'Über den Partner',
  via: 'Über den eigenen Link einer Person',
  requestedAt: 'Unterschrieben am',
  confirmedAt: 'Bestätigt am',
  withdrawnAt: 'Zurückgezogen am',
  consent: 'Einwilligung',
  consentVersion: (version) => `Fassung ${version} des Textes`,
  correct: 'Namen berichtigen',
  save: 'Diesen Namen speichern',
  withdraw: 'Unterschrift zurückziehen',
  withdrawHint:
    'Deine Unterschrift zählt dann nicht mehr, und wir löschen deinen Namen und deine Adresse, die dazugehören.',

  subscriptions: 'Was du per E-Mail bekommst',
  noSubscriptions: 'Du bekommst keine Neuigkeiten per E-Mail.',
  following: (since) => `Angemeldet seit dem ${since}.`,
  left: (endedAt) => `Du warst angemeldet. Abgemeldet am ${endedAt}.`,
  goesTo: 'Die E-Mails gehen an',
  language: 'Sprache',
  leave: 'Diese E-Mails abbestellen',

  receipts: 'Wozu du Ja gesagt hast',
  receiptsHint: 'Das bewahren wir auf, um nachweisen zu können, dass du eingewilligt hast.',
  askedAt: 'Gefragt am',
  channel: 'Wo',
  importedFrom: 'Übernommen aus',
  channels: {
    page: 'Auf dieser Website',
    api: 'Über eine andere Website oder App',
    embed: 'Auf der Website eines Partners',
    preferences: 'Auf deiner Seite zur Auswahl der E-Mails',
    import: 'Aus einer früheren Liste übernommen',
  },

  requests: 'Noch nicht bestätigt',
  request: (names, at) => `${names}: angefragt am ${at}.`,

  mails: 'E-Mails, die wir dir geschickt haben',
  mailKinds: {
    confirm: 'Bestätige deine Unterschrift',
    'already-signed': 'Du hattest schon unterschrieben',
    'confirm-subscription': 'Bestätige deine Anmeldung',
    'my-data': 'Link zu deinen Daten',
  },
  otherMail: 'E-Mail',

  deliveries: 'Neuigkeiten, die wir dir gemailt haben',
  deliveryStates: {
    waiting: 'Diese E-Mail geht noch hinaus.',
    claimed: 'Diese E-Mail geht gerade hinaus.',
    unknown: 'Wir wissen nicht sicher, ob diese E-Mail hinausging.',
    sent: 'Gesendet.',
    delivered: 'Angekommen.',
    bounced: 'Zurückgekommen.',
    complained: 'Als unerwünscht gemeldet.',
  },
  skipped: {
    left: 'Nicht gesendet: Du hattest dich abgemeldet.',
    suppressed: 'Nicht gesendet: An diese Adresse senden wir keine Neuigkeiten.',
    erased: 'Nicht gesendet: Deine Daten waren gelöscht.',
    refused: 'Nicht gesendet: Unser Maildienst nahm sie nicht an.',
    rejected: 'Nicht gesendet: Unser Maildienst hielt sie zurück.',
    failed: 'Nicht gesendet: Bei uns ging etwas schief.',
  },
  leftByMail: (at) => `Über diese E-Mail hast du dich am ${at} abgemeldet.`,

  feedback: 'Was dein Postfach uns gemeldet hat',
  feedbackKinds: {
    'permanent-bounce': 'Die E-Mail konnte nicht zugestellt werden',
    'transient-bounce': 'Die E-Mail konnte vorübergehend nicht zugestellt werden',
    complaint: 'Unsere E-Mail wurde als unerwünscht gemeldet',
    reject: 'Die E-Mail wurde abgelehnt',
    'delivery-delay': 'Die E-Mail verzögerte sich',
  },
  otherFeedback: 'Eine Meldung zu einer E-Mail',

  suppression: 'E-Mails, die wir nicht senden',
  suppressed: {
    all: 'An diese Adresse senden wir gar keine E-Mails.',
    bulk: 'An diese Adresse senden wir keine Neuigkeiten. E-Mails, um die du selbst bittest, kommen an.',
  },
  because: {
    'not-me': 'Du hast auf „Das war ich nicht“ geklickt.',
    bounce: 'E-Mails an diese Adresse kamen zurück.',
    'transient-bounces': 'E-Mails an diese Adresse kamen ein paarmal zurück.',
    complaint: 'Unsere E-Mail wurde als unerwünscht gemeldet.',
    imported: 'Das haben wir aus einer früheren Liste übernommen.',
    manager: 'Das hat jemand aus unserem Team eingestellt.',
  },
  since: (at) => `Seit dem ${at}.`,

  downloadTitle: 'Nimm deine Daten mit',
  downloadLead:
    'Du bekommst alles, was wir zu deiner E-Mail-Adresse aufbewahren, als eine Datei (JSON), auch technische Angaben.',
  download: 'Meine Daten herunterladen',

  eraseTitle: 'Alles löschen',
  eraseLead: 'Das ist dann weg und lässt sich nicht rückgängig machen:',
  eraseItems: [
    'Deine Unterschriften: Sie werden zurückgezogen und zählen nicht mehr.',
    'Was du per E-Mail bekommst: Du bekommst keine Neuigkeiten mehr.',
    'Dein Name, deine Adresse, deine Einwilligungen und alles andere auf dieser Seite.',
  ],
  eraseKept:
    'Hast du uns „Das war ich nicht“ gesagt oder unsere E-Mail als unerwünscht gemeldet, hat dein Postfach sie abgelehnt, oder standest du schon auf einer Liste von Menschen, die keine E-Mails bekommen? Dann bleibt nur das, mit einem Code, damit wir dich in Ruhe lassen. Niemand kann daraus deine Adresse lesen. Nur der Maildienst von Amazon kann deine Adresse dann noch auf einer eigenen Liste haben. Bitte uns einfach, sie dort zu streichen.',
  eraseSure: 'Ja, löscht alles, was ihr über mich aufbewahrt.',
  erase: 'Meine Daten löschen',

  erasedTitle: 'Deine Daten sind gelöscht',
  erased: 'Was wir zu deiner E-Mail-Adresse aufbewahrten, ist weg. Deine Unterschriften zählen nicht mehr.',
  erasedBackups: 'Aus Sicherungskopien verschwinden deine Daten innerhalb von 35 Tagen.',
  erasedAgain: 'Du kannst jederzeit wieder mitmachen.',
}
