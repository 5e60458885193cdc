import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in French, by its code. */
export const errors: PublicErrors = {
  'email-missing': 'Indiquez votre adresse e-mail.',
  'email-malformed':
    'Cette adresse e-mail n’est pas correcte. Une bonne adresse ressemble à name@example.org.',
  'email-too-long': 'Cette adresse e-mail est trop longue. Utilisez-en une autre.',
  'email-not-ascii':
    'Avant le @, nous n’acceptons que des lettres simples sans accents, des chiffres et des signes de ponctuation. Utilisez une autre adresse.',
  'given-name-missing': 'Indiquez votre prénom.',
  'given-name-too-long': 'Ce prénom est trop long. Il y a de la place pour 100 caractères.',
  'given-name-not-a-name': 'Indiquez seulement votre prénom, sans liens ni caractères spéciaux.',
  'family-name-missing': 'Indiquez votre nom.',
  'family-name-too-long': 'Ce nom est trop long. Il y a de la place pour 100 caractères.',
  'family-name-not-a-name': 'Indiquez seulement votre nom, sans liens ni caractères spéciaux.',
  'country-unknown': 'Choisissez votre pays dans la liste.',
  'city-too-long': 'Ce nom de lieu est trop long. Il y a de la place pour 100 caractères.',
  'city-malformed': 'Indiquez seulement votre ville ou commune, sans liens ni caractères spéciaux.',
  'postal-code-malformed': 'Ce code postal n’est pas correct. Vérifiez-le.',
  'consent-missing':
    'Sans votre consentement, nous ne pouvons pas conserver votre signature. Cochez la case.',
  'consent-missing-newsletter':
    'Sans votre consentement, nous ne pouvons pas vous envoyer de nouvelles. Cochez la case si vous êtes d’accord.',
  'age-missing':
    'Cochez que vous avez 16 ans ou plus. Vous êtes plus jeune ? Alors la loi sur la protection des données ne nous permet pas encore de vous envoyer des nouvelles ni d’afficher votre nom. Vous pouvez signer une pétition.',
  'topics-missing': 'Choisissez au moins un sujet.',
  'topic-unknown': 'On ne peut plus suivre ce sujet. Choisissez-en un autre.',
  'updates-unknown': 'Cette pétition n’a pas de nouvelles à suivre.',
  'erase-not-sure': 'Cochez que vous voulez tout effacer. C’est sans retour possible.',
  'source-malformed':
    'La source ne peut contenir que a–z, 0–9, point, tiret et tiret bas (40 caractères au plus).',
  'partner-unknown': 'Ce partenaire ne fait pas partie de la pétition.',
  'locale-unknown': 'Nous ne connaissons pas cette langue.',
  'value-malformed': 'Ce champ n’est pas correct. Vérifiez-le.',
}

/** Title and detail of the public API's problems, in French, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'Pétition inconnue', detail: 'Il n’y a pas de pétition de ce nom.' },
  'petition-closed': { title: 'Pétition close', detail: 'Cette pétition n’accepte plus de signatures.' },
  'body-too-large': { title: 'Trop de données', detail: 'Le message est trop grand.' },
  'not-json': { title: 'Pas du JSON', detail: 'Envoyez le message en application/json.' },
  invalid: { title: 'Tout n’est pas correct', detail: 'Un ou plusieurs champs ne sont pas corrects.' },
  'not-found': { title: 'Introuvable', detail: 'Ce que vous cherchez n’est pas ici.' },
  'method-not-allowed': {
    title: 'Méthode non autorisée',
    detail: 'Cette adresse ne connaît pas cette méthode.',
  },
  internal: { title: 'Panne', detail: 'Un problème est survenu de notre côté. Réessayez plus tard.' },
}
