import type { Texts } from '../nl.ts'

/** Following by mail, and leaving, in Portuguese. */
export const newsletter: Texts['newsletter'] = {
  title: 'Acompanhe nosso trabalho por e-mail',
  lead: 'Escolha sobre o que quer receber notícias. Você só recebe os e-mails que escolher, e pode parar quando quiser.',
  topics: 'Sobre o que você quer receber notícias?',
  topicsHint: 'Escolha um ou mais temas.',
  none: 'No momento não há nada para acompanhar. Volte mais tarde.',
  emailHint: 'É para lá que enviamos os e-mails. Ele não aparece no site.',
  consentTitle: 'Seu consentimento',
  consent:
    'Sim, dou meu consentimento: quero estes e-mails, como está escrito acima em cada tema que escolhi.',
  ageConfirmed: 'Tenho 16 anos ou mais.',
  ageHint:
    'Tem menos? Então a lei de proteção de dados ainda não nos permite enviar notícias a você. Petições você pode assinar.',
  submit: 'Quero me inscrever',
  afterwards: 'Primeiro enviamos um e-mail com um botão. Clique nele, e sua inscrição está feita.',
  toForm: 'Acompanhe-nos por e-mail',
}

export const lists: Texts['lists'] = {
  updates: 'Notícias da petição',
}

export const newsletterCheckEmail: Texts['newsletterCheckEmail'] = {
  title: 'Só mais um passo: veja seu e-mail',
  lead: 'Vamos enviar um e-mail para você. Clique no botão que está nele; só então você receberá notícias nossas.',
  validity: 'O botão funciona por 7 dias. Depois disso, basta se inscrever de novo.',
  helpAddress: 'Errou ao digitar seu endereço? Inscreva-se de novo com o endereço certo.',
  helpAgain: 'Já acompanhava isso? Então o e-mail diz isso, e você não precisa fazer nada.',
  again: 'Voltar à inscrição',
}

export const newsletterThanks: Texts['newsletterThanks'] = {
  title: 'Que bom ter você com a gente!',
  lead: 'Sua inscrição está feita. Assim que houver novidades, você vai saber.',
  leave: 'Quer parar, ou escolher outra coisa? Há um link no fim de cada e-mail. Basta clicar em um botão.',
  petitionsTitle: 'Assine também uma petição',
  petitionsLead: 'Cada assinatura faz a voz das crianças soar mais alto.',
  petitions: 'Ver as petições',
}

export const confirmSubscription: Texts['confirmSubscription'] = {
  title: 'Confirme sua inscrição',
  lead: 'Clique no botão, e você receberá e-mails sobre o que está abaixo.',
  lists: 'O que você vai acompanhar',
  button: 'Sim, quero estes e-mails',
  wrong: 'Algo está errado, ou não foi você? Então não clique no botão. No e-mail há um link “Não fui eu”.',
}

export const unsubscribe: Texts['unsubscribe'] = {
  title: 'Parar estes e-mails',
  lead: 'Clique no botão, e você não receberá mais estes e-mails:',
  titleAll: 'Parar todos os e-mails',
  leadAll: 'Clique no botão, e você não receberá mais notícias nossas, sobre nenhum tema.',
  button: 'Parar estes e-mails',
  buttonAll: 'Parar todos os e-mails',
  everythingTitle: 'Prefere não receber mais nenhuma notícia?',
  everything: 'Então paramos também todas as outras notícias que você recebe de nós.',
  signatures: 'Suas assinaturas em petições continuam como estão.',
  doneTitle: 'Você cancelou a inscrição',
  done: 'Você não receberá mais estes e-mails:',
  doneAll: 'Você não receberá mais notícias nossas.',
  doneUnderWay: 'Algo tinha acabado de ser enviado? Ainda pode chegar.',
  changedMind: 'Foi engano, ou quer acompanhar outra coisa?',
  preferences: 'Escolha quais e-mails você quer',
}

export const preferences: Texts['preferences'] = {
  title: 'Escolha quais e-mails você quer',
  lead: 'Marque o que quer receber e desmarque o que não quer mais.',
  topics: 'Temas',
  updates: 'Notícias de uma petição',
  updatesHint: 'Desmarque, e você não receberá mais nada sobre essa petição.',
  language: 'Em que idioma você quer seus e-mails?',
  newOnes: 'Vai escolher algo novo? Primeiro enviamos um e-mail com um botão para confirmar.',
  save: 'Salvar minha escolha',
  savedTitle: 'Sua escolha foi salva',
  saved: 'A partir de agora, você só recebe o que está marcado abaixo.',
  savedAsked:
    'Para o que você acrescentou, enviamos um e-mail com um botão. Clique nele, e você acompanha isso também.',
  everythingTitle: 'Parar tudo',
  everything: 'Então você não recebe mais notícias nossas. Suas assinaturas continuam como estão.',
  everythingButton: 'Parar todos os e-mails',
  nothing: 'Agora você não acompanha nada. Por isso não guardamos mais seu e-mail aqui.',
  startAgain: 'Quer acompanhar algo? Inscreva-se com seu e-mail.',
}
