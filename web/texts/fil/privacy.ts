import type { Texts } from '../nl.ts'

/** The privacy page in Filipino. */
export const privacy: Texts['privacy'] = {
  title: 'Ano ang ginagawa namin sa datos mo',
  lead: (organisation) =>
    `Ang ${organisation} ang may pananagutan sa datos sa site na ito. Mababasa mo rito kung ano ang itinatago namin, bakit, at gaano katagal.`,
  sections: [
    {
      title: 'Ano ang hinihingi namin, at bakit',
      items: [
        'Ang pangalan, apelyido at bansa mo: kung walang pangalan, hindi ito lagda.',
        'Ang email address mo: para matiyak na ikaw nga iyon, at isang beses lang lumalagda ang bawat tao.',
        'Ang lungsod o postal code mo: kung hinihingi lang ng petisyon.',
        'Ang pahintulot mo: itinatago namin ang tekstong sinang-ayunan mo, ang wika nito at ang oras.',
        'Kung gusto mo ng balita sa email, itinatago namin ang email address mo, ang wika mo, kung aling mga paksa ang sinusundan mo, at na ikaw ay 16 taong gulang o higit pa.',
        'Kung aling balita ang ipinadala namin sa iyo at kung nakarating, para hindi ka makatanggap ng doble.',
        'Ang sinasabi sa amin ng mailbox mo: na hindi nakarating ang email, o iniulat mo itong spam. Babawasan namin ang email sa iyo, o ititigil.',
        'Kung paano ka nakarating dito, kung sinabi ito ng link (halimbawa “whatsapp”, o isang katuwang na organisasyon).',
      ],
    },
    {
      title: 'Bakit puwede namin itong gawin',
      items: [
        'Ginagamit namin ang datos mo dahil pumapayag ka. Maaaring ipakita ng isang petisyon ang iniisip mo. Kaya hayagan naming hinihingi ang pahintulot mo, nang hiwalay sa bawat petisyon.',
        'Para sa balita sa email, hiwalay naming hinihingi ang pahintulot mo, sa bawat paksa. Hindi kailanman sapat ang paglagda sa petisyon: makakatanggap ka lang ng balita kung ikaw mismo ang nagtsek at nagkumpirma gamit ang button sa email mo.',
        'Puwede mong bawiin ang pahintulot mo anumang oras. Kasindali ito ng pagbibigay. Sa ibaba ng bawat email ng balita ay may link para tumigil sa isang pindot ng button.',
        'Itinatago namin na nagbigay ka ng pahintulot, at ang sinabi sa amin ng mailbox mo, dahil kailangan naming maipakitang sumusunod kami sa mga tuntunin.',
      ],
    },
    {
      title: 'Sino ang nakakakita ng datos mo',
      items: [
        'Nakikita ng lahat ang bilang ng mga lagda. Makikita lang ng publiko ang pangalan mo kung tinsekan mo ito at ikaw ay 16 taong gulang o higit pa.',
        'Iaabot ang petisyon sa mga pinatutungkulan nito. Sinasabi ng pahintulot na ibinibigay mo kung ano ang matatanggap nila.',
        'Kung dumating ka sa pamamagitan ng link ng katuwang na organisasyon, nakikita rin ng mga kawani nito ang lagda mo.',
        'Hindi namin ibinebenta o ipinauupa ang datos mo, at hindi namin ibinibigay sa mga nag-aanunsiyo o social network.',
        'Tumatakbo ang site at ang email sa Amazon Web Services. Nakatago ang datos mo sa mga data center sa European Union. Itinatago ng kompanyang iyon ang datos para sa amin at hindi ito puwedeng gamitin para sa sarili.',
        'Hindi naglalagay ng cookies ang mga pahinang ito, hindi ka sinusundan, at walang kinukuha mula sa iba. Wala ring tracker ang mga email namin.',
      ],
    },
    {
      title: 'Gaano katagal namin ito itinatago',
      items: [
        'Kung hindi ka magkukumpirma, lilipas ang datos mo 14 na araw matapos kang lumagda o mag-sign up, at buburahin makalipas ang ilang araw.',
        'Kung magkukumpirma ka, itatago namin ang lagda mo hanggang 12 buwan matapos magsara ang petisyon. Pagkatapos noon, mga bilang na lang ang itatago namin, walang pangalan o address.',
        'Kung babawiin mo ang lagda mo, o sinabi mong hindi ikaw iyon, buburahin namin agad ang pangalan, mga address at bayan. Na nagkaroon ng lagda, mula sa aling bansa at paano nakarating, ay mananatili kasama ng isang code hangga’t nananatili ang isang lagda.',
        'Kung sinusundan mo ang balita sa email, itatago namin ang email address mo para doon hanggang tumigil ka.',
        'Kung ano ang pinahintulutan mo, at kung kailan ka tumigil, itatago namin nang 24 na buwan matapos kang tumigil.',
        'Ang balita tungkol sa isang petisyon, at ang pahintulot mo para dito, itatago namin nang hanggang 12 buwan matapos magsara ang petisyong iyon.',
        'Kung aling balita ang ipinadala namin sa iyo, at ang sinabi sa amin ng mailbox mo, itatago namin nang 90 araw. Ang iba pang email na ipinadala namin: 2 araw. Hiling tungkol sa datos mo: 5 araw.',
        'Sa loob ng 24 na buwan, itinatala namin kung sino sa grupo namin ang tumingin, nagbago o nagbura ng anumang tungkol sa iyo, kasama ng maliit na bahagi ng code mo.',
        'Ang mga file na inilalabas ng aming mga kawani mula sa sistema ay nananatili roon nang hanggang 24 na oras lamang. Kapag binura mo ang iyong datos, mawawala rin ito sa mga file na iyon. Ang nakuha na ay sila mismo ang nagbubura pagkatapos gamitin.',
        'Nawawala ang binurang datos sa mga backup at sa mga pila ng sistema sa loob ng 35 araw.',
        'Kung sinabi mo sa amin ang “Hindi ako iyon”, iniulat mong spam ang email namin, tinanggihan ito ng mailbox mo, o nasa listahan ka na ng mga taong hindi pinapadalhan ng email, tatandaan namin iyon gamit ang isang code, para hindi ka magambala. Mananatili ang code kahit burahin mo ang lahat. Walang makakabasa ng address mo mula roon.',
        'Kung tinanggihan ng mailbox mo ang email namin, o iniulat mong spam ang balita namin, inilalagay rin ng serbisyo sa email ng Amazon ang address mo sa sarili nitong listahan at wala nang ipinapadala roon. Mananatili ito roon kahit burahin mo ang lahat, hanggang hilingin mong ipaalis namin.',
        'Laban sa pang-aabuso, binabantayan ng firewall namin kung gaano kadalas lumalagda mula sa isang internet address. Hindi namin itinatago ang address na iyon kasama ng lagda mo.',
      ],
    },
    {
      title: 'Paano namin ito pinoprotektahan',
      items: [
        'Naka-encrypt ang isinusulat mo habang ipinapadala at itinatago. Naka-encrypt din ang email namin sa biyahe, kung kaya ng mailbox mo.',
        'Sa loob ng sistema, nakikilala namin ang lagda sa pamamagitan ng code na ginawa mula sa email address mo gamit ang lihim na susi (HMAC). Kung wala ang susing iyon, walang makapagsasabi mula sa code kung sino ka.',
        'Ang mga nagtatrabaho lang sa kampanya ang nakakagamit ng datos, bawat isa sa sarili niyang account.',
      ],
    },
  ],
  rightsTitle: 'Ano ang puwede mong hilingin',
  rights:
    'Puwede mong tingnan, itama, dalhin at burahin ang datos mo, at puwede mong bawiin ang lagda mo. Ikaw mismo ang makakagawa nito, sa',
  rightsPage: 'pahina ng datos mo',
  rightsQuestion: 'Hindi ba gumana, o may tanong ka? Sumulat sa',
  rightsUnder16: 'Wala ka pang 16? Puwede mo itong hilingin, at puwede rin ang mga magulang mo.',
  complaint:
    'Hindi ka ba kuntento sa sagot namin? Puwede kang magreklamo sa awtoridad sa proteksiyon ng datos ng Netherlands, ang',
  authority: 'Autoriteit Persoonsgegevens',
  authorityUrl: 'https://www.autoriteitpersoonsgegevens.nl/en',
}
