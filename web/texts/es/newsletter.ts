import type { Texts } from '../nl.ts'

/** Following by mail, and leaving, in Spanish. */
export const newsletter: Texts['newsletter'] = {
  title: 'Sigue nuestro trabajo por correo',
  lead: 'Elige de qué quieres enterarte. Solo recibes los correos que tú eliges, y puedes dejarlo cuando quieras.',
  topics: '¿De qué quieres enterarte?',
  topicsHint: 'Elige uno o más.',
  none: 'Ahora no hay nada que seguir. Vuelve más adelante.',
  emailHint: 'Ahí enviamos los correos. No aparecerá en el sitio.',
  consentTitle: 'Tu consentimiento',
  consent: 'Sí, doy mi consentimiento: quiero estos correos, tal como dice arriba en cada tema que elegí.',
  ageConfirmed: 'Tengo 16 años o más.',
  ageHint:
    '¿Tienes menos? Entonces la ley de protección de datos aún no nos permite enviarte noticias. Sí puedes firmar peticiones.',
  submit: 'Suscribirme',
  afterwards: 'Primero te enviamos un correo con un botón. Púlsalo, y tu suscripción queda lista.',
  toForm: 'Síguenos por correo',
}

export const lists: Texts['lists'] = {
  updates: 'Noticias de la petición',
}

export const newsletterCheckEmail: Texts['newsletterCheckEmail'] = {
  title: 'Un paso más: revisa tu correo',
  lead: 'Te enviamos un correo. Pulsa el botón que trae; solo entonces recibirás noticias nuestras.',
  validity: 'El botón funciona 7 días. Después puedes simplemente suscribirte otra vez.',
  helpAddress: '¿Un error al escribir tu dirección? Suscríbete otra vez con la correcta.',
  helpAgain: '¿Ya seguías esto? Entonces el correo lo dice y no tienes que hacer nada.',
  again: 'Volver a la suscripción',
}

export const newsletterThanks: Texts['newsletterThanks'] = {
  title: '¡Qué bueno que te sumas!',
  lead: 'Tu suscripción está lista. En cuanto haya novedades, te escribimos.',
  leave:
    '¿Quieres dejarlo, o elegir otra cosa? Al pie de cada correo hay un enlace. Basta con pulsar un botón.',
  petitionsTitle: 'Firma también una petición',
  petitionsLead: 'Cada firma hace más fuerte la voz de la niñez.',
  petitions: 'Ver las peticiones',
}

export const confirmSubscription: Texts['confirmSubscription'] = {
  title: 'Confirma tu suscripción',
  lead: 'Pulsa el botón, y recibirás correos sobre lo que aparece abajo.',
  lists: 'Lo que vas a seguir',
  button: 'Sí, quiero estos correos',
  wrong: '¿Hay algo mal, o no fuiste tú? Entonces no pulses el botón. El correo trae un enlace «No fui yo».',
}

export const unsubscribe: Texts['unsubscribe'] = {
  title: 'Dejar estos correos',
  lead: 'Pulsa el botón, y ya no recibirás estos correos:',
  titleAll: 'Dejar todos los correos',
  leadAll: 'Pulsa el botón, y ya no recibirás noticias nuestras, de ningún tema.',
  button: 'Dejar estos correos',
  buttonAll: 'Dejar todos los correos',
  everythingTitle: '¿Prefieres no recibir ninguna noticia?',
  everything: 'Entonces se acaban también todas las demás noticias que recibes de nosotros.',
  signatures: 'Tus firmas en peticiones quedan como están.',
  doneTitle: 'Cancelaste tu suscripción',
  done: 'Ya no recibirás estos correos:',
  doneAll: 'Ya no recibirás noticias nuestras.',
  doneUnderWay: '¿Acababa de salir algo? Puede que aún te llegue.',
  changedMind: '¿Fue un error, o quieres seguir otra cosa?',
  preferences: 'Elige qué correos quieres',
}

export const preferences: Texts['preferences'] = {
  title: 'Elige qué correos quieres',
  lead: 'Marca lo que quieres recibir y desmarca lo que ya no quieres.',
  topics: 'Temas',
  updates: 'Noticias de una petición',
  updatesHint: 'Desmárcala, y no sabrás más de esa petición.',
  language: '¿En qué idioma quieres tus correos?',
  newOnes: '¿Eliges algo nuevo? Primero te enviamos un correo con un botón para confirmarlo.',
  save: 'Guardar mi elección',
  savedTitle: 'Tu elección está guardada',
  saved: 'Desde ahora solo recibes lo que está marcado abajo.',
  savedAsked: 'Por lo que agregaste, te enviamos un correo con un botón. Púlsalo, y también lo sigues.',
  everythingTitle: 'Dejarlo todo',
  everything: 'Entonces ya no recibes noticias nuestras. Tus firmas quedan como están.',
  everythingButton: 'Dejar todos los correos',
  nothing: 'Ahora no sigues nada. Por eso ya no guardamos aquí tu correo electrónico.',
  startAgain: '¿Quieres seguir algo? Suscríbete con tu correo electrónico.',
}
