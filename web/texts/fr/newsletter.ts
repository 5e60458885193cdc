import type { Texts } from '../nl.ts'

/** Following by mail, and leaving, in French. */
export const newsletter: Texts['newsletter'] = {
  title: 'Suivez notre action par e-mail',
  lead: 'Choisissez ce dont vous voulez entendre parler. Vous ne recevez que les e-mails que vous choisissez, et vous pouvez arrêter quand vous voulez.',
  topics: 'De quoi voulez-vous entendre parler ?',
  topicsHint: 'Choisissez un ou plusieurs sujets.',
  none: 'Il n’y a rien à suivre pour le moment. Revenez plus tard.',
  emailHint: 'C’est là que nous envoyons les e-mails. Elle n’apparaîtra pas sur le site.',
  consentTitle: 'Votre consentement',
  consent:
    'Oui, je consens à recevoir ces e-mails, comme indiqué ci-dessus pour chaque sujet que j’ai choisi.',
  ageConfirmed: 'J’ai 16 ans ou plus.',
  ageHint:
    'Vous êtes plus jeune ? Alors la loi sur la protection des données ne nous permet pas encore de vous envoyer des nouvelles. Vous pouvez signer des pétitions.',
  submit: 'Je m’inscris',
  afterwards:
    'Nous vous envoyons d’abord un e-mail avec un bouton. Cliquez dessus, et votre inscription est faite.',
  toForm: 'Suivez-nous par e-mail',
}

export const lists: Texts['lists'] = {
  updates: 'Nouvelles de la pétition',
}

export const newsletterCheckEmail: Texts['newsletterCheckEmail'] = {
  title: 'Encore une étape : regardez vos e-mails',
  lead: 'Nous vous envoyons un e-mail. Cliquez sur le bouton qu’il contient ; c’est alors seulement que vous recevrez de nos nouvelles.',
  validity: 'Le bouton fonctionne pendant 7 jours. Ensuite, il suffit de vous inscrire à nouveau.',
  helpAddress: 'Une faute de frappe dans votre adresse ? Inscrivez-vous à nouveau avec la bonne.',
  helpAgain: 'Vous suiviez déjà cela ? L’e-mail le dit alors, et vous n’avez rien à faire.',
  again: 'Retour à l’inscription',
}

export const newsletterThanks: Texts['newsletterThanks'] = {
  title: 'Merci de nous rejoindre !',
  lead: 'Votre inscription est confirmée. Dès qu’il y a du nouveau, nous vous écrivons.',
  leave:
    'Vous voulez arrêter, ou choisir autre chose ? Il y a un lien au bas de chaque e-mail. Un clic sur un bouton suffit.',
  petitionsTitle: 'Signez aussi une pétition',
  petitionsLead: 'Chaque signature donne plus de force à la voix des enfants.',
  petitions: 'Voir les pétitions',
}

export const confirmSubscription: Texts['confirmSubscription'] = {
  title: 'Confirmez votre inscription',
  lead: 'Cliquez sur le bouton, et vous recevrez des e-mails sur ce qui figure ci-dessous.',
  lists: 'Ce que vous suivrez',
  button: 'Oui, je veux ces e-mails',
  wrong:
    'Quelque chose ne va pas, ou ce n’était pas vous ? Alors ne cliquez pas sur le bouton. L’e-mail contient un lien « Ce n’était pas moi ».',
}

export const unsubscribe: Texts['unsubscribe'] = {
  title: 'Ne plus recevoir ces e-mails',
  lead: 'Cliquez sur le bouton, et vous ne recevrez plus ces e-mails :',
  titleAll: 'Ne plus recevoir aucun e-mail',
  leadAll: 'Cliquez sur le bouton, et vous ne recevrez plus de nos nouvelles, sur aucun sujet.',
  button: 'Ne plus recevoir ces e-mails',
  buttonAll: 'Ne plus recevoir aucun e-mail',
  everythingTitle: 'Vous préférez ne plus rien recevoir du tout ?',
  everything: 'Alors nous arrêtons aussi toutes les autres nouvelles que vous recevez de nous.',
  signatures: 'Vos signatures de pétitions restent telles quelles.',
  doneTitle: 'Votre désinscription est faite',
  done: 'Vous ne recevrez plus ces e-mails :',
  doneAll: 'Vous ne recevrez plus de nos nouvelles.',
  doneUnderWay: 'Un envoi venait juste de partir ? Il peut encore arriver.',
  changedMind: 'C’était une erreur, ou vous voulez suivre autre chose ?',
  preferences: 'Choisissez les e-mails que vous voulez',
}

export const preferences: Texts['preferences'] = {
  title: 'Choisissez les e-mails que vous voulez',
  lead: 'Cochez ce que vous voulez recevoir, et décochez ce que vous ne voulez plus.',
  topics: 'Sujets',
  updates: 'Nouvelles d’une pétition',
  updatesHint: 'Décochez, et vous n’entendrez plus parler de cette pétition.',
  language: 'Dans quelle langue voulez-vous vos e-mails ?',
  newOnes:
    'Vous choisissez quelque chose de nouveau ? Nous vous envoyons d’abord un e-mail avec un bouton pour le confirmer.',
  save: 'Enregistrer mon choix',
  savedTitle: 'Votre choix est enregistré',
  saved: 'Désormais, vous ne recevez que ce qui est coché ci-dessous.',
  savedAsked:
    'Pour ce que vous avez ajouté, nous vous avons envoyé un e-mail avec un bouton. Cliquez dessus, et vous le suivrez aussi.',
  everythingTitle: 'Tout arrêter',
  everything: 'Alors vous ne recevrez plus de nos nouvelles. Vos signatures restent telles quelles.',
  everythingButton: 'Ne plus recevoir aucun e-mail',
  nothing: 'Vous ne suivez plus rien. C’est pourquoi nous ne conservons plus votre adresse e-mail ici.',
  startAgain: 'Vous voulez suivre quelque chose ? Inscrivez-vous avec votre adresse e-mail.',
}
