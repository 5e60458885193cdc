import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { textHash } from '../../functions/crypto.ts'
import type { Campaign } from '../../functions/domain/campaign.ts'
import type { ConsentText, ConsentTexts } from '../../functions/domain/consent.ts'
import type { Petition } from '../../functions/domain/petition.ts'
import { consentSentence, type Topic } from '../../functions/domain/topic.ts'
import { campaignTable } from '../../functions/table/campaigns.ts'
import { organisationTable } from '../../functions/table/organisation.ts'
import { partnerTable } from '../../functions/table/partners.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import { topicTable } from '../../functions/table/topics.ts'
import {
  demonstrationPartner,
  demonstrationPartnerTopic,
  PARTNER,
  PARTNER_TOPIC,
} from './demonstration-partner.ts'

const ORGANISATION = {
  name: 'Stichting Voorbeeld',
  postalAddress: 'Voorbeeldlaan 1, 2500 AA Den Haag',
}

/** Stores what a first start shows; what stands there already is left as it is. */
export async function seedDemonstration(
  client: DynamoDBDocumentClient,
  tableName: string,
  now: Date,
): Promise<void> {
  const topics = topicTable(client, tableName)
  const partner = demonstrationPartner(now)
  const members = partner.members.map((subject) => ({
    subject,
    seen: undefined,
    wanted: { subject, partner: PARTNER },
  }))
  await partnerTable(client, tableName).create(partner, undefined, members)
  for (const topic of [...demonstrationTopics(now), demonstrationPartnerTopic(now)])
    await topics.create(topic)
  await petitionTable(client, tableName).create(demonstrationPetition(now))
  await organisationTable(client, tableName).write(
    { ...ORGANISATION, updatedAt: now.toISOString(), version: 1 },
    0,
  )
  await campaignTable(client, tableName).create(demonstrationCampaign(now))
}

const PETITION = 'geen-kind-te-koop'
/** The topic that the demonstration petition's form offers. */
const CHILD_TRAFFICKING = 'kinderhandel'

/** The topics that a first start offers to follow, written for the purpose. */
function demonstrationTopics(now: Date): Topic[] {
  const at = now.toISOString()
  const shared = { organisation: ORGANISATION, open: true, createdAt: at, updatedAt: at, version: 1 }
  const agreed = (sentences: Sentences) => firstConsents(now, sentences, ORGANISATION)
  return [
    {
      topic: CHILD_TRAFFICKING,
      texts: {
        nl: {
          name: 'De strijd tegen kinderhandel',
          description: 'Hooguit één mail per maand: wat we bereiken, en wanneer jouw stem nodig is.',
        },
        en: {
          name: 'The fight against child trafficking',
          description: 'One mail a month at most: what we achieve, and when we need your voice.',
        },
      },
      ...agreed({
        nl: 'Ja, mail mij over de strijd tegen kinderhandel. Afmelden kan met één druk op de knop, in elke mail.',
        en: 'Yes, e-mail me about the fight against child trafficking. I can leave with one press of a button, in every mail.',
      }),
      ...shared,
    },
    {
      topic: 'meisjes-naar-school',
      texts: {
        nl: {
          name: 'Meisjes naar school',
          description: 'Vier keer per jaar verhalen van meisjes die weer naar school gaan, en hoe dat lukte.',
        },
        en: {
          name: 'Girls to school',
          description: 'Four times a year, stories of girls who are back at school, and how it was done.',
        },
      },
      ...agreed({
        nl: 'Ja, mail mij over onderwijs voor meisjes. Afmelden kan met één druk op de knop, in elke mail.',
        en: 'Yes, e-mail me about education for girls. I can leave with one press of a button, in every mail.',
      }),
      ...shared,
    },
  ]
}

/** One in each language that the demonstration is written in. */
type Sentences = Record<'nl' | 'en', string>

