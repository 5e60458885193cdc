import type { Texts } from '../nl.ts'

/** What is kept of a person, asked for, shown, corrected and erased, in Spanish. */
export const myDataAsk: Texts['myDataAsk'] = {
  title: 'Tus datos',
  lead: 'Mira qué guardamos sobre ti. Después puedes corregirlo, llevártelo o borrarlo.',
  how: 'Escribe tu correo electrónico. Te enviaremos un correo con un enlace a tu propia página. Así sabemos que eres tú. El enlace funciona 24 horas.',
  submit: 'Enviarme el enlace',
  sentTitle: 'Revisa tu correo',
  sent: 'Recibimos tu solicitud. Si podemos enviar correos a esta dirección, pronto te llegará un enlace. Lo hacemos como máximo una vez cada 10 minutos y 3 veces al día.',
  sentHelp: '¿No llega? Espera unos minutos y busca también en la carpeta de correo no deseado (spam).',
  question: '¿No lo logras? Escribe a',
}

export const myData: Texts['myData'] = {
  title: 'Tus datos',
  lead: 'Esto es lo que guardamos con tu correo electrónico.',
  private: 'Esta página es solo para ti. No compartas su enlace. Después de 24 horas deja de funcionar.',
  nothing: 'No guardamos nada con esta dirección.',
  done: {
    withdrawn: {
      title: 'Retiramos tu firma',
      text: 'Ya no cuenta. El sitio puede tardar un momento en mostrarlo.',
    },
    corrected: { title: 'Corregimos tu nombre', text: 'Así figura tu nombre ahora.' },
    unsubscribed: { title: 'Cancelaste tu suscripción', text: 'Ya no recibirás estos correos.' },
  },

  signatures: 'Tus firmas',
  noSignatures: 'No has firmado ninguna petición.',
  state: 'Estado',
  states: {
    pending: 'Espera a que confirmes',
    confirmed: 'Confirmada, cuenta',
    held: 'Confirmada, todavía la estamos revisando',
    withdrawn: 'Retirada',
    removed: 'Eliminada',
    expired: 'Vencida, sin confirmar',
  },
  name: 'Nombre',
  email: 'Correo electrónico',
  city: 'Ciudad o localidad',
  postalCode: 'Código postal',
  country: 'País',
  publicName: 'Nombre con la petición',
  nameShown: 'Sí, cualquiera puede ver tu nombre',
  nameHidden: 'No, tu nombre está oculto',
  source: 'Cómo llegaste',
  partner: 'A través de la organización aliada',
  via: 'Por el enlace propio de alguien',
  requestedAt: 'Firmada el',
  confirmedAt: 'Confirmado el',
  withdrawnAt: 'Retirado el',
  consent: 'Consentimiento',
  consentVersion: (version) => `versión ${version} del texto`,
  correct: 'Corregir tu nombre',
  save: 'Guardar este nombre',
  withdraw: 'Retirar mi firma',
  withdrawHint: 'Tu firma deja entonces de contar, y borramos el nombre y la dirección que la acompañan.',

  subscriptions: 'Lo que sigues por correo',
  noSubscriptions: 'No sigues nada por correo.',
  following: (since) => `Sigues esto desde el ${since}.`,
  left: (endedAt) => `Antes seguías esto. Lo dejaste el ${endedAt}.`,
  goesTo: 'Los correos llegan a',
  language: 'Idioma',
  leave: 'Dejar estos correos',

  receipts: 'A qué dijiste que sí',
  receiptsHint: 'Lo guardamos para poder demostrar que diste tu consentimiento.',
  askedAt: 'Preguntado el',
  channel: 'Dónde',
  importedFrom: 'Tomado de',
  channels: {
    page: 'En este sitio',
    api: 'A través de otro sitio o aplicación',
    embed: 'En el sitio de una organización aliada',
    preferences: 'En tu página para elegir correos',
    import: 'Tomado de una lista anterior',
  },

  requests: 'Sin confirmar todavía',
  request: (names, at) => `${names}: solicitado el ${at}.`,

  mails: 'Correos que te enviamos',
  mailKinds: {
    confirm: 'Confirma tu firma',
    'already-signed': 'Ya habías firmado',
    'confirm-subscription': 'Confirma tu suscripción',
    'my-data': 'Enlace a tus datos',
  },
  otherMail: 'Correo',

  deliveries: 'Noticias que te enviamos por correo',
  deliveryStates: {
    waiting: 'Este correo aún no salió.',
    claimed: 'Este correo está saliendo.',
    unknown: 'No sabemos con certeza si este correo salió.',
    sent: 'Enviado.',
    delivered: 'Entregado.',
    bounced: 'Devuelto.',
    complained: 'Marcado como no deseado.',
  },
  skipped: {
    left: 'No se envió: habías cancelado tu suscripción.',
    suppressed: 'No se envió: no enviamos noticias a esta dirección.',
    erased: 'No se envió: tus datos se habían borrado.',
    refused: 'No se envió: nuestro servicio de correo no lo aceptó.',
    rejected: 'No se envió: nuestro servicio de correo lo retuvo.',
    failed: 'No se envió: algo falló de nuestro lado.',
  },
  leftByMail: (at) => `Cancelaste tu suscripción con este correo el ${at}.`,

  feedback: 'Qué nos dijo tu buzón',
  feedbackKinds: {
    'permanent-bounce': 'El correo no se pudo entregar',
    'transient-bounce': 'El correo no se pudo entregar por un tiempo',
    complaint: 'Nuestro correo se marcó como no deseado',
    reject: 'El correo fue rechazado',
    'delivery-delay': 'El correo se retrasó',
  },
  otherFeedback: 'Un aviso sobre un correo',

  suppression: 'Correos que no enviamos',
  suppressed: {
    all: 'No enviamos ningún correo a esta dirección.',
    bulk: 'No enviamos noticias a esta dirección. Los correos que tú pides sí llegan.',
  },
  because: {
    'not-me': 'Pulsaste «No fui yo».',
    bounce: 'Un correo a esta dirección fue devuelto.',
    'transient-bounces': 'Varios correos a esta dirección fueron devueltos.',
    complaint: 'Nuestro correo se marcó como no deseado.',
    imported: 'Esto se tomó de una lista anterior.',
    manager: 'Una persona de nuestro equipo lo configuró así.',
  },
  since: (at) => `Desde el ${at}.`,

  downloadTitle: 'Llévate tus datos',
  downloadLead:
    'Recibes todo lo que guardamos con tu correo electrónico en un solo archivo (JSON), también los detalles técnicos.',
  download: 'Descargar mis datos',

  eraseTitle: 'Borrarlo todo',
  eraseLead: 'Esto desaparece entonces, y no se puede deshacer:',
  eraseItems: [
    'Tus firmas: se retiran y dejan de contar.',
    'Lo que sigues por correo: no recibirás más noticias.',
    'Tu nombre, tu dirección, tus consentimientos y todo lo demás de esta página.',
  ],
  eraseKept:
    '¿Nos dijiste «No fui yo», marcaste nuestro correo como no deseado, tu buzón lo rechazó, o ya estabas en una lista de personas que no reciben correos? Entonces solo queda eso, con un código, para que no te molestemos. Nadie puede leer en él tu dirección. Solo el servicio de correo de Amazon puede tener todavía tu dirección en su propia lista. Pídenos que la quitemos de ahí.',
  eraseSure: 'Sí, borren todo lo que guardan sobre mí.',
  erase: 'Borrar mis datos',

  erasedTitle: 'Tus datos están borrados',
  erased: 'Lo que guardábamos con tu correo electrónico ya no está. Tus firmas dejaron de contar.',
  erasedBackups: 'De las copias de seguridad, tus datos desaparecen en un plazo de 35 días.',
  erasedAgain: 'Siempre puedes volver a participar.',
}
