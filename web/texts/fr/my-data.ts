import type { Texts } from '../nl.ts'

/** What is kept of a person, asked for, shown, corrected and erased, in French. */
export const myDataAsk: Texts['myDataAsk'] = {
  title: 'Vos données',
  lead: 'Consultez ce que nous conservons sur vous. Vous pourrez ensuite le rectifier, l’emporter ou l’effacer.',
  how: 'Indiquez votre adresse e-mail. Nous vous enverrons un e-mail avec un lien vers votre propre page. C’est ainsi que nous savons que c’est vous. Le lien fonctionne pendant 24 heures.',
  submit: 'Recevoir le lien',
  sentTitle: 'Regardez vos e-mails',
  sent: 'Nous avons reçu votre demande. Si nous pouvons envoyer des e-mails à cette adresse, vous recevrez bientôt un lien. Nous le faisons au plus une fois toutes les 10 minutes et 3 fois par jour.',
  sentHelp:
    'Pas d’e-mail ? Attendez quelques minutes, et regardez aussi dans vos courriers indésirables (spam).',
  question: 'Cela ne marche pas ? Écrivez à',
}

export const myData: Texts['myData'] = {
  title: 'Vos données',
  lead: 'Voici ce que nous conservons avec votre adresse e-mail.',
  private: 'Cette page vous est réservée. N’en partagez pas le lien. Après 24 heures, il ne fonctionne plus.',
  nothing: 'Nous ne conservons rien avec cette adresse.',
  done: {
    withdrawn: {
      title: 'Votre signature est retirée',
      text: 'Elle ne compte plus. Il peut falloir un moment pour que cela se voie sur le site.',
    },
    corrected: { title: 'Votre nom a été modifié', text: 'Voici comment il apparaît maintenant.' },
    unsubscribed: { title: 'Votre désinscription est faite', text: 'Vous ne recevrez plus ces e-mails.' },
  },

  signatures: 'Vos signatures',
  noSignatures: 'Vous n’avez signé aucune pétition.',
  state: 'État',
  states: {
    pending: 'Attend votre confirmation',
    confirmed: 'Confirmée, compte',
    held: 'Confirmée, nous l’examinons encore',
    withdrawn: 'Retirée',
    removed: 'Supprimée',
    expired: 'Expirée, non confirmée',
  },
  name: 'Nom',
  email: 'Adresse e-mail',
  city: 'Ville ou commune',
  postalCode: 'Code postal',
  country: 'Pays',
  publicName: 'Nom avec la pétition',
  nameShown: 'Oui, tout le monde peut voir votre nom',
  nameHidden: 'Non, votre nom est masqué',
  source: 'Le chemin qui vous a mené ici',
  partner: 'Par le partenaire',
  via: 'Par le lien d’une personne',
  requestedAt: 'Signée le',
  confirmedAt: 'Confirmé le',
  withdrawnAt: 'Retiré le',
  consent: 'Consentement',
  consentVersion: (version) => `version ${version} du texte`,
  correct: 'Rectifier votre nom',
  save: 'Enregistrer ce nom',
  withdraw: 'Retirer ma signature',
  withdrawHint:
    'Votre signature ne compte alors plus, et nous effaçons le nom et l’adresse qui l’accompagnent.',

  subscriptions: 'Ce que vous suivez par e-mail',
  noSubscriptions: 'Vous ne suivez rien par e-mail.',
  following: (since) => `Vous suivez cela depuis le ${since}.`,
  left: (endedAt) => `Vous suiviez cela. Arrêté le ${endedAt}.`,
  goesTo: 'Les e-mails vont à',
  language: 'Langue',
  leave: 'Ne plus recevoir ces e-mails',

  receipts: 'Ce à quoi vous avez dit oui',
  receiptsHint: 'Nous conservons cela pour pouvoir prouver que vous avez donné votre consentement.',
  askedAt: 'Demandé le',
  channel: 'Où',
  importedFrom: 'Repris de',
  channels: {
    page: 'Sur ce site',
    api: 'Par un autre site ou une application',
    embed: 'Sur le site d’un partenaire',
    preferences: 'Sur votre page de choix des e-mails',
    import: 'Repris d’une liste antérieure',
  },

  requests: 'Pas encore confirmé',
  request: (names, at) => `${names} : demandé le ${at}.`,

  mails: 'E-mails que nous vous avons envoyés',
  mailKinds: {
    confirm: 'Confirmez votre signature',
    'already-signed': 'Vous aviez déjà signé',
    'confirm-subscription': 'Confirmez votre inscription',
    'my-data': 'Lien vers vos données',
  },
  otherMail: 'E-mail',

  deliveries: 'Nouvelles que nous vous avons envoyées',
  deliveryStates: {
    waiting: 'Cet e-mail doit encore partir.',
    claimed: 'Cet e-mail part en ce moment.',
    unknown: 'Nous ne savons pas avec certitude si cet e-mail est parti.',
    sent: 'Envoyé.',
    delivered: 'Arrivé.',
    bounced: 'Revenu.',
    complained: 'Signalé comme indésirable.',
  },
  skipped: {
    left: 'Non envoyé : vous ne vouliez plus ces e-mails.',
    suppressed: 'Non envoyé : nous n’envoyons pas de nouvelles à cette adresse.',
    erased: 'Non envoyé : vos données étaient effacées.',
    refused: 'Non envoyé : notre service d’e-mail ne l’a pas accepté.',
    rejected: 'Non envoyé : notre service d’e-mail l’a retenu.',
    failed: 'Non envoyé : un problème est survenu de notre côté.',
  },
  leftByMail: (at) => `Désinscription par cet e-mail le ${at}.`,

  feedback: 'Ce que votre messagerie nous a dit',
  feedbackKinds: {
    'permanent-bounce': 'L’e-mail n’a pas pu être remis',
    'transient-bounce': 'L’e-mail n’a pas pu être remis pendant un moment',
    complaint: 'Notre e-mail a été signalé comme indésirable',
    reject: 'L’e-mail a été refusé',
    'delivery-delay': 'L’e-mail a été retardé',
  },
  otherFeedback: 'Un signalement sur un e-mail',

  suppression: 'E-mails que nous n’envoyons pas',
  suppressed: {
    all: 'Nous n’envoyons aucun e-mail à cette adresse.',
    bulk: 'Nous n’envoyons pas de nouvelles à cette adresse. Les e-mails que vous demandez vous-même arrivent.',
  },
  because: {
    'not-me': 'Vous avez cliqué sur « Ce n’était pas moi ».',
    bounce: 'Un e-mail à cette adresse est revenu.',
    'transient-bounces': 'Des e-mails à cette adresse sont revenus plusieurs fois.',
    complaint: 'Notre e-mail a été signalé comme indésirable.',
    imported: 'Cela a été repris d’une liste antérieure.',
    manager: 'Une personne de notre équipe l’a réglé ainsi.',
  },
  since: (at) => `Depuis le ${at}.`,

  downloadTitle: 'Emportez vos données',
  downloadLead:
    'Vous recevez tout ce que nous conservons avec votre adresse e-mail dans un seul fichier (JSON), détails techniques compris.',
  download: 'Télécharger mes données',

  eraseTitle: 'Tout effacer',
  eraseLead: 'Voici ce qui disparaît alors, sans retour possible :',
  eraseItems: [
    'Vos signatures : elles sont retirées et ne comptent plus.',
    'Ce que vous suivez par e-mail : vous ne recevrez plus de nouvelles.',
    'Votre nom, votre adresse, vos consentements et tout le reste de cette page.',
  ],
  eraseKept:
    'Vous nous avez dit « Ce n’était pas moi », vous avez signalé notre e-mail comme indésirable, votre messagerie l’a refusé, ou vous étiez déjà sur une liste de personnes qui ne reçoivent pas d’e-mails ? Alors seul cela reste, avec un code, pour que nous vous laissions tranquille. Personne ne peut y lire votre adresse. Seul le service d’e-mail d’Amazon peut alors encore avoir votre adresse sur sa propre liste. Demandez-nous simplement de l’en retirer.',
  eraseSure: 'Oui, effacez tout ce que vous conservez sur moi.',
  erase: 'Effacer mes données',

  erasedTitle: 'Vos données sont effacées',
  erased: 'Ce que nous conservions avec votre adresse e-mail a disparu. Vos signatures ne comptent plus.',
  erasedBackups: 'Vos données disparaissent des copies de sauvegarde sous 35 jours.',
  erasedAgain: 'Vous pouvez participer à nouveau quand vous voulez.',
}
