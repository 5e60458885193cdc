import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in German, by its code. */
export const errors: PublicErrors = {
  'email-missing': 'Gib deine E-Mail-Adresse ein.',
  'email-malformed': 'Diese E-Mail-Adresse stimmt nicht. Eine gültige sieht aus wie name@example.org.',
  'email-too-long': 'Diese E-Mail-Adresse ist zu lang. Nimm eine andere.',
  'email-not-ascii':
    'Vor dem @ gehen nur einfache Buchstaben ohne Umlaute oder Akzente, Ziffern und Satzzeichen. Nimm eine andere Adresse.',
  'given-name-missing': 'Gib deinen Vornamen ein.',
  'given-name-too-long': 'Dieser Vorname ist zu lang. Möglich sind 100 Zeichen.',
  'given-name-not-a-name': 'Gib nur deinen Vornamen ein, ohne Links oder Sonderzeichen.',
  'family-name-missing': 'Gib deinen Nachnamen ein.',
  'family-name-too-long': 'Dieser Nachname ist zu lang. Möglich sind 100 Zeichen.',
  'family-name-not-a-name': 'Gib nur deinen Nachnamen ein, ohne Links oder Sonderzeichen.',
  'country-unknown': 'Wähle dein Land aus der Liste.',
  'city-too-long': 'Dieser Ortsname ist zu lang. Möglich sind 100 Zeichen.',
  'city-malformed': 'Gib nur deinen Wohnort ein, ohne Links oder Sonderzeichen.',
  'postal-code-malformed': 'Diese Postleitzahl stimmt nicht. Sieh sie dir noch einmal an.',
  'consent-missing':
    'Ohne deine Einwilligung dürfen wir deine Unterschrift nicht aufbewahren. Kreuze das Kästchen an.',
  'consent-missing-newsletter':
    'Ohne deine Einwilligung dürfen wir dir keine Neuigkeiten senden. Kreuze das Kästchen an, wenn du einverstanden bist.',
  'age-missing':
    'Kreuze an, dass du 16 oder älter bist. Bist du jünger? Dann dürfen wir dir nach dem Datenschutzrecht noch keine Neuigkeiten senden und deinen Namen nicht zeigen. Eine Petition unterschreiben darfst du.',
  'topics-missing': 'Wähle mindestens ein Thema aus.',
  'topic-unknown': 'Für dieses Thema kannst du dich nicht mehr anmelden. Wähle ein anderes.',
  'updates-unknown': 'Zu dieser Petition gibt es keine Neuigkeiten per E-Mail.',
  'erase-not-sure': 'Kreuze an, dass du alles löschen möchtest. Das lässt sich nicht rückgängig machen.',
  'source-malformed':
    'Die Quelle darf nur a–z, 0–9, Punkt, Bindestrich und Unterstrich enthalten (höchstens 40 Zeichen).',
  'partner-unknown': 'Dieser Partner gehört nicht zu der Petition.',
  'locale-unknown': 'Diese Sprache kennen wir nicht.',
  'value-malformed': 'Dieses Feld stimmt nicht. Sieh es dir noch einmal an.',
}

/** Title and detail of the public API's problems, in German, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'Unbekannte Petition', detail: 'Es gibt keine Petition mit diesem Namen.' },
  'petition-closed': {
    title: 'Petition geschlossen',
    detail: 'Diese Petition nimmt keine Unterschriften mehr an.',
  },
  'body-too-large': { title: 'Zu viele Daten', detail: 'Die Nachricht ist zu groß.' },
  'not-json': { title: 'Kein JSON', detail: 'Sende die Nachricht als application/json.' },
  invalid: { title: 'Nicht alles stimmt', detail: 'Ein oder mehrere Felder stimmen nicht.' },
  'not-found': { title: 'Nicht gefunden', detail: 'Was du suchst, gibt es hier nicht.' },
  'method-not-allowed': {
    title: 'Methode nicht erlaubt',
    detail: 'Diese Adresse kennt diese Methode nicht.',
  },
  internal: { title: 'Störung', detail: 'Bei uns ist etwas schiefgegangen. Versuch es später noch einmal.' },
}
