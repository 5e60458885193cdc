import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('es')
const { counted } = signaturesIn('es')

/** A person's own share link, in Spanish. */
export const ownLink: Texts['ownLink'] = {
  offer:
    '¿Quieres ver qué logras al compartir? Con un enlace propio ves cuántas personas firmaron gracias a ti, pero nunca quiénes.',
  make: 'Crear mi propio enlace',
  title: 'Tu propio enlace',
  lead: 'Quien firma por este enlace cuenta para ti. Nadie puede ver aquí quiénes son.',
  share: 'Comparte tu enlace',
  broughtTitle: 'Lo que logró tu enlace',
  fewer: (step) => `Menos de ${counted(step)} por ahora`,
  atLeast: (count) => `Al menos ${counted(count)}`,
  nightly: (step) =>
    `Contamos las firmas confirmadas, una vez por noche y de ${number(step)} en ${number(step)}. Así ningún número revela quién firmó.`,
  keep: 'Guarda la dirección de esta página y no la compartas: solo aquí ves lo que logra tu enlace.',
}
