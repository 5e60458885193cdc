import type { ConsentTexts } from './consent.ts'
import { DEFAULT_LOCALE, LOCALES, type Locale } from './locale.ts'

/** What a topic is called and what its followers get. */
export type TopicTexts = { name: string; description: string }

/**
 * A programme that can be followed by newsletter. It belongs to one organisation, whose name and postal
 * address stand in its consent texts and in its mails.
 */
export type Topic = ConsentTexts & {
  /** What it is called in keys, links and forms: a slug. */
  topic: string
  texts: Partial<Record<Locale, TopicTexts>>
  organisation: { name: string; postalAddress: string }
  /**
   * The partner whose own it is: its people keep and mail it, and only who comes by its link is offered it. Said when the
   * topic is made, and never changed: followers agreed to mail from that organisation.
   */
  partner?: string
  /** Whether it takes new followers. Those it has stay either way. */
  open: boolean
  createdAt: string
  updatedAt: string
  /** Raised by each change: two people editing at once are told. */
  version: number
}

/** Most topics that one request may name; a confirmation is one transaction of two items a topic. */
export const MOST_TOPICS = 20

/** The consent text as it is shown and kept: a manager's sentence, with who asks and where they are. */
export function consentSentence(sentence: string, { name, postalAddress }: Topic['organisation']): string {
  return `${sentence} (${name}, ${postalAddress})`
}

/** The language a topic is shown in to a reader of `wanted`: that one, else its own first. */
export function topicLocale(topic: Topic, wanted: Locale): Locale {
  const has = (locale: Locale) => topic.texts[locale] !== undefined && topic.consents[locale] !== undefined
  return has(wanted) ? wanted : (LOCALES.find(has) ?? DEFAULT_LOCALE)
}

/** Whether a topic is for somebody who comes by this partner's link, or by none: a partner's own is for no others. */
export function isFor(partner: string | undefined, topic: Pick<Topic, 'partner'>): boolean {
  return topic.partner === undefined || topic.partner === partner
}

/**
 * The topics, of those that can be followed among these, that a form offers to somebody who comes by this partner's link,
 * or by none. A partner that has some gets its signers asked for these alone; all others are asked for nobody's own.
 */
export function offered(topics: readonly Topic[], partner?: string): Topic[] {
  const open = topics.filter(canBeFollowed)
  const own = open.filter((topic) => topic.partner !== undefined && topic.partner === partner)
  return own.length > 0 ? own : open.filter((topic) => topic.partner === undefined)
}

/** Whether a topic can be followed: open, with a text and a consent in one language at least. */
export function canBeFollowed(topic: Topic): boolean {
  return topic.open && LOCALES.some((l) => topic.texts[l] !== undefined && topic.consents[l] !== undefined)
}
