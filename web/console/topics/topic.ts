/** A topic as the API gives it (functions/http/topic-views.ts). */
export type Topic = {
  topic: string
  texts: Record<string, TopicWords>
  organisation: { name: string; postalAddress: string }
  partner?: string
  open: boolean
  version: number
  consentVersions: { version: number; locale: string; text: string; since: string }[]
}

export type TopicWords = { name: string; description: string; consent: string }

/** What somebody types. `topic` is fixed once it stands. */
export type TopicForm = {
  topic: string
  texts: Record<string, TopicWords>
  name: string
  postalAddress: string
  partner: string
  open: boolean
  version: number
}

export const NO_WORDS: TopicWords = { name: '', description: '', consent: '' }

export const TOPICS_PATH = '/api/manage/topics'

/** What a topic is called, in the console's language or another. */
export function topicName({ topic, texts }: Pick<Topic, 'topic' | 'texts'>, language: string): string {
  return texts[language]?.name ?? Object.values(texts)[0]?.name ?? topic
}

export function formOf(topic: Topic): TopicForm {
  const { organisation, partner = '', consentVersions: _, ...rest } = topic
  return { ...rest, ...organisation, partner }
}

/** What the API is sent: languages in which nothing is written are left out. */
export function bodyOf({ texts, name, postalAddress, partner, open, version }: TopicForm) {
  const written = Object.entries(texts).filter(([, words]) =>
    Object.values(words).some((one) => one.trim() !== ''),
  )
  return {
    texts: Object.fromEntries(written),
    organisation: { name, postalAddress },
    ...(partner === '' ? {} : { partner }),
    open,
    version,
  }
}
