import type { Texts } from '../nl.ts'

/** The privacy page in French. */
export const privacy: Texts['privacy'] = {
  title: 'Ce que nous faisons de vos données',
  lead: (organisation) =>
    `${organisation} est responsable des données de ce site. Vous lisez ici ce que nous conservons, pourquoi et pendant combien de temps.`,
  sections: [
    {
      title: 'Ce que nous demandons, et pourquoi',
      items: [
        'Votre prénom, votre nom et votre pays : sans nom, une signature n’en est pas une.',
        'Votre adresse e-mail : pour vérifier que c’est bien vous, et que chacun ne signe qu’une fois.',
        'Votre ville ou votre code postal : seulement si la pétition le demande.',
        'Votre consentement : nous conservons le texte que vous avez accepté, sa langue et le moment.',
        'Si vous voulez des nouvelles par e-mail, nous conservons votre adresse e-mail, votre langue, les sujets que vous suivez, et le fait que vous avez 16 ans ou plus.',
        'Quelles nouvelles nous vous avons envoyées et si elles sont arrivées, pour que vous ne receviez rien en double.',
        'Ce que nous dit votre messagerie : qu’un e-mail n’est pas arrivé, ou que vous l’avez signalé comme indésirable. Nous vous envoyons alors moins d’e-mails, ou plus du tout.',
        'Le chemin qui vous a mené ici, si le lien le disait (« whatsapp », par exemple, ou une organisation partenaire).',
      ],
    },
    {
      title: 'Pourquoi nous en avons le droit',
      items: [
        'Nous utilisons vos données parce que vous y consentez. Une pétition peut montrer ce que vous pensez. C’est pourquoi nous demandons votre consentement explicitement, et pour chaque pétition à part.',
        'Pour les nouvelles par e-mail, nous demandons votre consentement à part, pour chaque sujet. Signer une pétition ne suffit jamais : vous ne recevez des nouvelles que si vous cochez vous-même une case pour cela et le confirmez avec le bouton de votre e-mail.',
        'Vous pouvez retirer votre consentement à tout moment. C’est aussi simple que de le donner. Au bas de chaque e-mail de nouvelles, un lien vous permet d’arrêter d’un clic.',
        'Que vous avez donné votre consentement, et ce que votre messagerie nous a dit, nous le conservons parce que nous devons pouvoir prouver que nous respectons les règles.',
      ],
    },
    {
      title: 'Qui voit vos données',
      items: [
        'Tout le monde voit le nombre de signatures. Votre nom n’est public que si vous cochez la case prévue et avez 16 ans ou plus.',
        'La pétition est remise à ceux à qui elle s’adresse. Le consentement que vous donnez dit ce qu’ils reçoivent.',
        'Si vous êtes venu par le lien d’une organisation partenaire, son équipe voit aussi votre signature.',
        'Nous ne vendons ni ne louons vos données, et nous ne les donnons ni à des annonceurs ni à des réseaux sociaux.',
        'Le site et les e-mails fonctionnent chez Amazon Web Services. Vos données sont conservées dans des centres de données de l’Union européenne. Cette entreprise conserve les données pour nous et ne peut pas les utiliser elle-même.',
        'Ces pages ne déposent pas de cookies, ne vous suivent pas et ne chargent rien ailleurs. Nos e-mails ne contiennent pas non plus de traceurs.',
      ],
    },
    {
      title: 'Combien de temps nous les conservons',
      items: [
        'Si vous ne confirmez pas, vos données expirent 14 jours après votre signature ou votre inscription, et sont effacées quelques jours plus tard au plus.',
        'Si vous confirmez, nous conservons votre signature jusqu’à 12 mois après la clôture de la pétition. Ensuite, nous ne conservons que des nombres, sans noms ni adresses.',
        'Si vous retirez votre signature, ou si vous nous avez dit que ce n’était pas vous, nous effaçons aussitôt le nom, les adresses et la ville. Qu’il y a eu une signature, de quel pays et par quel chemin, cela reste avec un code aussi longtemps qu’une signature.',
        'Si vous suivez des nouvelles par e-mail, nous conservons pour cela votre adresse e-mail jusqu’à ce que vous arrêtiez.',
        'Ce à quoi vous avez consenti, et quand vous avez arrêté, nous le conservons 24 mois après votre arrêt.',
        'Les nouvelles d’une pétition, et votre consentement à les recevoir, nous les conservons au plus jusqu’à 12 mois après la clôture de cette pétition.',
        'Quelles nouvelles nous vous avons envoyées, et ce que votre messagerie nous a dit, nous le conservons 90 jours. Quels autres e-mails nous vous avons envoyés : 2 jours. Une demande concernant vos données : 5 jours.',
        'Pendant 24 mois, nous gardons trace de quelle personne de notre équipe a consulté, modifié ou effacé quelque chose qui vous concerne, avec une petite partie de votre code.',
        'Les fichiers que notre équipe extrait du système y restent disponibles 24 heures au plus. Si vous effacez vos données, elles en disparaissent aussi. Ce qui a déjà été téléchargé, l’équipe l’efface elle-même après usage.',
        'Les données effacées disparaissent des copies de sauvegarde et des files d’attente du système sous 35 jours.',
        'Si vous nous avez dit « Ce n’était pas moi », signalé notre e-mail comme indésirable, si votre messagerie l’a refusé, ou si vous étiez déjà sur une liste de personnes qui ne reçoivent pas d’e-mails, nous nous en souvenons avec un code, pour vous laisser tranquille. Ce code reste même si vous effacez tout. Personne ne peut y lire votre adresse.',
        'Si votre messagerie a refusé notre e-mail, ou si vous avez signalé nos nouvelles comme indésirables, le service d’e-mail d’Amazon met aussi votre adresse sur sa propre liste et n’y envoie plus rien. Elle y reste même si vous effacez tout, jusqu’à ce que vous nous demandiez de l’en retirer.',
        'Contre les abus, notre pare-feu observe combien de fois on signe depuis une même adresse internet. Nous ne conservons pas cette adresse avec votre signature.',
      ],
    },
    {
      title: 'Comment nous les protégeons',
      items: [
        'Ce que vous remplissez est transmis et conservé chiffré. Nos e-mails voyagent chiffrés, si votre messagerie le permet.',
        'Dans le système, nous reconnaissons une signature à un code calculé à partir de votre adresse e-mail avec une clé secrète (HMAC). Sans cette clé, personne ne peut dire d’après le code qui vous êtes.',
        'Seules les personnes qui travaillent sur la campagne ont accès aux données, chacune avec son propre compte.',
      ],
    },
  ],
  rightsTitle: 'Ce que vous pouvez demander',
  rights:
    'Vous pouvez consulter vos données, les rectifier, les emporter et les effacer, et vous pouvez retirer votre signature. Vous le faites vous-même, sur',
  rightsPage: 'la page de vos données',
  rightsQuestion: 'Cela ne marche pas, ou vous avez une question ? Écrivez à',
  rightsUnder16: 'Vous avez moins de 16 ans ? Vous pouvez le demander vous-même, et vos parents aussi.',
  complaint:
    'Notre réponse ne vous satisfait pas ? Vous pouvez déposer une plainte auprès de l’autorité néerlandaise de protection des données :',
  authority: 'Autoriteit Persoonsgegevens',
  authorityUrl: 'https://www.autoriteitpersoonsgegevens.nl/en',
}
