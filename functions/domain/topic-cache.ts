import { type ConsentText, consentIn } from './consent.ts'
import type { Locale } from './locale.ts'
import { PETITION_MEMORY_MS } from './petition.ts'
import { canBeFollowed, type Topic, topicLocale } from './topic.ts'

export type TopicCache = {
  /** All topics, as they were some seconds ago at most. */
  all: () => Promise<readonly Topic[]>
  /** One of them; read anew where it is not among those that are remembered. */
  read: (topic: string) => Promise<Topic | undefined>
  /** A topic that takes followers, with the consent text that was shown of it; undefined where there is none. */
  shown: (topic: string, locale: Locale, version?: number) => Promise<ShownTopic | undefined>
  /** Forgets what was just changed here. */
  forget: () => void
}

export type ShownTopic = { topic: Topic; consent: ConsentText }

/**
 * Topics are few, change seldom, and stand on every form, so each function remembers all of them as long as
 * it does petitions. What memory would refuse is read anew: another function may have shown a topic or a
 * text that this one has not heard of yet, and nobody must be taken to have agreed to an older one.
 */
export function topicCache(
  table: {
    all: () => Promise<readonly Topic[]>
    read: (topic: string, current: boolean) => Promise<Topic | undefined>
  },
  now: () => Date,
): TopicCache {
  let known: { topics: Promise<readonly Topic[]>; until: number } | undefined

  const forget = () => {
    known = undefined
  }
  const all = (): Promise<readonly Topic[]> => {
    const time = now().getTime()
    if (known !== undefined && known.until > time) return known.topics
    const topics = table.all()
    const remembered = { topics, until: time + PETITION_MEMORY_MS }
    known = remembered
    topics.catch(() => {
      if (known === remembered) forget()
    })
    return topics
  }
  const find = async (topic: string) => (await all()).find((one) => one.topic === topic)

  return {
    all,
    read: async (topic) => (await find(topic)) ?? (await table.read(topic, true)),
    shown: async (topic, locale, version) => {
      const remembered = shownOf(await find(topic), locale, version)
      return remembered ?? shownOf(await table.read(topic, true), locale, version)
    },
    forget,
  }
}

function shownOf(topic: Topic | undefined, locale: Locale, version?: number): ShownTopic | undefined {
  if (topic === undefined || !canBeFollowed(topic)) return undefined
  const consent = consentIn(topic, topicLocale(topic, locale), version)
  return consent === undefined ? undefined : { topic, consent }
}
