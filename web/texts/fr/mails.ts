import type { MailTexts } from '../mail-texts.ts'

/** What the mails say in French. */
export const mails: MailTexts = {
  confirmation: {
    subject: (title) => `Confirmez votre signature : ${title}`,
    heading: 'Plus qu’un clic',
    lead: 'Cette adresse e-mail a servi à signer cette pétition :',
    what: 'Votre signature ne compte que lorsque vous la confirmez. Le bouton vous mène à une page où vous le faites.',
    follows: 'Avec le même bouton, vous confirmez que vous voulez des e-mails sur :',
    button: 'Confirmer ma signature',
    validity:
      'Le bouton fonctionne pendant 7 jours. Si vous ne faites rien, la signature ne compte pas et nous effaçons vos données.',
  },
  alreadySigned: {
    subject: (title) => `Vous aviez déjà signé : ${title}`,
    heading: 'Vous aviez déjà signé',
    lead: 'Cette adresse e-mail a servi à signer à nouveau cette pétition :',
    what: 'Votre signature était déjà là. Vous n’avez rien à faire.',
    housemate:
      'Une personne de chez vous voulait signer et utilise aussi cette adresse ? Il lui faut sa propre adresse e-mail.',
    toPetition: 'Vers la pétition',
  },
  subscription: {
    subject: (names) => `Confirmez votre inscription : ${names}`,
    heading: 'Plus qu’un clic',
    lead: 'Cette adresse e-mail a servi à demander des e-mails sur :',
    what: 'Vous ne recevrez ces e-mails que lorsque vous le confirmez. Le bouton vous mène à une page où vous le faites.',
    button: 'Oui, je veux ces e-mails',
    validity:
      'Le bouton fonctionne pendant 7 jours. Si vous ne faites rien, vous ne recevez pas de nouvelles et nous effaçons vos données.',
  },
  alreadySubscribed: {
    subject: (names) => `Vous suivez déjà cela : ${names}`,
    heading: 'Vous suivez déjà cela',
    lead: 'Cette adresse e-mail a servi à demander à nouveau des e-mails sur :',
    what: 'Vous recevez déjà ces e-mails. Vous n’avez rien à faire.',
  },
  campaign: {
    reader: 'à vous',
    why: (lists) => `Vous recevez cet e-mail parce que vous suivez : ${lists}.`,
    updates: 'nouvelles de la pétition',
  },
  choices: {
    change: 'Vous voulez changer quelque chose ?',
    preferences: 'Choisissez les e-mails que vous voulez',
    stop: 'Vous ne voulez plus ces e-mails ?',
    unsubscribe: 'Se désinscrire',
  },
  myData: {
    subject: 'Le lien vers vos données',
    heading: 'Consultez vos données',
    lead: 'Cette adresse e-mail a servi à demander quelles données nous conservons.',
    what: 'Le bouton vous mène à une page qui vous est réservée. Vous pouvez y consulter vos données, les rectifier, les emporter ou les effacer. Ne transférez pas cet e-mail.',
    button: 'Voir mes données',
    validity: 'Le bouton fonctionne pendant 24 heures.',
  },
  lists: {
    updates: 'Nouvelles de la pétition',
    sender: (name, postalAddress) => `Expéditeur de ces nouvelles : ${name}, ${postalAddress}`,
  },
  notMe: {
    signature: 'Vous n’avez jamais signé cette pétition ? Vous pouvez alors supprimer la signature :',
    subscription:
      'Vous n’avez pas demandé cela ? Dites-le-nous, et nous n’enverrons plus d’e-mails à cette adresse :',
    myData:
      'Vous n’avez pas demandé cela ? Alors vous n’avez rien à faire. Vous ne voulez plus d’e-mails de notre part ?',
    link: 'Ce n’était pas moi',
  },
  why: (organisation, publicUrl) =>
    `${organisation} vous envoie cet e-mail parce que quelqu’un a indiqué cette adresse sur ${publicUrl}.`,
}
