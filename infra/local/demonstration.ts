import { textHash } from '../../functions/crypto.ts'
import type { Petition } from '../../functions/domain/petition.ts'

/** The petition that a first start shows, written for the purpose. */
export function demonstrationPetition(now: Date): Petition {
  const at = now.toISOString()
  const consent = (locale: 'nl' | 'en', text: string) => ({
    version: 1,
    locale,
    text,
    hash: textHash(text),
    since: at,
  })
  return {
    slug: 'geen-kind-te-koop',
    state: 'open',
    texts: {
      nl: {
        title: 'Geen kind is te koop',
        summary:
          'Kinderhandel begint steeds vaker met een bericht op een telefoon. Vraag de minister om kinderen te beschermen waar ze zijn: online.',
        body: [
          'Een vriendelijk bericht. Een complimentje. Een belofte van werk, geld of liefde. Zo raken kinderen verstrikt in handel en uitbuiting, in Nederland en ver daarbuiten. Wie hen werft, heeft geen steeg meer nodig: een profielfoto is genoeg.',
          'Kinderen hebben het recht om daartegen beschermd te worden. Dat staat in artikel 35 en 36 van het Kinderrechtenverdrag, dat ook Nederland heeft ondertekend. Toch duurt het weken voordat een melding wordt opgepakt, en is er te weinig opvang voor wie eruit weet te komen.',
          'Wij vragen de minister drie dingen: een meldpunt dat binnen een dag handelt, de plicht voor platforms om werving te stoppen zodra zij die zien, en veilige opvang voor ieder kind dat die nodig heeft.',
          'Teken mee. Hoe meer namen, hoe luider het klinkt.',
        ].join('\n\n'),
        addressee: 'de minister van Justitie en Veiligheid',
      },
      en: {
        title: 'No child is for sale',
        summary:
          'More and more often, child trafficking begins with a message on a phone. Ask the minister to protect children where they are: online.',
        body: [
          'A friendly message. A compliment. A promise of work, money or love. That is how children are drawn into trafficking and exploitation, in the Netherlands and far beyond. Whoever recruits them no longer needs a back street: a profile picture will do.',
          'Children have a right to be protected from this. It stands in articles 35 and 36 of the Convention on the Rights of the Child, which the Netherlands has signed. Yet it takes weeks before a report is taken up, and there is too little shelter for those who get away.',
          'We ask the minister for three things: a hotline that acts within a day, a duty for platforms to stop recruitment as soon as they see it, and safe shelter for every child who needs it.',
          'Add your name. The more names, the louder it sounds.',
        ].join('\n\n'),
        addressee: 'the Minister of Justice and Security',
      },
    },
    consents: {
      nl: consent(
        'nl',
        'Ik teken deze petitie en geef Stichting Voorbeeld toestemming om mijn naam, woonplaats en land daarvoor te bewaren en aan de minister van Justitie en Veiligheid aan te bieden. Ik weet dat mijn handtekening kan laten zien hoe ik over dit onderwerp denk.',
      ),
      en: consent(
        'en',
        'I sign this petition and agree that Stichting Voorbeeld keeps my name, town and country for it and presents them to the Minister of Justice and Security. I know that my signature can show what I think about this subject.',
      ),
    },
    pastConsents: [],
    goal: 5000,
    offline: 0,
    asks: { city: true, postalCode: false },
    partners: [],
    topics: [],
    donateUrl: 'https://www.example.org/doneer',
    publishedAt: at,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
}
