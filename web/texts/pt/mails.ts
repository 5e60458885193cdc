import type { MailTexts } from '../mail-texts.ts'

/** What the mails say in Portuguese. */
export const mails: MailTexts = {
  confirmation: {
    subject: (title) => `Confirme sua assinatura: ${title}`,
    heading: 'Só falta um clique',
    lead: 'Esta petição foi assinada com este e-mail:',
    what: 'Sua assinatura só conta quando você confirma. O botão leva você a uma página onde pode fazer isso.',
    follows: 'Com o mesmo botão você confirma que quer e-mails sobre:',
    button: 'Confirmar minha assinatura',
    validity:
      'O botão funciona por 7 dias. Se você não fizer nada, a assinatura não conta e apagamos seus dados.',
  },
  alreadySigned: {
    subject: (title) => `Você já tinha assinado: ${title}`,
    heading: 'Você já tinha assinado',
    lead: 'Esta petição foi assinada de novo com este e-mail:',
    what: 'Sua assinatura já estava lá. Você não precisa fazer nada.',
    housemate:
      'Alguém da sua casa que também usa este endereço queria assinar? Para isso, essa pessoa precisa de um e-mail próprio.',
    toPetition: 'Ir para a petição',
  },
  subscription: {
    subject: (names) => `Confirme sua inscrição: ${names}`,
    heading: 'Só falta um clique',
    lead: 'Com este e-mail foram pedidos e-mails sobre:',
    what: 'Você só receberá esses e-mails quando confirmar. O botão leva você a uma página onde pode fazer isso.',
    button: 'Sim, quero estes e-mails',
    validity:
      'O botão funciona por 7 dias. Se você não fizer nada, não recebe notícias e apagamos seus dados.',
  },
  alreadySubscribed: {
    subject: (names) => `Você já acompanha isto: ${names}`,
    heading: 'Você já acompanha isto',
    lead: 'Com este e-mail foram pedidos de novo e-mails sobre:',
    what: 'Você já recebe esses e-mails. Não precisa fazer nada.',
  },
  campaign: {
    reader: 'você que nos lê',
    why: (lists) => `Você recebe este e-mail porque acompanha: ${lists}.`,
    updates: 'notícias da petição',
  },
  choices: {
    change: 'Quer mudar alguma coisa?',
    preferences: 'Escolha quais e-mails você quer',
    stop: 'Não quer mais estes e-mails?',
    unsubscribe: 'Cancelar inscrição',
  },
  myData: {
    subject: 'O link para seus dados',
    heading: 'Veja seus dados',
    lead: 'Com este e-mail, alguém pediu para ver quais dados guardamos.',
    what: 'O botão leva você a uma página que é só sua. Lá você pode ver, corrigir, levar com você ou apagar seus dados. Não encaminhe este e-mail.',
    button: 'Ver meus dados',
    validity: 'O botão funciona por 24 horas.',
  },
  lists: {
    updates: 'Notícias da petição',
    sender: (name, postalAddress) => `Remetente destas notícias: ${name}, ${postalAddress}`,
  },
  notMe: {
    signature: 'Você nunca assinou esta petição? Então pode remover a assinatura:',
    subscription: 'Você não pediu isto? Avise, e não enviaremos mais e-mails para este endereço:',
    myData: 'Você não pediu isto? Então não precisa fazer nada. Não quer mais e-mails nossos?',
    link: 'Não fui eu',
  },
  why: (organisation, publicUrl) =>
    `${organisation} envia este e-mail porque alguém informou este endereço em ${publicUrl}.`,
}
