import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { formats } from '../format.ts'

const { number, plural } = formats('es')
const signatures = (count: number) =>
  `${number(count)} ${plural(count, { one: 'firma', many: 'de firmas', other: 'firmas' })}`

/** What a petition's updates begin with, in Spanish. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${signatures(milestone)}`,
    subject: (milestone) => `{{petition}}: ya son ${signatures(milestone)}`,
    preheader: 'Una de ellas es la tuya. ¡Gracias!',
    body: (milestone) => `Hola, {{name}}:

Buenas noticias: la petición **{{petition}}** alcanzó ${signatures(milestone)}. En este momento son {{count}}, y una de ellas es la tuya. ¡Gracias!

Cuantas más personas se suman, más difícil es no escucharnos. ¿Conoces a alguien que también firmaría? Pásale la petición:

**[Ir a la petición]({{share-link}})**

Te avisaremos cuando haya más noticias.
`,
  },
  closed: {
    name: (title) => `${title}: cerrada`,
    subject: '{{petition}}: {{count}} firmas',
    preheader: 'La petición está cerrada. Gracias por participar.',
    body: `Hola, {{name}}:

La petición **{{petition}}** está cerrada. La firmaron {{count}} personas, y tú fuiste una de ellas. ¡Gracias!

Ahora entregamos las firmas. En cuanto lo hayamos hecho, te escribimos.

**[Ver la petición]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: entregada`,
    subject: '{{petition}}: entregamos tu firma',
    preheader: 'Junto con todas las demás: {{count}} en total.',
    body: `Hola, {{name}}:

Ya está: entregamos las firmas de **{{petition}}**. Son {{count}}, y la tuya está entre ellas. ¡Gracias!

Seguimos de cerca lo que pase con ellas. En cuanto haya una respuesta, te avisamos.

**[Ver la petición]({{petition-link}})**
`,
  },
}
