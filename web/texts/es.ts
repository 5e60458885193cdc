import { myData, myDataAsk } from './es/my-data.ts'
import {
  confirmSubscription,
  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  preferences,
  unsubscribe,
} from './es/newsletter.ts'
import { ownLink } from './es/own-link.ts'
import { privacy } from './es/privacy.ts'
import { formats } from './format.ts'
import type { Texts } from './nl.ts'
import { signaturesIn } from './signatures.ts'

const { number, plural, dateTime } = formats('es')
const { counted, inAll } = signaturesIn('es')

/** Every word of the public pages in Spanish. */
export const es: Texts = {
  skipToContent: 'Ir al contenido',
  otherLanguages: 'Idiomas',
  allPetitions: 'Todas las peticiones',
  optional: 'opcional',
  errorTitle: (title) => `Error: ${title}`,
  footer: {
    from: (organisation) => `Un sitio de peticiones de ${organisation}.`,
    noTracking: 'Sin cookies ni rastreadores.',
    privacy: 'Qué hacemos con tus datos',
    myData: 'Ver o borrar tus datos',
  },

  progress: {
    goal: (goal) => `Nuestra meta: ${number(goal)}`,
    goalReached: (goal) => `Alcanzamos la meta de ${number(goal)}`,
    goalWas: (goal) => `La meta era ${number(goal)}`,
    toward: (next) => `Alcanzamos la meta. Vamos por ${number(next)}`,
    towardGoal: (next, goal) => `Vamos por ${number(next)}, y después por ${number(goal)}`,
    bar: 'Firmas hacia la meta',
    offline: (count) => `Y ${counted(count)} en papel`,
  },

  counter: {
    asOf: (instant) => `Actualizado: ${dateTime(instant)}`,
  },

  embed: {
    whole: 'Lee la petición completa',
    links: 'Los enlaces se abren en una ventana nueva.',
  },

  alliance: {
    title: 'Junto con',
    via: (name) => `Firmas a través de ${name}.`,
  },

  poster: {
    title: 'Cartel',
    hint: 'Imprime esta hoja y cuélgala, o déjala donde pase gente.',
    code: 'Código QR con la dirección de la petición',
    scan: 'Escanea y firma la petición',
  },

  home: {
    title: 'Haz oír tu voz',
    intro: (organisation) =>
      `La niñez tiene derechos. Juntos logramos que se la escuche. Elige una petición de ${organisation} y suma tu nombre.`,
    petitions: 'Peticiones',
    closedPetitions: 'Peticiones terminadas',
    none: 'Ahora no hay ninguna petición para firmar. Vuelve pronto.',
    search: 'Buscar una petición',
    searchButton: 'Buscar',
    found: (count, typed) =>
      plural(count, {
        one: `${number(count)} petición encontrada con «${typed}».`,
        many: `${number(count)} de peticiones encontradas con «${typed}».`,
        other: `${number(count)} peticiones encontradas con «${typed}».`,
      }),
    closed: 'Cerrada',
    sign: 'Leer y firmar',
    read: 'Ver la petición',
  },

  petition: {
    kickers: { open: 'Petición', closed: 'Petición cerrada', archived: 'Petición terminada' },
    to: 'Para',
    jumpToForm: 'Firmar la petición',
    formTitle: 'Firma la petición',
    afterwards: 'Te llegará un correo con un botón. Púlsalo, y tu firma cuenta.',
    closesAt: (instant) => `Puedes firmar hasta el ${dateTime(instant)} (hora de Ámsterdam).`,
    givenName: 'Nombre',
    familyName: 'Apellidos',
    email: 'Correo electrónico',
    emailHint: 'Para confirmar tu firma. No aparecerá en el sitio.',
    useAddress: (address) => `¿Quisiste decir ${address}? Pulsa aquí para corregirlo.`,
    country: 'País',
    city: 'Ciudad o localidad',
    postalCode: 'Código postal',
    publicName: '¿Podemos mostrar tu nombre con la petición?',
    showName: 'Sí, muestren mi nombre con la petición. Cualquiera podrá verlo.',
    age: '¿Tienes 16 años o más?',
    ageConfirmed: 'Tengo 16 años o más.',
    ageHint: 'Solo hace falta si podemos mostrar tu nombre con la petición.',
    ageHintFollowing: 'Solo hace falta si quieres recibir noticias o que mostremos tu nombre.',
    following: '¿Quieres recibir noticias?',
    followingHint: 'No es obligatorio. Lo que marques lo confirmas con el mismo botón que tu firma.',
    updates: 'Solo sobre esta petición',
    consent: 'Tu consentimiento',
    dataTo: (organisation) =>
      `Tus datos llegan a ${organisation}. Las demás personas solo reciben lo que dice arriba.`,
    privacyLink: 'Qué hacemos con tus datos',
    submit: 'Firmar',
    sending: 'Un momento…',
    honeypot: 'Deja este campo vacío',
    errorSummary: (count) =>
      plural(count, {
        one: 'Todavía hay algo que corregir. Revisa este campo:',
        other: 'Todavía hay algunas cosas que corregir. Revisa estos campos:',
      }),
    closed: 'Esta petición está cerrada',
    closedOn: (instant) => `Se podía firmar hasta el ${dateTime(instant)} (hora de Ámsterdam).`,
    closedThanks: (count, offline) =>
      `Gracias a todas las personas que participaron: ${inAll(count, offline)}.`,
    closedGrace:
      '¿Firmaste a tiempo, pero aún no confirmaste? Puedes hacerlo hasta 24 horas después del cierre, con el botón de tu correo.',
    archived: 'Esta petición terminó',
    news: 'Noticias de esta petición',
    olderNews: (count) => `Noticias anteriores (${number(count)})`,
    signers: 'Firmaron hace poco',
    signersOnly: 'Solo se muestran los nombres de quienes lo aceptaron.',
    outcome: 'Lo que logramos',
    related: 'Otras peticiones',
    otherPetitions: 'Ver las otras peticiones',
    donateLead: '¿Quieres hacer más?',
  },

  donate: 'Donar una vez o regularmente',

  checkEmail: {
    title: 'Un paso más: revisa tu correo',
    lead: 'Te enviamos un correo. Pulsa el botón que trae; solo entonces cuenta tu firma.',
    petition: 'Firmaste:',
    validity: 'El botón funciona 7 días. Después puedes simplemente firmar otra vez.',
    notFound: '¿No encuentras el correo?',
    helpWait: 'Espera unos minutos. A veces el correo tarda.',
    helpSpam: 'Busca en la carpeta de correo no deseado (spam) o de promociones.',
    helpSearch: (organisation) => `Busca «${organisation}» en tu correo.`,
    helpProviders:
      '¿Usas Gmail? Busca también en Promociones. ¿Outlook o Hotmail? Busca también en Otros y en Correo no deseado.',
    helpAddress: '¿Un error al escribir tu dirección? Firma otra vez con la correcta.',
    typoTitle: '¿Está bien tu correo electrónico?',
    typo: (domain) =>
      `El final de la dirección que escribiste se parece a ${domain}, pero es un poco distinto. ¿Es un error al escribir? Entonces nuestro correo no te llegará.`,
    typoAgain: 'Firmar otra vez con la dirección correcta',
    helpAgain: '¿Ya habías firmado esta petición? Entonces el correo lo dice y no tienes que hacer nada.',
    signAgain: 'Volver a la petición',
    resendTitle: 'Enviar el correo otra vez',
    resendLead: 'Escribe la dirección con la que firmaste.',
    resend: 'Enviar otra vez',
    resentTitle: 'Recibimos tu solicitud',
    resent:
      'Si hay una firma de esta dirección por confirmar, enviaremos el correo otra vez. Lo hacemos como máximo una vez cada 10 minutos y 3 veces al día.',
  },

  confirm: {
    title: 'Confirma tu firma',
    lead: 'Pulsa el botón, y tu firma cuenta.',
    to: 'Para',
    name: 'Tu nombre',
    publicName: 'Nombre con la petición',
    nameShown: 'Sí, cualquiera puede ver mi nombre',
    nameHidden: 'No, mi nombre queda oculto',
    consent: 'Tu consentimiento',
    button: 'Sí, firmo',
    leadFollowing: 'Pulsa el botón una vez: tu firma cuenta, y recibes los correos que elegiste.',
    follows: 'Con el mismo botón también sigues',
    buttonFollowing: 'Sí, firmo y quiero estos correos',
    wrong:
      '¿Hay algo mal, o no fuiste tú? Entonces no pulses el botón. El correo trae un enlace «No fui yo».',
  },

  thanks: {
    title: '¡Gracias!',
    lead: 'Tu firma está confirmada.',
    leadFollowing: 'Tu firma está confirmada y recibirás los correos que elegiste.',
    counting: 'Una firma nueva puede tardar un minuto en aparecer en este número.',
    next: 'Cuantas más personas se suman, más fuerte se nos oye. Pide a otras dos que firmen también.',
    share: 'Comparte la petición',
    message: (title) => `Firmé esta petición: «${title}». ¿Firmas tú también?`,
    poster: 'Imprime un cartel con código QR para colgarlo',
    donateLead: 'Con tu donación podemos defender por más tiempo y con más fuerza los derechos de la niñez.',
    nextTitle: 'Firma también esta petición',
    newsTitle: 'Entérate de lo que sigue',
    news: '¿Quieres saber cómo continúa? Elige de qué quieres recibir correos. Puedes dejarlo cuando quieras.',
  },

  share: {
    system: 'Compartir la petición',
    whatsapp: 'Compartir por WhatsApp',
    email: 'Compartir por correo',
    networks: 'O compartir en',
    link: 'O copia este enlace:',
    copy: 'Copiar el enlace',
    copied: 'El enlace está copiado.',
  },

  donating: {
    once: 'Una vez',
    monthly: 'Cada mes',
    other: 'Elegir otro monto',
    leads: 'Te lleva a nuestra página de donaciones. Solo ahí decides.',
  },

  link: {
    expired: {
      title: 'Este enlace venció',
      text: 'El botón del correo funciona 7 días. Firma la petición otra vez y te llegará un correo nuevo.',
    },
    unknown: {
      title: 'Este enlace no funciona',
      text: 'Quizá se perdió un trozo del enlace. Ábrelo otra vez desde el correo, o cópialo entero.',
    },
    'petition-closed': {
      title: 'Esta petición está cerrada',
      text: 'Tu firma ya no se puede confirmar. Se podía hasta 24 horas después del cierre.',
    },
    'already-confirmed': {
      title: 'Ya confirmaste',
      text: 'Tu firma ya está confirmada. No tienes que hacer nada más.',
    },
    gone: {
      title: 'Esta firma ya no está',
      text: 'La firma se retiró o se eliminó. Ya no hay nada que confirmar.',
    },
    toPetition: 'Ir a la petición',
    signAgain: 'Firmar otra vez',
    newsletter: {
      title: 'Este enlace venció',
      text: 'El botón del correo funciona 7 días. Suscríbete otra vez y te llegará un correo nuevo.',
      again: 'Suscribirme otra vez',
    },
    'my-data': {
      title: 'Este enlace venció',
      text: 'El enlace a tus datos funciona 24 horas. Pide otro y te llegará un correo nuevo.',
      again: 'Pedir un enlace nuevo',
    },
    'not-me': {
      title: 'Este enlace venció',
      text: 'El enlace «No fui yo» funciona 90 días. ¿No quieres más correos nuestros? Avísanos.',
    },
  },

  notMe: {
    title: '¿No fuiste tú?',
    signed: 'Alguien firmó una petición con tu correo electrónico:',
    newsletter: 'Alguien escribió tu correo electrónico para recibir noticias nuestras.',
    'my-data': 'Alguien usó tu correo electrónico para pedir un enlace a los datos que guardamos.',
    what: 'Si pulsas el botón:',
    removesSignature: 'Eliminamos la firma, aunque ya contara.',
    removesRequest: 'Eliminamos la solicitud.',
    unsubscribes: '¿Esta dirección recibe noticias nuestras? Eso se acaba.',
    stops: 'No enviamos más correos a esta dirección, aunque alguien la escriba otra vez.',
    nothing: '¿Sí fuiste tú? Entonces cierra esta página; nada cambia.',
    buttonSigned: 'No fui yo: eliminar la firma',
    button: 'No fui yo: no enviar más correos',
    doneTitle: 'Gracias, ya está',
    doneSigned: 'La firma se eliminó. No enviaremos más correos a esta dirección.',
    done: 'No enviaremos más correos a esta dirección.',
    doneApology: 'Lamentamos que alguien usara tu dirección. Gracias por avisarnos.',
    doneQuestion: '¿Más adelante sí quieres nuestros correos, o tienes una pregunta? Escribe a',
  },

  errorPage: {
    notFoundTitle: 'Esta página no existe',
    notFound: 'Quizá el enlace es viejo, o una letra no es la correcta.',
    badTitle: 'No pudimos leer eso',
    bad: 'Algo falló con lo que envió tu navegador. Vuelve atrás e inténtalo otra vez.',
    brokenTitle: 'Algo falló de nuestro lado',
    broken: 'No es culpa tuya. Inténtalo otra vez en unos minutos.',
    home: 'Ir a todas las peticiones',
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
