import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in Spanish, by its code. */
export const errors: PublicErrors = {
  'email-missing': 'Escribe tu correo electrónico.',
  'email-malformed': 'Este correo electrónico no es correcto. Uno bueno se ve así: name@example.org.',
  'email-too-long': 'Este correo electrónico es demasiado largo. Usa otro.',
  'email-not-ascii':
    'Antes de la @ solo podemos usar letras sencillas sin acentos, cifras y signos. Usa otra dirección.',
  'given-name-missing': 'Escribe tu nombre.',
  'given-name-too-long': 'Este nombre es demasiado largo. Caben 100 caracteres.',
  'given-name-not-a-name': 'Escribe solo tu nombre, sin enlaces ni caracteres especiales.',
  'family-name-missing': 'Escribe tus apellidos.',
  'family-name-too-long': 'Estos apellidos son demasiado largos. Caben 100 caracteres.',
  'family-name-not-a-name': 'Escribe solo tus apellidos, sin enlaces ni caracteres especiales.',
  'country-unknown': 'Elige tu país de la lista.',
  'city-too-long': 'Este nombre de lugar es demasiado largo. Caben 100 caracteres.',
  'city-malformed': 'Escribe solo tu ciudad o localidad, sin enlaces ni caracteres especiales.',
  'postal-code-malformed': 'Este código postal no es correcto. Revísalo.',
  'consent-missing': 'Sin tu consentimiento no podemos guardar tu firma. Marca la casilla.',
  'consent-missing-newsletter':
    'Sin tu consentimiento no podemos enviarte noticias. Marca la casilla si estás de acuerdo.',
  'age-missing':
    'Marca que tienes 16 años o más. ¿Tienes menos? Entonces la ley de protección de datos aún no nos permite enviarte noticias ni mostrar tu nombre. Sí puedes firmar una petición.',
  'topics-missing': 'Elige al menos un tema.',
  'topic-unknown': 'Este tema ya no se puede seguir. Elige otro.',
  'updates-unknown': 'Esta petición no tiene noticias que seguir.',
  'erase-not-sure': 'Marca que quieres borrarlo todo. No se puede deshacer.',
  'source-malformed':
    'El origen solo puede tener a–z, 0–9, punto, guion y guion bajo (40 caracteres como máximo).',
  'partner-unknown': 'Esta organización aliada no pertenece a la petición.',
  'locale-unknown': 'No conocemos este idioma.',
  'value-malformed': 'Este campo no es correcto. Revísalo.',
}

/** Title and detail of the public API's problems, in Spanish, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'Petición desconocida', detail: 'No hay ninguna petición con este nombre.' },
  'petition-closed': { title: 'Petición cerrada', detail: 'Esta petición ya no acepta firmas.' },
  'body-too-large': { title: 'Demasiados datos', detail: 'El mensaje es demasiado grande.' },
  'not-json': { title: 'No es JSON', detail: 'Envía el mensaje como application/json.' },
  invalid: { title: 'No todo es correcto', detail: 'Uno o más campos no son correctos.' },
  'not-found': { title: 'No se encontró', detail: 'Lo que buscas no está aquí.' },
  'method-not-allowed': { title: 'Método no permitido', detail: 'Esta dirección no conoce este método.' },
  internal: { title: 'Fallo', detail: 'Algo falló de nuestro lado. Inténtalo otra vez más tarde.' },
}
