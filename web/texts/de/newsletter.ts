import type { Texts } from '../nl.ts'

/** Following by mail, and leaving, in German. */
export const newsletter: Texts['newsletter'] = {
  title: 'Folge unserer Arbeit per E-Mail',
  lead: 'Wähle aus, worüber du etwas hören möchtest. Du bekommst nur E-Mails, die du selbst auswählst, und kannst jederzeit aufhören.',
  topics: 'Worüber möchtest du etwas hören?',
  topicsHint: 'Wähle eins oder mehrere aus.',
  none: 'Im Moment gibt es nichts, wofür du dich anmelden kannst. Schau später noch einmal vorbei.',
  emailHint: 'Dorthin senden wir die E-Mails. Sie erscheint nicht auf der Website.',
  consentTitle: 'Deine Einwilligung',
  consent:
    'Ja, ich willige ein: Ich möchte diese E-Mails, so wie es oben bei jedem Thema steht, das ich ausgewählt habe.',
  ageConfirmed: 'Ich bin 16 Jahre oder älter.',
  ageHint:
    'Jünger? Dann dürfen wir dir nach dem Datenschutzrecht noch keine Neuigkeiten senden. Petitionen unterschreiben darfst du.',
  submit: 'Anmelden',
  afterwards: 'Zuerst senden wir dir eine E-Mail mit einem Button. Klick darauf, und du bist angemeldet.',
  toForm: 'Folge uns per E-Mail',
}

export const lists: Texts['lists'] = {
  updates: 'Neuigkeiten über die Petition',
}

export const newsletterCheckEmail: Texts['newsletterCheckEmail'] = {
  title: 'Noch ein Schritt: Sieh in deine E-Mails',
  lead: 'Wir senden dir eine E-Mail. Klick auf den Button darin; erst dann bekommst du Neuigkeiten von uns.',
  validity: 'Der Button funktioniert 7 Tage. Danach kannst du dich einfach noch einmal anmelden.',
  helpAddress: 'Ein Tippfehler in deiner Adresse? Melde dich noch einmal mit der richtigen an.',
  helpAgain: 'Warst du schon angemeldet? Dann steht das in der E-Mail, und du brauchst nichts zu tun.',
  again: 'Zurück zur Anmeldung',
}

export const newsletterThanks: Texts['newsletterThanks'] = {
  title: 'Schön, dass du dabei bist!',
  lead: 'Du bist angemeldet. Sobald es etwas Neues gibt, hörst du von uns.',
  leave:
    'Möchtest du aufhören oder etwas anderes auswählen? Unter jeder E-Mail steht ein Link. Ein Klick auf einen Button genügt.',
  petitionsTitle: 'Unterschreib auch eine Petition',
  petitionsLead: 'Jede Unterschrift macht die Stimme von Kindern lauter.',
  petitions: 'Petitionen ansehen',
}

export const confirmSubscription: Texts['confirmSubscription'] = {
  title: 'Bestätige deine Anmeldung',
  lead: 'Klick auf den Button, und du bekommst E-Mails über das, was unten steht.',
  lists: 'Dafür meldest du dich an',
  button: 'Ja, ich möchte diese E-Mails',
  wrong:
    'Stimmt etwas nicht, oder warst du das nicht? Dann klick nicht auf den Button. In der E-Mail steht ein Link „Das war ich nicht“.',
}

export const unsubscribe: Texts['unsubscribe'] = {
  title: 'Diese E-Mails abbestellen',
  lead: 'Klick auf den Button, und du bekommst diese E-Mails nicht mehr:',
  titleAll: 'Alle E-Mails abbestellen',
  leadAll: 'Klick auf den Button, und du bekommst zu keinem Thema mehr Neuigkeiten von uns.',
  button: 'Diese E-Mails abbestellen',
  buttonAll: 'Alle E-Mails abbestellen',
  everythingTitle: 'Möchtest du lieber gar keine Neuigkeiten mehr?',
  everything: 'Dann beenden wir auch alle anderen Neuigkeiten, die du von uns bekommst.',
  signatures: 'Deine Unterschriften unter Petitionen bleiben, wie sie sind.',
  doneTitle: 'Du bist abgemeldet',
  done: 'Diese E-Mails bekommst du nicht mehr:',
  doneAll: 'Du bekommst keine Neuigkeiten mehr von uns.',
  doneUnderWay: 'Wurde gerade noch etwas gesendet? Dann kann es noch ankommen.',
  changedMind: 'War das ein Versehen, oder möchtest du etwas anderes auswählen?',
  preferences: 'Wähle aus, welche E-Mails du möchtest',
}

export const preferences: Texts['preferences'] = {
  title: 'Wähle aus, welche E-Mails du möchtest',
  lead: 'Kreuze an, was du bekommen möchtest, und entferne das Kreuz bei dem, was du nicht mehr möchtest.',
  topics: 'Themen',
  updates: 'Neuigkeiten über eine Petition',
  updatesHint: 'Entferne das Kreuz, und du hörst nichts mehr über diese Petition.',
  language: 'In welcher Sprache möchtest du deine E-Mails?',
  newOnes: 'Wählst du etwas Neues? Dann senden wir dir zuerst eine E-Mail mit einem Button zur Bestätigung.',
  save: 'Auswahl speichern',
  savedTitle: 'Deine Auswahl ist gespeichert',
  saved: 'Von jetzt an bekommst du nur noch, was unten angekreuzt ist.',
  savedAsked:
    'Für das, was du hinzugefügt hast, haben wir dir eine E-Mail mit einem Button geschickt. Klick darauf, und du bekommst auch das.',
  everythingTitle: 'Alles beenden',
  everything: 'Dann bekommst du keine Neuigkeiten mehr von uns. Deine Unterschriften bleiben, wie sie sind.',
  everythingButton: 'Alle E-Mails abbestellen',
  nothing:
    'Du bekommst jetzt keine Neuigkeiten von uns. Deshalb bewahren wir deine E-Mail-Adresse hier nicht mehr auf.',
  startAgain: 'Möchtest du Neuigkeiten bekommen? Melde dich mit deiner E-Mail-Adresse an.',
}
