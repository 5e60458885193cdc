import type { OccasionWords } from '../../../functions/domain/update-draft.ts'
import { signaturesIn } from '../signatures.ts'

const { counted } = signaturesIn('es')

/** What a petition's updates begin with, in Spanish. Placeholders are filled in for each reader. */
export const occasions: OccasionWords = {
  milestone: {
    name: (title, milestone) => `${title}: ${counted(milestone)}`,
    subject: (milestone) => `{{petition}}: llegamos a ${counted(milestone)}`,
    preheader: 'Tu firma está ahí. ¡Gracias!',
    body: (milestone) => `Hola, {{name}}:

Buenas noticias: la petición **{{petition}}** llegó a ${counted(milestone)}. El contador marca ahora {{count}}, y tu firma está ahí. ¡Gracias!

Cuantas más personas se suman, más difícil es no escucharnos. ¿Conoces a alguien que también firmaría? Pásale la petición:

**[Ir a la petición]({{share-link}})**

Te avisaremos cuando haya más noticias.
`,
  },
  closed: {
    name: (title) => `${title}: cerrada`,
    subject: '{{petition}}: {{signatures}}',
    preheader: 'La petición está cerrada. Gracias por participar.',
    body: `Hola, {{name}}:

La petición **{{petition}}** está cerrada. El resultado: {{signatures}}, y la tuya está ahí. ¡Gracias!

Ahora entregamos las firmas. En cuanto lo hayamos hecho, te escribimos.

**[Ver la petición]({{petition-link}})**
`,
  },
  'handed-over': {
    name: (title) => `${title}: entregada`,
    subject: '{{petition}}: entregamos tu firma',
    preheader: 'Junto con todas las demás: {{signatures}}.',
    body: `Hola, {{name}}:

Ya entregamos las firmas de **{{petition}}**: {{signatures}}, y la tuya está ahí. ¡Gracias!

Seguimos de cerca lo que pase con ellas. En cuanto haya una respuesta, te avisamos.

**[Ver la petición]({{petition-link}})**
`,
  },
}
