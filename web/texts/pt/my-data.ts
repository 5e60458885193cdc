import type { Texts } from '../nl.ts'

/** What is kept of a person, asked for, shown, corrected and erased, in Portuguese. */
export const myDataAsk: Texts['myDataAsk'] = {
  title: 'Seus dados',
  lead: 'Veja o que guardamos sobre você. Depois, pode corrigir, levar com você ou apagar.',
  how: 'Informe seu e-mail. Enviaremos um e-mail com um link para sua própria página. Assim sabemos que é você. O link funciona por 24 horas.',
  submit: 'Enviar o link',
  sentTitle: 'Veja seu e-mail',
  sent: 'Recebemos seu pedido. Se pudermos enviar e-mails para este endereço, você logo receberá um link. Fazemos isso no máximo uma vez a cada 10 minutos e 3 vezes por dia.',
  sentHelp: 'Nenhum e-mail? Espere alguns minutos e procure também na pasta de lixo eletrônico (spam).',
  question: 'Não está conseguindo? Escreva para',
}

export const myData: Texts['myData'] = {
  title: 'Seus dados',
  lead: 'É isto que guardamos com seu e-mail.',
  private:
    'Esta página é só para você. Não compartilhe o link dela. Depois de 24 horas, ele deixa de funcionar.',
  nothing: 'Não guardamos nada com este endereço.',
  done: {
    withdrawn: {
      title: 'Sua assinatura foi retirada',
      text: 'Ela não conta mais. O site pode levar um momento para mostrar isso.',
    },
    corrected: { title: 'Seu nome foi alterado', text: 'É assim que seu nome está agora.' },
    unsubscribed: { title: 'Você cancelou a inscrição', text: 'Você não receberá mais estes e-mails.' },
  },

  signatures: 'Suas assinaturas',
  noSignatures: 'Você não assinou nenhuma petição.',
  state: 'Situação',
  states: {
    pending: 'À espera da sua confirmação',
    confirmed: 'Confirmada, conta',
    held: 'Confirmada, ainda estamos verificando',
    withdrawn: 'Retirada',
    removed: 'Removida',
    expired: 'Expirada, não confirmada',
  },
  name: 'Nome',
  email: 'E-mail',
  city: 'Cidade',
  postalCode: 'Código postal',
  country: 'País',
  publicName: 'Nome junto à petição',
  nameShown: 'Sim, todo mundo pode ver seu nome',
  nameHidden: 'Não, seu nome está oculto',
  source: 'Como você chegou aqui',
  partner: 'Por meio da organização parceira',
  via: 'Pelo link próprio de alguém',
  requestedAt: 'Assinada em',
  confirmedAt: 'Confirmado em',
  withdrawnAt: 'Retirado em',
  consent: 'Consentimento',
  consentVersion: (version) => `versão ${version} do texto`,
  correct: 'Corrigir seu nome',
  save: 'Salvar este nome',
  withdraw: 'Retirar minha assinatura',
  withdrawHint: 'Sua assinatura deixa então de contar, e apagamos o nome e o endereço que estão com ela.',

  subscriptions: 'O que você acompanha por e-mail',
  noSubscriptions: 'Você não acompanha nada por e-mail.',
  following: (since) => `Você acompanha isto desde ${since}.`,
  left: (endedAt) => `Você acompanhava isto. Parou em ${endedAt}.`,
  goesTo: 'Os e-mails vão para',
  language: 'Idioma',
  leave: 'Parar estes e-mails',

  receipts: 'A que você disse sim',
  receiptsHint: 'Guardamos isto para poder provar que você deu seu consentimento.',
  askedAt: 'Perguntado em',
  channel: 'Onde',
  importedFrom: 'Trazido de',
  channels: {
    page: 'Neste site',
    api: 'Por outro site ou aplicativo',
    embed: 'No site de uma organização parceira',
    preferences: 'Na sua página de escolha de e-mails',
    import: 'Trazido de uma lista anterior',
  },

  requests: 'Ainda não confirmado',
  request: (names, at) => `${names}: pedido em ${at}.`,

  mails: 'E-mails que enviamos para você',
  mailKinds: {
    confirm: 'Confirme sua assinatura',
    'already-signed': 'Você já tinha assinado',
    'confirm-subscription': 'Confirme sua inscrição',
    'my-data': 'Link para seus dados',
  },
  otherMail: 'E-mail',

  deliveries: 'Notícias que enviamos por e-mail',
  deliveryStates: {
    waiting: 'Este e-mail ainda vai sair.',
    claimed: 'Este e-mail está saindo agora.',
    unknown: 'Não sabemos com certeza se este e-mail saiu.',
    sent: 'Enviado.',
    delivered: 'Entregue.',
    bounced: 'Voltou.',
    complained: 'Marcado como indesejado.',
  },
  skipped: {
    left: 'Não enviado: você tinha cancelado a inscrição.',
    suppressed: 'Não enviado: não enviamos notícias para este endereço.',
    erased: 'Não enviado: seus dados tinham sido apagados.',
    refused: 'Não enviado: nosso serviço de e-mail não aceitou.',
    rejected: 'Não enviado: nosso serviço de e-mail reteve a mensagem.',
    failed: 'Não enviado: algo deu errado do nosso lado.',
  },
  leftByMail: (at) => `Você cancelou a inscrição por este e-mail em ${at}.`,

  feedback: 'O que sua caixa de e-mail nos disse',
  feedbackKinds: {
    'permanent-bounce': 'O e-mail não pôde ser entregue',
    'transient-bounce': 'O e-mail não pôde ser entregue por um tempo',
    complaint: 'Nosso e-mail foi marcado como indesejado',
    reject: 'O e-mail foi recusado',
    'delivery-delay': 'O e-mail atrasou',
  },
  otherFeedback: 'Um aviso sobre um e-mail',

  suppression: 'E-mails que não enviamos',
  suppressed: {
    all: 'Não enviamos nenhum e-mail para este endereço.',
    bulk: 'Não enviamos notícias para este endereço. Os e-mails que você pedir chegam.',
  },
  because: {
    'not-me': 'Você clicou em “Não fui eu”.',
    bounce: 'Um e-mail para este endereço voltou.',
    'transient-bounces': 'E-mails para este endereço voltaram algumas vezes.',
    complaint: 'Nosso e-mail foi marcado como indesejado.',
    imported: 'Isto foi trazido de uma lista anterior.',
    manager: 'Uma pessoa da nossa equipe definiu isto.',
  },
  since: (at) => `Desde ${at}.`,

  downloadTitle: 'Leve seus dados com você',
  downloadLead:
    'Você recebe tudo o que guardamos com seu e-mail em um único arquivo (JSON), também os detalhes técnicos.',
  download: 'Baixar meus dados',

  eraseTitle: 'Apagar tudo',
  eraseLead: 'Isto então desaparece, e não dá para desfazer:',
  eraseItems: [
    'Suas assinaturas: são retiradas e deixam de contar.',
    'O que você acompanha por e-mail: não receberá mais notícias.',
    'Seu nome, seu endereço, seus consentimentos e tudo o mais que está nesta página.',
  ],
  eraseKept:
    'Você nos disse “Não fui eu”, marcou nosso e-mail como indesejado, sua caixa de e-mail o recusou, ou você já estava em uma lista de pessoas que não recebem e-mails? Então só isso fica, com um código, para não incomodarmos você. Ninguém consegue ler nele seu endereço. Só o serviço de e-mail da Amazon pode ainda ter seu endereço na lista dele. Basta nos pedir para tirá-lo de lá.',
  eraseSure: 'Sim, apaguem tudo o que guardam sobre mim.',
  erase: 'Apagar meus dados',

  erasedTitle: 'Seus dados foram apagados',
  erased: 'O que guardávamos com seu e-mail não existe mais. Suas assinaturas deixaram de contar.',
  erasedBackups: 'Das cópias de segurança, seus dados desaparecem em até 35 dias.',
  erasedAgain: 'Você pode voltar a participar quando quiser.',
}
