import type { Texts } from '../nl.ts'

/** The privacy page in Spanish. */
export const privacy: Texts['privacy'] = {
  title: 'Qué hacemos con tus datos',
  lead: (organisation) =>
    `${organisation} es responsable de los datos de este sitio. Aquí puedes leer qué guardamos, por qué y por cuánto tiempo.`,
  sections: [
    {
      title: 'Qué pedimos, y por qué',
      items: [
        'Tu nombre, tus apellidos y tu país: sin nombre, una firma no es una firma.',
        'Tu correo electrónico: para comprobar que eres tú, y que cada quien firma solo una vez.',
        'Tu ciudad o tu código postal: solo si la petición lo pide.',
        'Tu consentimiento: guardamos el texto que aceptaste, su idioma y el momento.',
        'Si quieres noticias por correo, guardamos tu correo electrónico, tu idioma, qué temas sigues y que tienes 16 años o más.',
        'Qué noticias te enviamos y si llegaron, para que nada te llegue dos veces.',
        'Lo que nos dice tu buzón: que un correo no llegó, o que lo marcaste como no deseado. Entonces te enviamos menos correos, o ninguno.',
        'Cómo llegaste aquí, si el enlace lo decía («whatsapp», por ejemplo, o una organización aliada).',
      ],
    },
    {
      title: 'Por qué podemos hacerlo',
      items: [
        'Usamos tus datos porque das tu consentimiento. Una petición puede mostrar lo que piensas. Por eso te lo pedimos de forma explícita, y para cada petición por separado.',
        'Para las noticias por correo pedimos tu consentimiento aparte, para cada tema. Firmar una petición nunca basta: solo recibes noticias si tú marcas una casilla para eso y lo confirmas con el botón de tu correo.',
        'Puedes retirar tu consentimiento en cualquier momento. Es tan sencillo como darlo. Al pie de cada correo con noticias hay un enlace para dejarlo con solo pulsar un botón.',
        'Que diste tu consentimiento, y lo que nos dijo tu buzón, lo guardamos porque debemos poder demostrar que cumplimos las normas.',
      ],
    },
    {
      title: 'Quién ve tus datos',
      items: [
        'Cualquiera ve el número de firmas. Tu nombre solo es público si marcas la casilla para ello y tienes 16 años o más.',
        'La petición se entrega a quienes va dirigida. El consentimiento que das dice qué reciben.',
        'Si llegaste por el enlace de una organización aliada, su equipo también ve tu firma.',
        'No vendemos ni alquilamos tus datos, ni los damos a anunciantes o redes sociales.',
        'El sitio y los correos funcionan en Amazon Web Services. Tus datos se guardan en centros de datos de la Unión Europea. Esa empresa guarda los datos para nosotros y no puede usarlos.',
        'Estas páginas no ponen cookies, no te siguen y no cargan nada de otros. Nuestros correos tampoco llevan rastreadores.',
      ],
    },
    {
      title: 'Cuánto tiempo los guardamos',
      items: [
        'Si no confirmas, tus datos caducan 14 días después de que firmaste o te suscribiste, y se borran a más tardar unos días después.',
        'Si confirmas, guardamos tu firma hasta 12 meses después del cierre de la petición. Después solo guardamos números, sin nombres ni direcciones.',
        'Si retiras tu firma, o nos dijiste que no fuiste tú, borramos enseguida el nombre, las direcciones y la localidad. Que hubo una firma, de qué país y por qué vía, queda con un código durante el mismo tiempo que una firma.',
        'Si sigues noticias por correo, guardamos para eso tu correo electrónico hasta que lo dejes.',
        'A qué diste tu consentimiento, y cuándo lo dejaste, lo guardamos 24 meses después de que lo dejaste.',
        'Las noticias de una petición, y tu consentimiento para recibirlas, las guardamos como máximo hasta 12 meses después del cierre de esa petición.',
        'Qué noticias te enviamos, y lo que nos dijo tu buzón, lo guardamos 90 días. Qué otros correos te enviamos: 2 días. Una solicitud sobre tus datos: 5 días.',
        'Durante 24 meses anotamos qué persona de nuestro equipo consultó, cambió o borró algo tuyo, con una pequeña parte de tu código.',
        'Los archivos que nuestro equipo saca del sistema quedan listos allí 24 horas como máximo. Si borras tus datos, también desaparecen de ellos. Lo que ya se descargó, el equipo lo borra después de usarlo.',
        'Los datos borrados desaparecen de las copias de seguridad y de las colas del sistema en un plazo de 35 días.',
        'Si nos dijiste «No fui yo», marcaste nuestro correo como no deseado, si tu buzón lo rechazó, o si ya estabas en una lista de personas que no reciben correos, lo recordamos con un código, para no molestarte. Ese código queda aunque lo borres todo. Nadie puede leer en él tu dirección.',
        'Si tu buzón rechazó nuestro correo, o marcaste nuestras noticias como no deseadas, el servicio de correo de Amazon también pone tu dirección en su propia lista y no envía nada ahí. Allí queda aunque lo borres todo, hasta que nos pidas que la quitemos.',
        'Contra los abusos, nuestro cortafuegos vigila cuántas veces se firma desde una misma dirección de internet. Esa dirección no la guardamos con tu firma.',
      ],
    },
    {
      title: 'Cómo los protegemos',
      items: [
        'Lo que escribes se transmite y se guarda cifrado. Nuestros correos viajan cifrados, si tu buzón lo permite.',
        'Dentro del sistema reconocemos una firma por un código hecho a partir de tu correo electrónico con una clave secreta (HMAC). Sin esa clave, nadie puede saber por el código quién eres.',
        'Solo llegan a los datos quienes trabajan en la campaña, cada persona con su propia cuenta.',
      ],
    },
  ],
  rightsTitle: 'Qué puedes pedir',
  rights:
    'Puedes ver tus datos, corregirlos, llevártelos y borrarlos, y puedes retirar tu firma. Lo haces tú, en',
  rightsPage: 'la página con tus datos',
  rightsQuestion: '¿No funciona, o tienes una pregunta? Escribe a',
  rightsUnder16: '¿Tienes menos de 16 años? Puedes pedirlo tú, y también tu madre o tu padre.',
  complaint:
    '¿No te convence nuestra respuesta? Puedes reclamar ante la autoridad neerlandesa de protección de datos, la',
  authority: 'Autoriteit Persoonsgegevens',
  authorityUrl: 'https://www.autoriteitpersoonsgegevens.nl/en',
}
