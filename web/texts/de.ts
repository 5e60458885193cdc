import { myData, myDataAsk } from './de/my-data.ts'
import {
  confirmSubscription,
  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  preferences,
  unsubscribe,
} from './de/newsletter.ts'
import { ownLink } from './de/own-link.ts'
import { privacy } from './de/privacy.ts'
import { formats } from './format.ts'
import type { Texts } from './nl.ts'
import { signaturesIn } from './signatures.ts'

const { number, plural, dateTime } = formats('de')
const { counted, inAll } = signaturesIn('de')

/** Every word of the public pages in German. */
export const de: Texts = {
  skipToContent: 'Zum Inhalt',
  otherLanguages: 'Sprachen',
  allPetitions: 'Alle Petitionen',
  optional: 'freiwillig',
  errorTitle: (title) => `Fehler: ${title}`,
  footer: {
    from: (organisation) => `Eine Petitionsseite von ${organisation}.`,
    noTracking: 'Ohne Cookies und ohne Tracking.',
    privacy: 'Was wir mit deinen Daten machen',
    myData: 'Deine Daten ansehen oder löschen',
  },

  progress: {
    goal: (goal) => `Unser Ziel: ${number(goal)}`,
    goalReached: (goal) => `Das Ziel von ${number(goal)} ist erreicht`,
    goalWas: (goal) => `Das Ziel war ${number(goal)}`,
    toward: (next) => `Das Ziel ist erreicht. Weiter bis ${number(next)}`,
    towardGoal: (next, goal) => `Weiter bis ${number(next)}, und dann bis ${number(goal)}`,
    bar: 'Unterschriften auf dem Weg zum Ziel',
    offline: (count) => `Und ${counted(count)} auf Papier`,
  },

  counter: {
    asOf: (instant) => `Stand: ${dateTime(instant)}`,
  },

  embed: {
    whole: 'Lies die ganze Petition',
    links: 'Links öffnen sich in einem neuen Fenster.',
  },

  alliance: {
    title: 'Gemeinsam mit',
    via: (name) => `Du unterschreibst über ${name}.`,
  },

  poster: {
    title: 'Poster',
    hint: 'Druck dieses Blatt aus und häng es auf, oder leg es dort aus, wo Menschen vorbeikommen.',
    code: 'QR-Code mit der Adresse der Petition',
    scan: 'Scannen und die Petition unterschreiben',
  },

  home: {
    title: 'Werde laut',
    intro: (organisation) =>
      `Kinder haben Rechte. Gemeinsam sorgen wir dafür, dass sie gehört werden. Such dir eine Petition von ${organisation} aus und setz deinen Namen darunter.`,
    petitions: 'Petitionen',
    closedPetitions: 'Abgeschlossene Petitionen',
    none: 'Gerade läuft keine Petition. Schau bald wieder vorbei.',
    search: 'Petition suchen',
    searchButton: 'Suchen',
    found: (count, typed) =>
      plural(count, {
        one: `${number(count)} Petition mit „${typed}“ gefunden.`,
        other: `${number(count)} Petitionen mit „${typed}“ gefunden.`,
      }),
    closed: 'Geschlossen',
    sign: 'Lesen und unterschreiben',
    read: 'Petition ansehen',
  },

  petition: {
    kickers: { open: 'Petition', closed: 'Geschlossene Petition', archived: 'Abgeschlossene Petition' },
    to: 'An',
    jumpToForm: 'Petition unterschreiben',
    formTitle: 'Unterschreib die Petition',
    afterwards: 'Du bekommst eine E-Mail mit einem Button. Klick darauf, und deine Unterschrift zählt.',
    closesAt: (instant) => `Du kannst bis zum ${dateTime(instant)} (Amsterdamer Zeit) unterschreiben.`,
    givenName: 'Vorname',
    familyName: 'Nachname',
    email: 'E-Mail-Adresse',
    emailHint: 'Zur Bestätigung. Sie erscheint nicht auf der Website.',
    useAddress: (address) => `Meintest du ${address}? Tippe hier, um die Adresse zu berichtigen.`,
    country: 'Land',
    city: 'Wohnort',
    postalCode: 'Postleitzahl',
    publicName: 'Darf dein Name bei der Petition stehen?',
    showName: 'Ja, zeigt meinen Namen bei der Petition. Alle können ihn dann sehen.',
    age: 'Bist du 16 oder älter?',
    ageConfirmed: 'Ich bin 16 Jahre oder älter.',
    ageHint: 'Nur nötig, wenn dein Name bei der Petition stehen darf.',
    ageHintFollowing:
      'Nur nötig, wenn du auf dem Laufenden bleiben willst oder dein Name bei der Petition stehen darf.',
    following: 'Möchtest du auf dem Laufenden bleiben?',
    followingHint:
      'Das ist freiwillig. Was du ankreuzt, bestätigst du mit demselben Button wie deine Unterschrift.',
    updates: 'Nur über diese Petition',
    consent: 'Deine Einwilligung',
    dataTo: (organisation) => `Deine Daten gehen an ${organisation}. Andere bekommen nur, was oben steht.`,
    privacyLink: 'Was wir mit deinen Daten machen',
    submit: 'Unterschreiben',
    sending: 'Einen Moment …',
    honeypot: 'Lass dieses Feld leer',
    errorSummary: (count) =>
      plural(count, {
        one: 'Etwas stimmt noch nicht. Bitte sieh dir dieses Feld an:',
        other: 'Ein paar Dinge stimmen noch nicht. Bitte sieh dir diese Felder an:',
      }),
    closed: 'Diese Petition ist geschlossen',
    closedOn: (instant) => `Unterschreiben konnte man bis zum ${dateTime(instant)} (Amsterdamer Zeit).`,
    closedThanks: (count, offline) => `Danke an alle, die mitgemacht haben: ${inAll(count, offline)}.`,
    closedGrace:
      'Hast du rechtzeitig unterschrieben, aber noch nicht bestätigt? Das geht bis 24 Stunden nach dem Ende, mit dem Button in deiner E-Mail.',
    archived: 'Diese Petition ist abgeschlossen',
    news: 'Neues zu dieser Petition',
    olderNews: (count) => `Ältere Neuigkeiten (${number(count)})`,
    signers: 'Haben kürzlich unterschrieben',
    signersOnly: 'Gezeigt werden nur Namen von Menschen, die damit einverstanden sind.',
    outcome: 'Was wir erreicht haben',
    related: 'Andere Petitionen',
    otherPetitions: 'Andere Petitionen ansehen',
    donateLead: 'Möchtest du mehr tun?',
  },

  donate: 'Einmal oder regelmäßig spenden',

  checkEmail: {
    title: 'Noch ein Schritt: Sieh in deine E-Mails',
    lead: 'Wir haben dir eine E-Mail geschickt. Klick auf den Button darin; erst dann zählt deine Unterschrift.',
    petition: 'Du hast unterschrieben:',
    validity: 'Der Button funktioniert 7 Tage. Danach kannst du einfach noch einmal unterschreiben.',
    notFound: 'Keine E-Mail gefunden?',
    helpWait: 'Warte ein paar Minuten. Manchmal sind E-Mails langsam.',
    helpSpam: 'Sieh im Ordner für unerwünschte E-Mails (Spam) oder Werbung nach.',
    helpSearch: (organisation) => `Such in deinen E-Mails nach „${organisation}“.`,
    helpProviders:
      'Hast du Gmail? Sieh auch unter Werbung nach. Outlook oder Hotmail? Sieh auch unter Sonstige und in Junk-E-Mail nach.',
    helpAddress: 'Ein Tippfehler in deiner Adresse? Unterschreib noch einmal mit der richtigen.',
    typoTitle: 'Stimmt deine E-Mail-Adresse?',
    typo: (domain) =>
      `Das Ende der Adresse, die du eingegeben hast, sieht aus wie ${domain}, ist aber etwas anders. Ist das ein Tippfehler? Dann kommt unsere E-Mail nicht an.`,
    typoAgain: 'Mit der richtigen Adresse noch einmal unterschreiben',
    helpAgain:
      'Hattest du diese Petition schon unterschrieben? Dann steht das in der E-Mail, und du brauchst nichts zu tun.',
    signAgain: 'Zurück zur Petition',
    resendTitle: 'E-Mail noch einmal senden',
    resendLead: 'Gib die Adresse ein, mit der du unterschrieben hast.',
    resend: 'Noch einmal senden',
    resentTitle: 'Wir haben deine Anfrage erhalten',
    resent:
      'Wartet eine Unterschrift von dieser Adresse auf Bestätigung, dann senden wir die E-Mail noch einmal. Das machen wir höchstens einmal in 10 Minuten und 3-mal am Tag.',
  },

  confirm: {
    title: 'Bestätige deine Unterschrift',
    lead: 'Klick auf den Button, und deine Unterschrift zählt.',
    to: 'An',
    name: 'Dein Name',
    publicName: 'Name bei der Petition',
    nameShown: 'Ja, alle können meinen Namen sehen',
    nameHidden: 'Nein, mein Name bleibt verborgen',
    consent: 'Deine Einwilligung',
    button: 'Ja, ich unterschreibe',
    leadFollowing:
      'Klick einmal auf den Button: Deine Unterschrift zählt, und du bekommst die E-Mails, die du ausgewählt hast.',
    follows: 'Mit demselben Button abonnierst du auch',
    buttonFollowing: 'Ja, ich unterschreibe und möchte diese E-Mails',
    wrong:
      'Stimmt etwas nicht, oder warst du das nicht? Dann klick nicht auf den Button. In der E-Mail steht ein Link „Das war ich nicht“.',
  },

  thanks: {
    title: 'Danke!',
    lead: 'Deine Unterschrift ist bestätigt.',
    leadFollowing: 'Deine Unterschrift ist bestätigt, und du bekommst die E-Mails, die du gewählt hast.',
    counting: 'Es kann eine Minute dauern, bis eine neue Unterschrift in dieser Zahl steckt.',
    next: 'Je mehr Menschen mitmachen, desto lauter sind wir. Bitte zwei andere, auch zu unterschreiben.',
    share: 'Teile die Petition',
    message: (title) => `Ich habe diese Petition unterschrieben: „${title}“. Unterschreibst du auch?`,
    poster: 'Druck ein Poster mit QR-Code zum Aufhängen',
    donateLead: 'Mit deiner Spende können wir uns länger und lauter für die Rechte von Kindern einsetzen.',
    nextTitle: 'Unterschreib auch diese Petition',
    newsTitle: 'Bleib auf dem Laufenden',
    news: 'Möchtest du hören, wie es weitergeht? Wähle aus, worüber du E-Mails möchtest. Aufhören kannst du jederzeit.',
  },

  share: {
    system: 'Petition teilen',
    whatsapp: 'Über WhatsApp teilen',
    email: 'Per E-Mail teilen',
    networks: 'Oder teilen über',
    link: 'Oder kopiere diesen Link:',
    copy: 'Link kopieren',
    copied: 'Der Link ist kopiert.',
  },

  donating: {
    once: 'Einmal',
    monthly: 'Jeden Monat',
    other: 'Betrag selbst wählen',
    leads: 'Das führt dich zu unserer Spendenseite. Erst dort entscheidest du.',
  },

  link: {
    expired: {
      title: 'Dieser Link ist abgelaufen',
      text: 'Der Button in der E-Mail funktioniert 7 Tage. Unterschreib die Petition noch einmal, dann bekommst du eine neue E-Mail.',
    },
    unknown: {
      title: 'Dieser Link funktioniert nicht',
      text: 'Vielleicht fehlt ein Stück des Links. Öffne ihn noch einmal aus der E-Mail, oder kopiere ihn ganz.',
    },
    'petition-closed': {
      title: 'Diese Petition ist geschlossen',
      text: 'Deine Unterschrift kann nicht mehr bestätigt werden. Das ging bis 24 Stunden nach dem Ende.',
    },
    'already-confirmed': {
      title: 'Du hast schon bestätigt',
      text: 'Deine Unterschrift ist schon bestätigt. Du brauchst nichts mehr zu tun.',
    },
    gone: {
      title: 'Diese Unterschrift gibt es nicht mehr',
      text: 'Die Unterschrift wurde zurückgezogen oder entfernt. Es gibt nichts mehr zu bestätigen.',
    },
    toPetition: 'Zur Petition',
    signAgain: 'Noch einmal unterschreiben',
    newsletter: {
      title: 'Dieser Link ist abgelaufen',
      text: 'Der Button in der E-Mail funktioniert 7 Tage. Melde dich noch einmal an, dann bekommst du eine neue E-Mail.',
      again: 'Noch einmal anmelden',
    },
    'my-data': {
      title: 'Dieser Link ist abgelaufen',
      text: 'Der Link zu deinen Daten funktioniert 24 Stunden. Fordere einen neuen an, dann bekommst du eine neue E-Mail.',
      again: 'Neuen Link anfordern',
    },
    'not-me': {
      title: 'Dieser Link ist abgelaufen',
      text: 'Der Link „Das war ich nicht“ funktioniert 90 Tage. Möchtest du keine E-Mails mehr von uns? Sag uns Bescheid.',
    },
  },

  notMe: {
    title: 'Warst du das nicht?',
    signed: 'Jemand hat mit deiner E-Mail-Adresse eine Petition unterschrieben:',
    newsletter: 'Jemand hat deine E-Mail-Adresse eingegeben, um Neuigkeiten von uns zu bekommen.',
    'my-data':
      'Jemand hat mit deiner E-Mail-Adresse einen Link zu den Daten angefordert, die wir aufbewahren.',
    what: 'Wenn du auf den Button klickst:',
    removesSignature: 'Wir entfernen die Unterschrift, auch wenn sie schon mitzählte.',
    removesRequest: 'Wir entfernen die Anfrage.',
    unsubscribes: 'Bekommt diese Adresse Neuigkeiten von uns? Dann hört das auf.',
    stops: 'Wir senden keine E-Mails mehr an diese Adresse, auch wenn sie noch einmal jemand eingibt.',
    nothing: 'Warst du es doch? Dann schließ diese Seite; nichts ändert sich.',
    buttonSigned: 'Das war ich nicht: Unterschrift entfernen',
    button: 'Das war ich nicht: keine E-Mails mehr senden',
    doneTitle: 'Danke, das ist erledigt',
    doneSigned: 'Die Unterschrift ist entfernt. Wir senden keine E-Mails mehr an diese Adresse.',
    done: 'Wir senden keine E-Mails mehr an diese Adresse.',
    doneApology:
      'Es tut uns leid, dass jemand deine Adresse benutzt hat. Danke, dass du Bescheid gesagt hast.',
    doneQuestion: 'Möchtest du später doch E-Mails von uns, oder hast du eine Frage? Schreib an',
  },

  errorPage: {
    notFoundTitle: 'Diese Seite gibt es nicht',
    notFound: 'Vielleicht ist der Link alt, oder ein Buchstabe stimmt nicht.',
    badTitle: 'Das konnten wir nicht lesen',
    bad: 'Mit dem, was dein Browser gesendet hat, stimmte etwas nicht. Geh zurück und versuch es noch einmal.',
    brokenTitle: 'Bei uns ist etwas schiefgegangen',
    broken: 'Das liegt nicht an dir. Versuch es in ein paar Minuten noch einmal.',
    home: 'Zu allen Petitionen',
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
}
