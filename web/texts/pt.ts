import { formats } from './format.ts'
import type { Texts } from './nl.ts'
import { myData, myDataAsk } from './pt/my-data.ts'
import {
  confirmSubscription,
  lists,
  newsletter,
  newsletterCheckEmail,
  newsletterThanks,
  preferences,
  unsubscribe,
} from './pt/newsletter.ts'
import { ownLink } from './pt/own-link.ts'
import { privacy } from './pt/privacy.ts'
import { signaturesIn } from './signatures.ts'

const { number, plural, dateTime } = formats('pt')
const { counted, inAll } = signaturesIn('pt')

/** Every word of the public pages in Portuguese. */
export const pt: Texts = {
  skipToContent: 'Ir para o conteúdo',
  otherLanguages: 'Idiomas',
  allPetitions: 'Todas as petições',
  optional: 'opcional',
  errorTitle: (title) => `Erro: ${title}`,
  footer: {
    from: (organisation) => `Um site de petições de ${organisation}.`,
    noTracking: 'Sem cookies e sem rastreadores.',
    privacy: 'O que fazemos com seus dados',
    myData: 'Ver ou apagar seus dados',
  },

  progress: {
    goal: (goal) => `Nossa meta: ${number(goal)}`,
    goalReached: (goal) => `A meta de ${number(goal)} foi alcançada`,
    goalWas: (goal) => `A meta era ${number(goal)}`,
    toward: (next) => `A meta foi alcançada. Rumo a ${number(next)}`,
    towardGoal: (next, goal) => `Rumo a ${number(next)}, e depois a ${number(goal)}`,
    bar: 'Assinaturas rumo à meta',
    offline: (count) => `E ${counted(count)} em papel`,
  },

  counter: {
    asOf: (instant) => `Atualizado em ${dateTime(instant)}`,
  },

  embed: {
    whole: 'Leia a petição inteira',
    links: 'Os links abrem em uma nova janela.',
  },

  alliance: {
    title: 'Junto com',
    via: (name) => `Você assina por meio de ${name}.`,
  },

  poster: {
    title: 'Cartaz',
    hint: 'Imprima esta folha e pendure, ou deixe onde as pessoas passam.',
    code: 'Código QR com o endereço da petição',
    scan: 'Escaneie e assine a petição',
  },

  home: {
    title: 'Faça sua voz ser ouvida',
    intro: (organisation) =>
      `Crianças têm direitos. Juntos, fazemos com que sejam ouvidas. Escolha uma petição de ${organisation} e coloque seu nome.`,
    petitions: 'Petições',
    closedPetitions: 'Petições concluídas',
    none: 'No momento não há petição para assinar. Volte em breve.',
    search: 'Buscar uma petição',
    searchButton: 'Buscar',
    found: (count, typed) =>
      plural(count, {
        one: `${number(count)} petição encontrada com “${typed}”.`,
        many: `${number(count)} de petições encontradas com “${typed}”.`,
        other: `${number(count)} petições encontradas com “${typed}”.`,
      }),
    closed: 'Encerrada',
    sign: 'Ler e assinar',
    read: 'Ver a petição',
  },

  petition: {
    kickers: { open: 'Petição', closed: 'Petição encerrada', archived: 'Petição concluída' },
    to: 'Para',
    jumpToForm: 'Assinar a petição',
    formTitle: 'Assine a petição',
    afterwards: 'Você vai receber um e-mail com um botão. Clique nele, e sua assinatura conta.',
    closesAt: (instant) => `Você pode assinar até ${dateTime(instant)} (horário de Amsterdã).`,
    givenName: 'Nome',
    familyName: 'Sobrenome',
    email: 'E-mail',
    emailHint: 'Para confirmar sua assinatura. Ele não aparece no site.',
    useAddress: (address) => `Você quis dizer ${address}? Clique aqui para corrigir.`,
    country: 'País',
    city: 'Cidade',
    postalCode: 'Código postal',
    publicName: 'Podemos mostrar seu nome junto à petição?',
    showName: 'Sim, mostrem meu nome junto à petição. Todo mundo vai poder ver.',
    age: 'Você tem 16 anos ou mais?',
    ageConfirmed: 'Tenho 16 anos ou mais.',
    ageHint: 'Só é preciso se pudermos mostrar seu nome junto à petição.',
    ageHintFollowing: 'Só é preciso se você quiser receber notícias ou que seu nome apareça.',
    following: 'Quer receber notícias?',
    followingHint:
      'Não é obrigatório. O que você marcar será confirmado com o mesmo botão da sua assinatura.',
    updates: 'Só sobre esta petição',
    consent: 'Seu consentimento',
    dataTo: (organisation) =>
      `Seus dados vão para ${organisation}. Outras pessoas só recebem o que está escrito acima.`,
    privacyLink: 'O que fazemos com seus dados',
    submit: 'Assinar',
    sending: 'Um momento…',
    honeypot: 'Deixe este campo vazio',
    errorSummary: (count) =>
      plural(count, {
        one: 'Ainda há algo a corrigir. Veja este campo:',
        other: 'Ainda há algumas coisas a corrigir. Veja estes campos:',
      }),
    closed: 'Esta petição está encerrada',
    closedOn: (instant) => `Era possível assinar até ${dateTime(instant)} (horário de Amsterdã).`,
    closedThanks: (count, offline) =>
      `Agradecemos a todas as pessoas que participaram: ${inAll(count, offline)}.`,
    closedGrace:
      'Você assinou a tempo, mas ainda não confirmou? Dá para confirmar até 24 horas depois do encerramento, com o botão do seu e-mail.',
    archived: 'Esta petição foi concluída',
    news: 'Notícias desta petição',
    olderNews: (count) => `Notícias mais antigas (${number(count)})`,
    signers: 'Assinaram recentemente',
    signersOnly: 'Só aparecem nomes de pessoas que concordaram com isso.',
    outcome: 'O que conquistamos',
    related: 'Outras petições',
    otherPetitions: 'Ver as outras petições',
    donateLead: 'Quer fazer mais?',
  },

  donate: 'Doar uma vez ou regularmente',

  checkEmail: {
    title: 'Só mais um passo: veja seu e-mail',
    lead: 'Enviamos um e-mail para você. Clique no botão que está nele; só então sua assinatura conta.',
    petition: 'Você assinou:',
    validity: 'O botão funciona por 7 dias. Depois disso, basta assinar de novo.',
    notFound: 'Não achou o e-mail?',
    helpWait: 'Espere alguns minutos. Às vezes o e-mail demora.',
    helpSpam: 'Procure na pasta de lixo eletrônico (spam) ou de promoções.',
    helpSearch: (organisation) => `Busque “${organisation}” no seu e-mail.`,
    helpProviders:
      'Usa Gmail? Veja também em Promoções. Outlook ou Hotmail? Veja também em Outros e em Lixo Eletrônico.',
    helpAddress: 'Errou ao digitar seu endereço? Assine de novo com o endereço certo.',
    typoTitle: 'Seu e-mail está certo?',
    typo: (domain) =>
      `O final do endereço que você informou parece ${domain}, mas é um pouco diferente. É um erro de digitação? Então nosso e-mail não vai chegar.`,
    typoAgain: 'Assinar de novo com o endereço certo',
    helpAgain: 'Já tinha assinado esta petição? Então o e-mail diz isso, e você não precisa fazer nada.',
    signAgain: 'Voltar à petição',
    resendTitle: 'Enviar o e-mail de novo',
    resendLead: 'Escreva o endereço com que você assinou.',
    resend: 'Enviar de novo',
    resentTitle: 'Recebemos seu pedido',
    resent:
      'Se houver uma assinatura deste endereço à espera de confirmação, enviaremos o e-mail de novo. Fazemos isso no máximo uma vez a cada 10 minutos e 3 vezes por dia.',
  },

  confirm: {
    title: 'Confirme sua assinatura',
    lead: 'Clique no botão, e sua assinatura conta.',
    to: 'Para',
    name: 'Seu nome',
    publicName: 'Nome junto à petição',
    nameShown: 'Sim, todo mundo pode ver meu nome',
    nameHidden: 'Não, meu nome fica oculto',
    consent: 'Seu consentimento',
    button: 'Sim, eu assino',
    leadFollowing: 'Clique no botão uma vez: sua assinatura conta, e você recebe os e-mails que escolheu.',
    follows: 'Com o mesmo botão você também acompanha',
    buttonFollowing: 'Sim, assino e quero estes e-mails',
    wrong: 'Algo está errado, ou não foi você? Então não clique no botão. No e-mail há um link “Não fui eu”.',
  },

  thanks: {
    title: 'Agradecemos muito!',
    lead: 'Sua assinatura está confirmada.',
    leadFollowing: 'Sua assinatura está confirmada, e você receberá os e-mails que escolheu.',
    counting: 'Uma assinatura nova pode levar um minuto para aparecer neste número.',
    next: 'Quanto mais gente participa, mais alto se ouve a nossa voz. Peça a duas pessoas que assinem também.',
    share: 'Compartilhe a petição',
    message: (title) => `Assinei esta petição: “${title}”. Você assina também?`,
    poster: 'Imprima um cartaz com código QR para pendurar',
    donateLead: 'Com sua doação, podemos defender os direitos das crianças por mais tempo e com mais força.',
    nextTitle: 'Assine também esta petição',
    newsTitle: 'Receba notícias',
    news: 'Quer saber o que acontece depois? Escolha sobre o que quer receber e-mails. Você pode parar quando quiser.',
  },

  share: {
    system: 'Compartilhar a petição',
    whatsapp: 'Compartilhar no WhatsApp',
    email: 'Compartilhar por e-mail',
    networks: 'Ou compartilhe em',
    link: 'Ou copie este link:',
    copy: 'Copiar o link',
    copied: 'O link foi copiado.',
  },

  donating: {
    once: 'Uma vez',
    monthly: 'Todo mês',
    other: 'Escolher outro valor',
    leads: 'Você vai para nossa página de doações. Só lá você decide.',
  },

  link: {
    expired: {
      title: 'Este link expirou',
      text: 'O botão do e-mail funciona por 7 dias. Assine a petição de novo para receber um novo e-mail.',
    },
    unknown: {
      title: 'Este link não funciona',
      text: 'Talvez falte um pedaço do link. Abra de novo a partir do e-mail, ou copie o link inteiro.',
    },
    'petition-closed': {
      title: 'Esta petição está encerrada',
      text: 'Sua assinatura não pode mais ser confirmada. Isso era possível até 24 horas depois do encerramento.',
    },
    'already-confirmed': {
      title: 'Você já confirmou',
      text: 'Sua assinatura já está confirmada. Não é preciso fazer mais nada.',
    },
    gone: {
      title: 'Esta assinatura não existe mais',
      text: 'A assinatura foi retirada ou removida. Não há mais nada a confirmar.',
    },
    toPetition: 'Ir para a petição',
    signAgain: 'Assinar de novo',
    newsletter: {
      title: 'Este link expirou',
      text: 'O botão do e-mail funciona por 7 dias. Inscreva-se de novo para receber um novo e-mail.',
      again: 'Inscrever-se de novo',
    },
    'my-data': {
      title: 'Este link expirou',
      text: 'O link para seus dados funciona por 24 horas. Peça outro para receber um novo e-mail.',
      again: 'Pedir um novo link',
    },
    'not-me': {
      title: 'Este link expirou',
      text: 'O link “Não fui eu” funciona por 90 dias. Não quer mais e-mails nossos? Avise-nos.',
    },
  },

  notMe: {
    title: 'Não foi você?',
    signed: 'Alguém assinou uma petição com seu e-mail:',
    newsletter: 'Alguém informou seu e-mail para receber notícias nossas.',
    'my-data': 'Alguém usou seu e-mail para pedir um link para os dados que guardamos.',
    what: 'Se você clicar no botão:',
    removesSignature: 'Removemos a assinatura, mesmo que ela já contasse.',
    removesRequest: 'Removemos o pedido.',
    unsubscribes: 'Este endereço recebe notícias nossas? Isso acaba.',
    stops: 'Não enviamos mais e-mails para este endereço, mesmo que alguém o informe de novo.',
    nothing: 'Foi você mesmo? Então feche esta página; nada muda.',
    buttonSigned: 'Não fui eu: remover a assinatura',
    button: 'Não fui eu: não enviar mais e-mails',
    doneTitle: 'Pronto, agradecemos o aviso',
    doneSigned: 'A assinatura foi removida. Não enviaremos mais e-mails para este endereço.',
    done: 'Não enviaremos mais e-mails para este endereço.',
    doneApology: 'Lamentamos que alguém tenha usado seu endereço. Agradecemos por nos contar.',
    doneQuestion: 'Quer nossos e-mails mais tarde, ou tem alguma pergunta? Escreva para',
  },

  errorPage: {
    notFoundTitle: 'Esta página não existe',
    notFound: 'Talvez o link seja antigo, ou alguma letra esteja errada.',
    badTitle: 'Não conseguimos ler isso',
    bad: 'Algo deu errado com o que seu navegador enviou. Volte e tente de novo.',
    brokenTitle: 'Algo deu errado do nosso lado',
    broken: 'A culpa não é sua. Tente de novo daqui a alguns minutos.',
    home: 'Ir para todas as petições',
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
