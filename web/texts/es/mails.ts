import type { MailTexts } from '../mail-texts.ts'

/** What the mails say in Spanish. */
export const mails: MailTexts = {
  confirmation: {
    subject: (title) => `Confirma tu firma: ${title}`,
    heading: 'Solo falta pulsar un botón',
    lead: 'Con este correo electrónico se firmó esta petición:',
    what: 'Tu firma solo cuenta cuando la confirmas. El botón te lleva a una página donde lo haces.',
    follows: 'Con el mismo botón confirmas que quieres correos sobre:',
    button: 'Confirmar mi firma',
    validity: 'El botón funciona 7 días. Si no haces nada, la firma no cuenta y borramos tus datos.',
  },
  alreadySigned: {
    subject: (title) => `Ya habías firmado: ${title}`,
    heading: 'Ya habías firmado',
    lead: 'Con este correo electrónico se firmó otra vez esta petición:',
    what: 'Tu firma ya estaba. No tienes que hacer nada.',
    housemate:
      '¿Quería firmar alguien de tu casa que también usa esta dirección? Para eso necesita un correo electrónico propio.',
    toPetition: 'Ir a la petición',
  },
  subscription: {
    subject: (names) => `Confirma tu suscripción: ${names}`,
    heading: 'Solo falta pulsar un botón',
    lead: 'Con este correo electrónico se pidieron correos sobre:',
    what: 'Solo recibirás esos correos cuando lo confirmes. El botón te lleva a una página donde lo haces.',
    button: 'Sí, quiero estos correos',
    validity: 'El botón funciona 7 días. Si no haces nada, no recibes noticias y borramos tus datos.',
  },
  alreadySubscribed: {
    subject: (names) => `Ya sigues esto: ${names}`,
    heading: 'Ya sigues esto',
    lead: 'Con este correo electrónico se pidieron otra vez correos sobre:',
    what: 'Ya recibes esos correos. No tienes que hacer nada.',
  },
  campaign: {
    reader: 'amiga o amigo',
    why: (lists) => `Recibes este correo porque sigues: ${lists}.`,
    updates: 'noticias de la petición',
  },
  choices: {
    change: '¿Quieres cambiar algo?',
    preferences: 'Elige qué correos quieres',
    stop: '¿Ya no quieres estos correos?',
    unsubscribe: 'Cancelar suscripción',
  },
  myData: {
    subject: 'El enlace a tus datos',
    heading: 'Mira tus datos',
    lead: 'Con este correo electrónico se preguntó qué datos guardamos.',
    what: 'El botón te lleva a una página que es solo para ti. Ahí puedes ver tus datos, corregirlos, llevártelos o borrarlos. No reenvíes este correo.',
    button: 'Ver mis datos',
    validity: 'El botón funciona 24 horas.',
  },
  lists: {
    updates: 'Noticias de la petición',
    sender: (name, postalAddress) => `Remitente de estas noticias: ${name}, ${postalAddress}`,
  },
  notMe: {
    signature: '¿Nunca firmaste esta petición? Entonces puedes eliminar la firma:',
    subscription: '¿No pediste esto? Avísanos, y no enviaremos más correos a esta dirección:',
    myData: '¿No pediste esto? Entonces no tienes que hacer nada. ¿No quieres más correos nuestros?',
    link: 'No fui yo',
  },
  why: (organisation, publicUrl) =>
    `${organisation} te envía este correo porque alguien escribió esta dirección en ${publicUrl}.`,
}
