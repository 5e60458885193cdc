import type { Texts } from '../nl.ts'

/** The privacy page in Portuguese. */
export const privacy: Texts['privacy'] = {
  title: 'O que fazemos com seus dados',
  lead: (organisation) =>
    `${organisation} é responsável pelos dados deste site. Aqui você lê o que guardamos, por que e por quanto tempo.`,
  sections: [
    {
      title: 'O que pedimos, e por quê',
      items: [
        'Seu nome, seu sobrenome e seu país: sem nome, uma assinatura não é uma assinatura.',
        'Seu e-mail: para verificar que é você, e que cada pessoa assina só uma vez.',
        'Sua cidade ou seu código postal: só se a petição pedir.',
        'Seu consentimento: guardamos o texto com que você concordou, o idioma dele e o momento.',
        'Se você quer notícias por e-mail, guardamos seu e-mail, seu idioma, quais temas acompanha e que tem 16 anos ou mais.',
        'Quais notícias enviamos a você e se chegaram, para que nada chegue duas vezes.',
        'O que sua caixa de e-mail nos diz: que um e-mail não chegou, ou que você o marcou como indesejado. Então enviamos menos e-mails, ou nenhum.',
        'Como você chegou aqui, se o link dizia isso (“whatsapp”, por exemplo, ou uma organização parceira).',
      ],
    },
    {
      title: 'Por que podemos fazer isso',
      items: [
        'Usamos seus dados porque você consente. Uma petição pode mostrar o que você pensa. Por isso pedimos seu consentimento de forma explícita, e para cada petição em separado.',
        'Para notícias por e-mail pedimos seu consentimento à parte, para cada tema. Assinar uma petição nunca basta: você só recebe notícias se marcar uma caixa para isso e confirmar com o botão do seu e-mail.',
        'Você pode retirar seu consentimento a qualquer momento. É tão simples quanto dar. No fim de cada e-mail com notícias há um link para parar com um só clique.',
        'Que você deu seu consentimento, e o que sua caixa de e-mail nos disse, guardamos porque precisamos poder provar que cumprimos as regras.',
      ],
    },
    {
      title: 'Quem vê seus dados',
      items: [
        'Todo mundo vê o número de assinaturas. Seu nome só é público se você marcar a caixa para isso e tiver 16 anos ou mais.',
        'A petição é entregue a quem ela se dirige. O consentimento que você dá diz o que essas pessoas recebem.',
        'Se você veio pelo link de uma organização parceira, a equipe dela também vê sua assinatura.',
        'Não vendemos nem alugamos seus dados, e não os damos a anunciantes nem a redes sociais.',
        'O site e os e-mails funcionam na Amazon Web Services. Seus dados ficam em centros de dados na União Europeia. Essa empresa guarda os dados para nós e não pode usá-los.',
        'Estas páginas não usam cookies, não seguem você e não carregam nada de terceiros. Nossos e-mails também não têm rastreadores.',
      ],
    },
    {
      title: 'Por quanto tempo guardamos',
      items: [
        'Se você não confirmar, seus dados expiram 14 dias depois de assinar ou se inscrever, e são apagados no máximo alguns dias depois.',
        'Se você confirmar, guardamos sua assinatura até 12 meses depois do encerramento da petição. Depois guardamos só números, sem nomes nem endereços.',
        'Se você retirar sua assinatura, ou nos disse que não foi você, apagamos na hora o nome, os endereços e a cidade. Que houve uma assinatura, de que país e por que caminho, fica com um código pelo mesmo tempo que uma assinatura.',
        'Se você acompanha notícias por e-mail, guardamos seu e-mail para isso até você parar.',
        'A que você deu seu consentimento, e quando parou, guardamos por 24 meses depois que você parou.',
        'As notícias de uma petição, e seu consentimento para recebê-las, guardamos no máximo até 12 meses depois do encerramento dessa petição.',
        'Quais notícias enviamos a você, e o que sua caixa de e-mail nos disse, guardamos por 90 dias. Quais outros e-mails enviamos: 2 dias. Um pedido sobre seus dados: 5 dias.',
        'Por 24 meses, registramos qual pessoa da nossa equipe consultou, alterou ou apagou algo seu, com uma pequena parte do seu código.',
        'Os arquivos que nossa equipe retira do sistema ficam disponíveis lá por 24 horas no máximo. Se você apagar seus dados, eles saem desses arquivos também. O que já foi baixado, a própria equipe apaga depois de usar.',
        'Os dados apagados desaparecem das cópias de segurança e das filas do sistema em até 35 dias.',
        'Se você nos disse “Não fui eu”, marcou nosso e-mail como indesejado, se sua caixa de e-mail o recusou, ou se você já estava em uma lista de pessoas que não recebem e-mails, lembramos isso com um código, para não incomodar você. Esse código fica mesmo que você apague tudo. Ninguém consegue ler nele seu endereço.',
        'Se sua caixa de e-mail recusou nosso e-mail, ou você marcou nossas notícias como indesejadas, o serviço de e-mail da Amazon também põe seu endereço em uma lista própria e não envia mais nada para lá. Ele fica lá mesmo que você apague tudo, até você nos pedir para tirá-lo.',
        'Contra abusos, nosso firewall observa quantas vezes se assina a partir de um mesmo endereço de internet. Não guardamos esse endereço com sua assinatura.',
      ],
    },
    {
      title: 'Como protegemos seus dados',
      items: [
        'O que você preenche é enviado e guardado com criptografia. Nossos e-mails viajam criptografados, se sua caixa de e-mail permitir.',
        'Dentro do sistema, reconhecemos uma assinatura por um código feito a partir do seu e-mail com uma chave secreta (HMAC). Sem essa chave, ninguém sabe pelo código quem você é.',
        'Só quem trabalha na campanha tem acesso aos dados, cada pessoa com sua própria conta.',
      ],
    },
  ],
  rightsTitle: 'O que você pode pedir',
  rights:
    'Você pode ver seus dados, corrigir, levar com você e apagar, e pode retirar sua assinatura. Você faz isso por conta própria, em',
  rightsPage: 'a página com seus dados',
  rightsQuestion: 'Não funciona, ou tem alguma pergunta? Escreva para',
  rightsUnder16: 'Tem menos de 16 anos? Você pode pedir isso, e seus pais também.',
  complaint: 'Nossa resposta não resolveu? Você pode reclamar à autoridade holandesa de proteção de dados, a',
  authority: 'Autoriteit Persoonsgegevens',
  authorityUrl: 'https://www.autoriteitpersoonsgegevens.nl/en',
}
