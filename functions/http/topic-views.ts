import type { TopicChoice } from '../../web/components/topic-choices.tsx'
import { versionsOf } from '../domain/consent.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'
import { consentSentence, offered, type Topic, topicLocale } from '../domain/topic.ts'

/** A topic's public facts, as the API gives them. */
export function publicTopic({ topic, texts, consents, organisation }: Topic) {
  return {
    topic,
    texts: Object.fromEntries(
      LOCALES.flatMap((locale) => {
        const [words, consent] = [texts[locale], consents[locale]]
        if (words === undefined || consent === undefined) return []
        return [[locale, { ...words, consent: { version: consent.version, text: consent.text } }]]
      }),
    ),
    organisation,
  }
}

/** A topic as its managers see it: the consent as they wrote it, and every version as it was shown. */
export function managedTopic(topic: Topic) {
  const { texts, consents, pastConsents, organisation, ...rest } = topic
  const suffix = consentSentence('', organisation)
  return {
    ...rest,
    organisation,
    texts: Object.fromEntries(
      LOCALES.flatMap((locale) => {
        const words = texts[locale]
        const shown = consents[locale]?.text ?? ''
        const consent = shown.endsWith(suffix) ? shown.slice(0, -suffix.length) : shown
        return words === undefined ? [] : [[locale, { ...words, consent }]]
      }),
    ),
    consentVersions: versionsOf({ consents, pastConsents }),
  }
}

/** The topics that a form offers among these, to a reader of `wanted` who comes by a partner's link, or by none. */
export function topicChoices(topics: readonly Topic[], wanted: Locale, partner?: string): TopicChoice[] {
  return offered(topics, partner).map((topic) => topicChoice(topic, wanted))
}

/** A topic as forms show it to a reader of `wanted`. */
export function topicChoice(topic: Topic, wanted: Locale): TopicChoice {
  const locale = topicLocale(topic, wanted)
  const { name = topic.topic, description = '' } = topic.texts[locale] ?? {}
  const { text = '', version = 0 } = topic.consents[locale] ?? {}
  return { topic: topic.topic, locale, name, description, consentText: text, consentVersion: version }
}
