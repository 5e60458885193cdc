import { formats } from './format.ts'
import { myData, myDataAsk } from './fr/my-data.ts'
import {
  confirmSubscription,
  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  preferences,
  unsubscribe,
} from './fr/newsletter.ts'
import { ownLink } from './fr/own-link.ts'
import { privacy } from './fr/privacy.ts'
import type { Texts } from './nl.ts'
import { signaturesIn } from './signatures.ts'

const { number, plural, dateTime } = formats('fr')
const { counted, inAll } = signaturesIn('fr')

/** Every word of the public pages in French. */
export const fr: Texts = {
  skipToContent: 'Aller au contenu',
  otherLanguages: 'Langues',
  allPetitions: 'Toutes les pétitions',
  optional: 'facultatif',
  errorTitle: (title) => `Erreur : ${title}`,
  footer: {
    from: (organisation) => `Un site de pétitions de ${organisation}.`,
    noTracking: 'Sans cookies ni traceurs.',
    privacy: 'Ce que nous faisons de vos données',
    myData: 'Voir ou effacer vos données',
  },

  progress: {
    goal: (goal) => `Notre objectif : ${number(goal)}`,
    goalReached: (goal) => `L’objectif de ${number(goal)} est atteint`,
    goalWas: (goal) => `L’objectif était de ${number(goal)}`,
    toward: (next) => `L’objectif est atteint. En route vers ${number(next)}`,
    towardGoal: (next, goal) => `En route vers ${number(next)}, puis vers ${number(goal)}`,
    bar: 'Signatures en route vers l’objectif',
    offline: (count) => `Et ${counted(count)} sur papier`,
  },

  counter: {
    asOf: (instant) => `État au ${dateTime(instant)}`,
  },

  embed: {
    whole: 'Lire la pétition en entier',
    links: 'Les liens s’ouvrent dans une nouvelle fenêtre.',
  },

  alliance: {
    title: 'Avec',
    via: (name) => `Vous signez par l’intermédiaire de ${name}.`,
  },

  poster: {
    title: 'Affiche',
    hint: 'Imprimez cette feuille et accrochez-la, ou déposez-la dans un lieu de passage.',
    code: 'Code QR avec l’adresse de la pétition',
    scan: 'Scannez et signez la pétition',
  },

  home: {
    title: 'Faites-vous entendre',
    intro: (organisation) =>
      `Les enfants ont des droits. Ensemble, faisons en sorte qu’ils soient entendus. Choisissez une pétition de ${organisation} et ajoutez-y votre nom.`,
    petitions: 'Pétitions',
    closedPetitions: 'Pétitions terminées',
    none: 'Il n’y a pas de pétition à signer en ce moment. Revenez bientôt.',
    search: 'Rechercher une pétition',
    searchButton: 'Rechercher',
    found: (count, typed) =>
      plural(count, {
        one: `${number(count)} pétition trouvée avec « ${typed} ».`,
        many: `${number(count)} de pétitions trouvées avec « ${typed} ».`,
        other: `${number(count)} pétitions trouvées avec « ${typed} ».`,
      }),
    closed: 'Close',
    sign: 'Lire et signer',
    read: 'Voir la pétition',
  },

  petition: {
    kickers: { open: 'Pétition', closed: 'Pétition close', archived: 'Pétition terminée' },
    to: 'À',
    jumpToForm: 'Signer la pétition',
    formTitle: 'Signez la pétition',
    afterwards: 'Vous recevrez un e-mail avec un bouton. Cliquez dessus, et votre signature compte.',
    closesAt: (instant) => `Vous pouvez signer jusqu’au ${dateTime(instant)} (heure d’Amsterdam).`,
    givenName: 'Prénom',
    familyName: 'Nom',
    email: 'Adresse e-mail',
    emailHint: 'Pour confirmer votre signature. Elle n’apparaîtra pas sur le site.',
    useAddress: (address) => `Vouliez-vous dire ${address} ? Cliquez ici pour corriger.`,
    country: 'Pays',
    city: 'Ville ou commune',
    postalCode: 'Code postal',
    publicName: 'Pouvons-nous afficher votre nom avec la pétition ?',
    showName: 'Oui, affichez mon nom avec la pétition. Tout le monde pourra le voir.',
    age: 'Avez-vous 16 ans ou plus ?',
    ageConfirmed: 'J’ai 16 ans ou plus.',
    ageHint: 'Nécessaire seulement si votre nom peut être affiché avec la pétition.',
    ageHintFollowing: 'Nécessaire seulement si vous voulez recevoir des nouvelles ou afficher votre nom.',
    following: 'Voulez-vous recevoir des nouvelles ?',
    followingHint:
      'Rien ne vous y oblige. Ce que vous cochez, vous le confirmez avec le même bouton que votre signature.',
    updates: 'Seulement sur cette pétition',
    consent: 'Votre consentement',
    dataTo: (organisation) =>
      `Vos données vont à ${organisation}. Les autres ne reçoivent que ce qui est indiqué ci-dessus.`,
    privacyLink: 'Ce que nous faisons de vos données',
    submit: 'Je signe',
    sending: 'Un instant…',
    honeypot: 'Laissez ce champ vide',
    errorSummary: (count) =>
      plural(count, {
        one: 'Quelque chose n’est pas encore correct. Regardez ce champ :',
        other: 'Certaines choses ne sont pas encore correctes. Regardez ces champs :',
      }),
    closed: 'Cette pétition est close',
    closedOn: (instant) => `On pouvait la signer jusqu’au ${dateTime(instant)} (heure d’Amsterdam).`,
    closedThanks: (count, offline) =>
      `Merci à toutes celles et ceux qui ont participé : ${inAll(count, offline)}.`,
    closedGrace:
      'Vous avez signé à temps, mais pas encore confirmé ? Vous le pouvez jusqu’à 24 heures après la clôture, avec le bouton de votre e-mail.',
    archived: 'Cette pétition est terminée',
    news: 'Nouvelles de cette pétition',
    olderNews: (count) => `Nouvelles plus anciennes (${number(count)})`,
    signers: 'Ont signé récemment',
    signersOnly: 'Seuls sont affichés les noms des personnes qui y consentent.',
    outcome: 'Ce que nous avons obtenu',
    related: 'Autres pétitions',
    otherPetitions: 'Voir les autres pétitions',
    donateLead: 'Vous voulez faire plus ?',
  },

  donate: 'Donner une fois ou régulièrement',

  checkEmail: {
    title: 'Encore une étape : regardez vos e-mails',
    lead: 'Nous vous avons envoyé un e-mail. Cliquez sur le bouton qu’il contient ; c’est alors seulement que votre signature compte.',
    petition: 'Vous avez signé :',
    validity: 'Le bouton fonctionne pendant 7 jours. Ensuite, il suffit de signer à nouveau.',
    notFound: 'Vous ne trouvez pas d’e-mail ?',
    helpWait: 'Attendez quelques minutes. Les e-mails sont parfois lents.',
    helpSpam: 'Regardez dans vos courriers indésirables (spam) ou vos promotions.',
    helpSearch: (organisation) => `Cherchez « ${organisation} » dans vos e-mails.`,
    helpProviders:
      'Vous utilisez Gmail ? Regardez aussi dans Promotions. Outlook ou Hotmail ? Regardez aussi dans Autres et dans Courrier indésirable.',
    helpAddress: 'Une faute de frappe dans votre adresse ? Signez à nouveau avec la bonne.',
    typoTitle: 'Votre adresse e-mail est-elle correcte ?',
    typo: (domain) =>
      `La fin de l’adresse que vous avez indiquée ressemble à ${domain}, mais est un peu différente. Est-ce une faute de frappe ? Alors notre e-mail n’arrivera pas.`,
    typoAgain: 'Signer à nouveau avec la bonne adresse',
    helpAgain: 'Vous aviez déjà signé cette pétition ? L’e-mail le dit alors, et vous n’avez rien à faire.',
    signAgain: 'Retour à la pétition',
    resendTitle: 'Renvoyer l’e-mail',
    resendLead: 'Indiquez l’adresse avec laquelle vous avez signé.',
    resend: 'Renvoyer',
    resentTitle: 'Nous avons reçu votre demande',
    resent:
      'Si une signature de cette adresse attend d’être confirmée, nous renverrons l’e-mail. Nous le faisons au plus une fois toutes les 10 minutes et 3 fois par jour.',
  },

  confirm: {
    title: 'Confirmez votre signature',
    lead: 'Cliquez sur le bouton, et votre signature compte.',
    to: 'À',
    name: 'Votre nom',
    publicName: 'Nom avec la pétition',
    nameShown: 'Oui, tout le monde peut voir mon nom',
    nameHidden: 'Non, mon nom reste masqué',
    consent: 'Votre consentement',
    button: 'Oui, je signe',
    leadFollowing:
      'Cliquez une fois sur le bouton : votre signature compte, et vous recevez les e-mails que vous avez choisis.',
    follows: 'Avec le même bouton, vous suivez aussi',
    buttonFollowing: 'Oui, je signe et je veux ces e-mails',
    wrong:
      'Quelque chose ne va pas, ou ce n’était pas vous ? Alors ne cliquez pas sur le bouton. L’e-mail contient un lien « Ce n’était pas moi ».',
  },

  thanks: {
    title: 'Merci !',
    lead: 'Votre signature est confirmée.',
    leadFollowing: 'Votre signature est confirmée, et vous recevrez les e-mails que vous avez choisis.',
    counting: 'Il peut se passer une minute avant qu’une nouvelle signature soit comptée dans ce nombre.',
    next: 'Plus nous sommes nombreux, plus nous nous faisons entendre. Demandez à deux personnes de signer aussi.',
    share: 'Partagez la pétition',
    message: (title) => `J’ai signé cette pétition : « ${title} ». Vous signez aussi ?`,
    poster: 'Imprimez une affiche avec un code QR à accrocher',
    donateLead: 'Votre don nous permet de défendre plus longtemps et plus fort les droits des enfants.',
    nextTitle: 'Signez aussi cette pétition',
    newsTitle: 'Recevez des nouvelles',
    news: 'Voulez-vous savoir quelle sera la suite ? Choisissez ce dont vous voulez entendre parler. Vous pouvez arrêter à tout moment.',
  },

  share: {
    system: 'Partager la pétition',
    whatsapp: 'Partager sur WhatsApp',
    email: 'Partager par e-mail',
    networks: 'Ou partager sur',
    link: 'Ou copiez ce lien :',
    copy: 'Copier le lien',
    copied: 'Le lien est copié.',
  },

  donating: {
    once: 'Une fois',
    monthly: 'Chaque mois',
    other: 'Choisir le montant',
    leads: 'Vous allez vers notre page de dons. C’est là seulement que vous décidez.',
  },

  link: {
    expired: {
      title: 'Ce lien a expiré',
      text: 'Le bouton de l’e-mail fonctionne pendant 7 jours. Signez à nouveau la pétition pour recevoir un nouvel e-mail.',
    },
    unknown: {
      title: 'Ce lien ne fonctionne pas',
      text: 'Il manque peut-être un morceau du lien. Ouvrez-le à nouveau depuis l’e-mail, ou copiez-le en entier.',
    },
    'petition-closed': {
      title: 'Cette pétition est close',
      text: 'Votre signature ne peut plus être confirmée. C’était possible jusqu’à 24 heures après la clôture.',
    },
    'already-confirmed': {
      title: 'Vous avez déjà confirmé',
      text: 'Votre signature est déjà confirmée. Vous n’avez plus rien à faire.',
    },
    gone: {
      title: 'Cette signature n’existe plus',
      text: 'La signature a été retirée ou supprimée. Il n’y a plus rien à confirmer.',
    },
    toPetition: 'Vers la pétition',
    signAgain: 'Signer à nouveau',
    newsletter: {
      title: 'Ce lien a expiré',
      text: 'Le bouton de l’e-mail fonctionne pendant 7 jours. Inscrivez-vous à nouveau pour recevoir un nouvel e-mail.',
      again: 'S’inscrire à nouveau',
    },
    'my-data': {
      title: 'Ce lien a expiré',
      text: 'Le lien vers vos données fonctionne pendant 24 heures. Demandez-en un nouveau pour recevoir un nouvel e-mail.',
      again: 'Demander un nouveau lien',
    },
    'not-me': {
      title: 'Ce lien a expiré',
      text: 'Le lien « Ce n’était pas moi » fonctionne pendant 90 jours. Vous ne voulez plus d’e-mails de notre part ? Dites-le-nous.',
    },
  },

  notMe: {
    title: 'Ce n’était pas vous ?',
    signed: 'Quelqu’un a signé une pétition avec votre adresse e-mail :',
    newsletter: 'Quelqu’un a indiqué votre adresse e-mail pour recevoir de nos nouvelles.',
    'my-data':
      'Quelqu’un a utilisé votre adresse e-mail pour demander un lien vers les données que nous conservons.',
    what: 'Si vous cliquez sur le bouton :',
    removesSignature: 'Nous supprimons la signature, même si elle comptait déjà.',
    removesRequest: 'Nous supprimons la demande.',
    unsubscribes: 'Cette adresse reçoit de nos nouvelles ? Cela s’arrête.',
    stops: 'Nous n’envoyons plus d’e-mails à cette adresse, même si quelqu’un l’indique à nouveau.',
    nothing: 'C’était vous, finalement ? Alors fermez cette page ; rien ne change.',
    buttonSigned: 'Ce n’était pas moi : supprimer la signature',
    button: 'Ce n’était pas moi : ne plus envoyer d’e-mails',
    doneTitle: 'Merci, c’est fait',
    doneSigned: 'La signature a été supprimée. Nous n’enverrons plus d’e-mails à cette adresse.',
    done: 'Nous n’enverrons plus d’e-mails à cette adresse.',
    doneApology: 'Nous regrettons que quelqu’un ait utilisé votre adresse. Merci de nous l’avoir dit.',
    doneQuestion: 'Vous voulez plus tard tout de même nos e-mails, ou vous avez une question ? Écrivez à',
  },

  errorPage: {
    notFoundTitle: 'Cette page n’existe pas',
    notFound: 'Le lien est peut-être ancien, ou une lettre n’est pas bonne.',
    badTitle: 'Nous n’avons pas pu lire cela',
    bad: 'Il y a eu un problème avec ce que votre navigateur a envoyé. Revenez en arrière et réessayez.',
    brokenTitle: 'Un problème est survenu de notre côté',
    broken: 'Vous n’y êtes pour rien. Réessayez dans quelques minutes.',
    home: 'Vers toutes les pétitions',
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
