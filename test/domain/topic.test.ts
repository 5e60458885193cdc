import { describe, expect, it } from 'vitest'
import { canBeFollowed, consentSentence, topicLocale } from '../../functions/domain/topic.ts'
import { exampleTopic } from '../support/examples.ts'

const { texts, consents } = exampleTopic()
const dutch = exampleTopic({ texts: texts.nl ? { nl: texts.nl } : {} })

describe('a topic', () => {
  it('can be followed where it is open and has text and consent in one language', () => {
    expect(canBeFollowed(exampleTopic())).toBe(true)
    expect(canBeFollowed(exampleTopic({ open: false }))).toBe(false)
    expect(canBeFollowed(exampleTopic({ texts: {} }))).toBe(false)
    expect(canBeFollowed(exampleTopic({ consents: {} }))).toBe(false)
    const apart = {
      texts: texts.nl ? { nl: texts.nl } : {},
      consents: consents.en ? { en: consents.en } : {},
    }
    expect(canBeFollowed(exampleTopic(apart))).toBe(false)
    expect(canBeFollowed(dutch)).toBe(true)
  })

  it('is shown in the reader’s language, else in its own first', () => {
    expect(topicLocale(exampleTopic(), 'en')).toBe('en')
    expect(topicLocale(dutch, 'en')).toBe('nl')
    expect(topicLocale(exampleTopic({ texts: texts.en ? { en: texts.en } : {} }), 'nl')).toBe('en')
  })

  it('names in its consent who asks, and where they are', () => {
    const organisation = { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, Den Haag' }
    expect(consentSentence('Ja, mail mij.', organisation)).toBe(
      'Ja, mail mij. (Stichting Voorbeeld, Voorbeeldlaan 1, Den Haag)',
    )
  })
})
