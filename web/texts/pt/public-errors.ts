import type { PublicErrors, PublicProblems } from '../error-words.ts'

/** What is wrong with a field of a form or of the public API, in Portuguese, by its code. */
export const errors: PublicErrors = {
  'email-missing': 'Informe seu e-mail.',
  'email-malformed': 'Este e-mail não está certo. Um e-mail certo é assim: name@example.org.',
  'email-too-long': 'Este e-mail é longo demais. Use outro.',
  'email-not-ascii':
    'Antes do @ só aceitamos letras simples sem acentos, números e sinais de pontuação. Use outro endereço.',
  'given-name-missing': 'Informe seu nome.',
  'given-name-too-long': 'Este nome é longo demais. Cabem 100 caracteres.',
  'given-name-not-a-name': 'Informe só seu nome, sem links nem caracteres especiais.',
  'family-name-missing': 'Informe seu sobrenome.',
  'family-name-too-long': 'Este sobrenome é longo demais. Cabem 100 caracteres.',
  'family-name-not-a-name': 'Informe só seu sobrenome, sem links nem caracteres especiais.',
  'country-unknown': 'Escolha seu país na lista.',
  'city-too-long': 'Este nome de cidade é longo demais. Cabem 100 caracteres.',
  'city-malformed': 'Informe só sua cidade, sem links nem caracteres especiais.',
  'postal-code-malformed': 'Este código postal não está certo. Verifique.',
  'consent-missing': 'Sem seu consentimento não podemos guardar sua assinatura. Marque a caixa.',
  'consent-missing-newsletter':
    'Sem seu consentimento não podemos enviar notícias. Marque a caixa se você concorda.',
  'age-missing':
    'Marque que você tem 16 anos ou mais. Tem menos? Então a lei de proteção de dados ainda não nos permite enviar notícias nem mostrar seu nome. Uma petição você pode assinar.',
  'topics-missing': 'Escolha pelo menos um tema.',
  'topic-unknown': 'Não dá mais para acompanhar este tema. Escolha outro.',
  'updates-unknown': 'Esta petição não tem notícias para acompanhar.',
  'erase-not-sure': 'Marque que você quer apagar tudo. Não dá para desfazer.',
  'source-malformed': 'A origem só pode ter a–z, 0–9, ponto, hífen e sublinhado (no máximo 40 caracteres).',
  'partner-unknown': 'Esta organização parceira não faz parte da petição.',
  'locale-unknown': 'Não conhecemos este idioma.',
  'value-malformed': 'Este campo não está certo. Verifique.',
}

/** Title and detail of the public API's problems, in Portuguese, by their code. */
export const problems: PublicProblems = {
  'petition-unknown': { title: 'Petição desconhecida', detail: 'Não há petição com este nome.' },
  'petition-closed': { title: 'Petição encerrada', detail: 'Esta petição não aceita mais assinaturas.' },
  'body-too-large': { title: 'Dados demais', detail: 'A mensagem é grande demais.' },
  'not-json': { title: 'Não é JSON', detail: 'Envie a mensagem como application/json.' },
  invalid: { title: 'Nem tudo está certo', detail: 'Um ou mais campos não estão certos.' },
  'not-found': { title: 'Não encontrado', detail: 'O que você procura não está aqui.' },
  'method-not-allowed': {
    title: 'Método não permitido',
    detail: 'Este endereço não conhece este método.',
  },
  internal: { title: 'Falha', detail: 'Algo deu errado do nosso lado. Tente de novo mais tarde.' },
}
