import { formats } from '../format.ts'
import type { Texts } from '../nl.ts'
import { signaturesIn } from '../signatures.ts'

const { number } = formats('pt')
const { counted } = signaturesIn('pt')

/** A person's own share link, in Portuguese. */
export const ownLink: Texts['ownLink'] = {
  offer:
    'Quer ver o que o seu compartilhamento traz? Com um link próprio, você vê quantas pessoas assinaram por meio de você, mas nunca quem.',
  make: 'Criar meu próprio link',
  title: 'Seu próprio link',
  lead: 'Quem assina por este link conta para você. Ninguém pode ver aqui quem são essas pessoas.',
  share: 'Compartilhe seu link',
  broughtTitle: 'O que seu link trouxe',
  fewer: (step) => `Menos de ${counted(step)} por enquanto`,
  atLeast: (count) => `Pelo menos ${counted(count)}`,
  nightly: (step) =>
    `Contamos as assinaturas confirmadas, uma vez por noite e de ${number(step)} em ${number(step)}. Assim, nenhum número revela quem assinou.`,
  keep: 'Guarde o endereço desta página só para você: é só aqui que dá para ver o que seu link traz.',
}