/** First versions of a consent text; with an organisation, as a topic shows and keeps it. */
function firstConsents(now: Date, sentences: Sentences, organisation?: Topic['organisation']): ConsentTexts {
  const first = (locale: keyof Sentences): ConsentText => {
    const sentence = sentences[locale]
    const text = organisation === undefined ? sentence : consentSentence(sentence, organisation)
    return { version: 1, locale, text, hash: textHash(text), since: now.toISOString() }
  }
  return { consents: { nl: first('nl'), en: first('en') }, pastConsents: [] }
}

/** A draft that shows what a campaign can say, written for the purpose. */
function demonstrationCampaign(now: Date): Campaign {
  const at = now.toISOString()
  return {
    id: '20260101000000-voorbeeld',
    name: 'Voorbeeld: nieuws over Geen kind is te koop',
    state: 'draft',
    content: {
      nl: {
        subject: '{{petition}}: al {{signatures}}',
        preheader: 'Wat we bereikten, en wat jij nu kunt doen.',
        body: [
          'Dag {{name|vriend}},',
          '## Dit gebeurde er deze maand',
          'Onder _{{petition}}_ tellen we nu **{{signatures}}**. We gaan voor {{goal}}. Dit hebben we ermee bereikt:',
          '- De Tweede Kamer sprak over een meldpunt dat binnen een dag handelt.\n- Twee platforms beloofden werving sneller te stoppen.',
          '> “Na mijn melding duurde het drie weken.” Een meisje van vijftien',
          '## Dit kun jij doen',
          'Vraag twee mensen om ook te tekenen:',
          '**[Stuur de petitie door]({{share-link}})**',
          'Of [help met een gift]({{donate-link}}). Wil je minder mail? [Kies zelf wat je krijgt]({{preferences-link}}).',
        ].join('\n\n'),
      },
      en: {
        subject: '{{petition}}: {{signatures}} so far',
        preheader: 'What we achieved, and what you can do now.',
        body: [
          'Hello {{name|friend}},',
          '## What happened this month',
          'We now count **{{signatures}}** under _{{petition}}_. We are aiming for {{goal}}. This is what they brought about:',
          '- Parliament debated a hotline that acts within a day.\n- Two platforms promised to stop recruitment sooner.',
          '> “After I reported it, it took three weeks.” A girl of fifteen',
          '## What you can do',
          'Ask two people to sign as well:',
          '**[Pass the petition on]({{share-link}})**',
          'Or [help with a gift]({{donate-link}}). Would you like less mail? [Choose what you get]({{preferences-link}}).',
        ].join('\n\n'),
      },
    },
    fallback: 'nl',
    audience: { topics: [CHILD_TRAFFICKING], petitions: [PETITION], countries: [], locales: [] },
    petition: PETITION,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
}

/** The petition that a first start shows, written for the purpose. */
export function demonstrationPetition(now: Date): Petition {
  const at = now.toISOString()
  return {
    slug: PETITION,
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
    ...firstConsents(now, {
      nl: 'Ik teken deze petitie en geef Stichting Voorbeeld toestemming om mijn naam, woonplaats en land daarvoor te bewaren en aan de minister van Justitie en Veiligheid aan te bieden. Ik weet dat mijn handtekening kan laten zien hoe ik over dit onderwerp denk.',
      en: 'I sign this petition and agree that Stichting Voorbeeld keeps my name, town and country for it and presents them to the Minister of Justice and Security. I know that my signature can show what I think about this subject.',
    }),
    updates: firstConsents(now, {
      nl: 'Ja, Stichting Voorbeeld mag mij mailen over het vervolg van deze petitie: mijlpalen, de overhandiging en de uitkomst. Afmelden kan in elke mail.',
      en: 'Yes, Stichting Voorbeeld may e-mail me about what becomes of this petition: milestones, the hand-over and the outcome. I can leave in every mail.',
    }),
    goal: 5000,
    milestones: [],
    embedOrigins: [],
    offline: 0,
    asks: { city: true, postalCode: false },
    partners: [PARTNER],
    topics: [CHILD_TRAFFICKING, PARTNER_TOPIC],
    donateUrl: 'https://www.example.org/doneer',
    publishedAt: at,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
}
