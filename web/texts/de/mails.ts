import type { MailTexts } from '../mail-texts.ts'

/** What the mails say in German. */
export const mails: MailTexts = {
  confirmation: {
    subject: (title) => `Bestätige deine Unterschrift: ${title}`,
    heading: 'Nur noch ein Klick',
    lead: 'Mit dieser E-Mail-Adresse wurde diese Petition unterschrieben:',
    what: 'Deine Unterschrift zählt erst, wenn du sie bestätigst. Der Button bringt dich zu einer Seite, auf der du das machst.',
    follows: 'Mit demselben Button bestätigst du, dass du E-Mails bekommen möchtest über:',
    button: 'Meine Unterschrift bestätigen',
    validity:
      'Der Button funktioniert 7 Tage. Tust du nichts, dann zählt die Unterschrift nicht, und wir löschen deine Daten.',
  },
  alreadySigned: {
    subject: (title) => `Du hattest schon unterschrieben: ${title}`,
    heading: 'Du hattest schon unterschrieben',
    lead: 'Mit dieser E-Mail-Adresse wurde diese Petition noch einmal unterschrieben:',
    what: 'Deine Unterschrift war schon da. Du brauchst nichts zu tun.',
    housemate:
      'Wollte jemand bei dir zu Hause unterschreiben, der diese Adresse auch benutzt? Dafür ist eine eigene E-Mail-Adresse nötig.',
    toPetition: 'Zur Petition',
  },
  subscription: {
    subject: (names) => `Bestätige deine Anmeldung: ${names}`,
    heading: 'Nur noch ein Klick',
    lead: 'Mit dieser E-Mail-Adresse wurde um E-Mails gebeten über:',
    what: 'Diese E-Mails bekommst du erst, wenn du das bestätigst. Der Button bringt dich zu einer Seite, auf der du das machst.',
    button: 'Ja, ich möchte diese E-Mails',
    validity:
      'Der Button funktioniert 7 Tage. Tust du nichts, dann bekommst du keine Neuigkeiten, und wir löschen deine Daten.',
  },
  alreadySubscribed: {
    subject: (names) => `Du bist schon angemeldet: ${names}`,
    heading: 'Du bist schon angemeldet',
    lead: 'Mit dieser E-Mail-Adresse wurde noch einmal um E-Mails gebeten über:',
    what: 'Diese E-Mails bekommst du schon. Du brauchst nichts zu tun.',
  },
  campaign: {
    reader: 'zusammen',
    why: (lists) => `Du bekommst diese E-Mail, weil du dich dafür angemeldet hast: ${lists}.`,
    updates: 'Neuigkeiten über die Petition',
  },
  choices: {
    change: 'Möchtest du etwas ändern?',
    preferences: 'Wähle aus, welche E-Mails du möchtest',
    stop: 'Möchtest du diese E-Mails nicht mehr?',
    unsubscribe: 'Abmelden',
  },
  myData: {
    subject: 'Der Link zu deinen Daten',
    heading: 'Sieh dir deine Daten an',
    lead: 'Mit dieser E-Mail-Adresse wurde gefragt, welche Daten wir aufbewahren.',
    what: 'Der Button bringt dich zu einer Seite, die nur für dich ist. Dort kannst du deine Daten ansehen, berichtigen, mitnehmen oder löschen. Leite diese E-Mail nicht weiter.',
    button: 'Meine Daten ansehen',
    validity: 'Der Button funktioniert 24 Stunden.',
  },
  lists: {
    updates: 'Neuigkeiten über die Petition',
    sender: (name, postalAddress) => `Absender dieser Neuigkeiten: ${name}, ${postalAddress}`,
  },
  notMe: {
    signature: 'Hast du diese Petition nie unterschrieben? Dann kannst du die Unterschrift entfernen:',
    subscription:
      'Hast du nicht darum gebeten? Sag uns Bescheid, und wir senden keine E-Mails mehr an diese Adresse:',
    myData:
      'Hast du nicht darum gebeten? Dann brauchst du nichts zu tun. Möchtest du keine E-Mails mehr von uns?',
    link: 'Das war ich nicht',
  },
  why: (organisation, publicUrl) =>
    `${organisation} sendet dir diese E-Mail, weil jemand auf ${publicUrl} diese Adresse eingegeben hat.`,
}
