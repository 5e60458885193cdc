import type { Texts } from '../nl.ts'

/** The privacy page in German. */
export const privacy: Texts['privacy'] = {
  title: 'Was wir mit deinen Daten machen',
  lead: (organisation) =>
    `${organisation} ist für die Daten auf dieser Website verantwortlich. Hier liest du, was wir aufbewahren, warum und wie lange.`,
  sections: [
    {
      title: 'Was wir fragen, und warum',
      items: [
        'Deinen Vornamen, deinen Nachnamen und dein Land: Ohne Namen ist eine Unterschrift keine Unterschrift.',
        'Deine E-Mail-Adresse: um zu prüfen, dass du es bist und dass alle nur einmal unterschreiben.',
        'Deinen Wohnort oder deine Postleitzahl: nur wenn die Petition danach fragt.',
        'Deine Einwilligung: Wir bewahren den Text auf, dem du zugestimmt hast, seine Sprache und den Zeitpunkt.',
        'Möchtest du Neuigkeiten per E-Mail, dann bewahren wir deine E-Mail-Adresse auf, deine Sprache, welche Themen du ausgewählt hast und dass du 16 oder älter bist.',
        'Welche Neuigkeiten wir dir gemailt haben und ob sie angekommen sind, damit du nichts doppelt bekommst.',
        'Was dein Postfach uns meldet: dass eine E-Mail nicht ankam oder dass du sie als unerwünscht gemeldet hast. Dann senden wir dir weniger E-Mails oder keine mehr.',
        'Den Weg, auf dem du kamst, wenn der Link ihn nannte (etwa „whatsapp“ oder eine Partnerorganisation).',
      ],
    },
    {
      title: 'Warum wir das dürfen',
      items: [
        'Wir verwenden deine Daten, weil du darin einwilligst. Eine Petition kann zeigen, was du denkst. Deshalb bitten wir dich ausdrücklich und für jede Petition einzeln um deine Einwilligung.',
        'Für Neuigkeiten per E-Mail bitten wir gesondert um deine Einwilligung, für jedes Thema. Eine Petition zu unterschreiben reicht dafür nie: Neuigkeiten bekommst du nur, wenn du selbst ein Kästchen dafür ankreuzt und das mit dem Button in deiner E-Mail bestätigst.',
        'Du kannst deine Einwilligung jederzeit widerrufen. Das ist so einfach, wie sie zu geben. Unter jeder E-Mail mit Neuigkeiten steht ein Link, mit dem du mit einem Klick aufhören kannst.',
        'Dass du eingewilligt hast und was dein Postfach uns gemeldet hat, bewahren wir auf, weil wir nachweisen müssen, dass wir uns an die Regeln halten.',
      ],
    },
    {
      title: 'Wer deine Daten sieht',
      items: [
        'Alle sehen die Zahl der Unterschriften. Dein Name ist nur öffentlich, wenn du das Kästchen dafür ankreuzt und 16 oder älter bist.',
        'Die Petition wird an die übergeben, an die sie sich richtet. In der Einwilligung steht, was sie bekommen.',
        'Bist du über den Link einer Partnerorganisation gekommen? Dann sehen auch deren Mitarbeitende deine Unterschrift.',
        'Wir verkaufen oder vermieten deine Daten nicht und geben sie nicht an Werbefirmen oder soziale Netzwerke.',
        'Die Website und die E-Mails laufen bei Amazon Web Services. Deine Daten liegen in Rechenzentren in der Europäischen Union. Das Unternehmen bewahrt die Daten für uns auf und darf sie nicht selbst verwenden.',
        'Diese Seiten setzen keine Cookies, verfolgen dich nicht und holen nichts von anderen. Auch unsere E-Mails enthalten kein Tracking.',
      ],
    },
    {
      title: 'Wie lange wir sie aufbewahren',
      items: [
        'Bestätigst du nicht, dann verfallen deine Daten 14 Tage, nachdem du unterschrieben oder dich angemeldet hast, und werden höchstens ein paar Tage später gelöscht.',
        'Bestätigst du, dann bewahren wir deine Unterschrift bis 12 Monate nach dem Ende der Petition auf. Danach bewahren wir nur Zahlen auf, ohne Namen und Adressen.',
        'Ziehst du deine Unterschrift zurück, oder hast du uns gesagt, dass du es nicht warst, dann löschen wir sofort den Namen, die Adressen und den Wohnort. Dass es eine Unterschrift gab, aus welchem Land und auf welchem Weg, bleibt mit einem Code so lange, wie eine Unterschrift bleibt.',
        'Bekommst du Neuigkeiten per E-Mail, dann bewahren wir deine E-Mail-Adresse dafür auf, bis du aufhörst.',
        'Worin du eingewilligt hast und wann du aufgehört hast, bewahren wir 24 Monate auf, nachdem du aufgehört hast.',
        'Neuigkeiten über eine Petition und deine Einwilligung darin bewahren wir höchstens bis 12 Monate nach dem Ende dieser Petition auf.',
        'Welche Neuigkeiten wir dir gemailt haben und was dein Postfach uns gemeldet hat, bewahren wir 90 Tage auf. Welche anderen E-Mails wir dir geschickt haben: 2 Tage. Eine Anfrage nach deinen Daten: 5 Tage.',
        '24 Monate lang halten wir fest, wer aus unserem Team etwas von dir angesehen, geändert oder gelöscht hat, mit einem kleinen Teil deines Codes.',
        'Dateien, die unsere Mitarbeitenden aus dem System holen, liegen dort höchstens 24 Stunden bereit. Löschst du deine Daten, verschwinden sie auch daraus. Was schon abgeholt wurde, löschen sie nach Gebrauch selbst.',
        'Gelöschte Daten verschwinden innerhalb von 35 Tagen aus Sicherungskopien und aus den Warteschlangen des Systems.',
        'Hast du uns „Das war ich nicht“ gesagt, unsere E-Mail als unerwünscht gemeldet, hat dein Postfach sie abgelehnt, oder standest du schon auf einer Liste von Menschen, die keine E-Mails bekommen, dann merken wir uns das mit einem Code, um dich in Ruhe zu lassen. Dieser Code bleibt auch, wenn du alles löschst. Niemand kann daraus deine Adresse lesen.',
        'Hat dein Postfach unsere E-Mail abgelehnt, oder hast du unsere Neuigkeiten als unerwünscht gemeldet, dann setzt der Maildienst von Amazon deine Adresse auch auf eine eigene Liste und sendet nichts mehr dorthin. Dort bleibt sie, auch wenn du alles löschst, bis du uns bittest, sie zu streichen.',
        'Gegen Missbrauch achtet unsere Firewall darauf, wie oft von einer Internetadresse aus unterschrieben wird. Diese Adresse bewahren wir nicht bei deiner Unterschrift auf.',
      ],
    },
    {
      title: 'Wie wir sie schützen',
      items: [
        'Was du eingibst, wird verschlüsselt übertragen und gespeichert. Unsere E-Mails reisen verschlüsselt, wenn dein Postfach das kann.',
        'Im System erkennen wir eine Unterschrift an einem Code, der mit einem geheimen Schlüssel aus deiner E-Mail-Adresse gebildet wird (HMAC). Ohne diesen Schlüssel kann niemand am Code erkennen, wer du bist.',
        'Nur wer an der Kampagne arbeitet, kommt an die Daten, jede Person mit einem eigenen Konto.',
      ],
    },
  ],
  rightsTitle: 'Was du verlangen kannst',
  rights:
    'Du darfst deine Daten ansehen, berichtigen, mitnehmen und löschen, und du darfst deine Unterschrift zurückziehen. Das machst du selbst, auf',
  rightsPage: 'der Seite mit deinen Daten',
  rightsQuestion: 'Klappt das nicht, oder hast du eine Frage? Schreib an',
  rightsUnder16: 'Jünger als 16? Du darfst das selbst verlangen, und deine Eltern auch.',
  complaint:
    'Nicht zufrieden mit unserer Antwort? Du kannst dich bei der niederländischen Datenschutzbehörde beschweren, der',
  authority: 'Autoriteit Persoonsgegevens',
  authorityUrl: 'https://www.autoriteitpersoonsgegevens.nl/en',
}
