import { textHash } from '../../functions/crypto.ts'
import type { ConsentText } from '../../functions/domain/consent.ts'
import type { Partner } from '../../functions/domain/partner.ts'
import { consentSentence, type Topic } from '../../functions/domain/topic.ts'
import { PARTNER_MEMBER, PARTNER_SCRIPT } from './issuer/people.ts'

/** The partner organisation that the demonstration petition is run together with, and its own topic: made up, as are their names. */
export const PARTNER = 'wereldkind'
export const PARTNER_TOPIC = 'nieuws-van-wereldkind'

const ORGANISATION = { name: 'Stichting Wereldkind', postalAddress: 'Voorbeeldplein 2, 3500 BB Utrecht' }

/** Who belongs to it: the person and the script of the local issuer that are a partner's. */
export function demonstrationPartner(now: Date): Partner {
  const at = now.toISOString()
  return {
    partner: PARTNER,
    name: ORGANISATION.name,
    url: 'https://wereldkind.example.org',
    members: [PARTNER_MEMBER, PARTNER_SCRIPT],
    former: [],
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
}

/** Its topic: offered to those who come to the petition with `?partner=wereldkind`. */
export function demonstrationPartnerTopic(now: Date): Topic {
  const at = now.toISOString()
  const agreed = (locale: 'nl' | 'en', sentence: string): ConsentText => {
    const text = consentSentence(sentence, ORGANISATION)
    return { version: 1, locale, text, hash: textHash(text), since: at }
  }
  return {
    topic: PARTNER_TOPIC,
    partner: PARTNER,
    texts: {
      nl: {
        name: 'Nieuws van Wereldkind',
        description: 'Hooguit één mail per maand over wat Wereldkind voor kinderen doet.',
      },
      en: {
        name: 'News from Wereldkind',
        description: 'One mail a month at most about what Wereldkind does for children.',
      },
    },
    consents: {
      nl: agreed('nl', 'Ja, mail mij over het werk van Wereldkind. Afmelden kan in elke mail.'),
      en: agreed('en', 'Yes, e-mail me about the work of Wereldkind. I can leave in every mail.'),
    },
    pastConsents: [],
    organisation: ORGANISATION,
    open: true,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
}
