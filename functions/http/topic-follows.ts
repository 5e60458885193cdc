import { type ConsentChannel, receiptOf } from '../domain/consent.ts'
import { type Follow, topicList } from '../domain/list.ts'
import type { Locale } from '../domain/locale.ts'
import { isSlug } from '../domain/petition.ts'
import { canBeFollowed, isFor } from '../domain/topic.ts'
import type { TopicCache } from '../domain/topic-cache.ts'

/** A topic that somebody asked to follow, and the version of its consent text that they say they were shown. */
export type AskedTopic = { topic: string; version?: number | undefined }

/**
 * What asking for topics comes to: each with a receipt of the very text that was shown, and the names of
 * those that cannot be followed, or not by whom this partner sends, or none. A version that never was is a client's mistake: the current text.
 */
export async function topicFollows(
  topics: Pick<TopicCache, 'shown'>,
  asked: readonly AskedTopic[],
  from: { locale: Locale; channel: ConsentChannel; partner?: string | undefined },
  now: Date,
): Promise<{ follows: Follow[]; unknown: string[] }> {
  const unique = [...new Map(asked.map((one) => [one.topic, one])).values()]
  const found = await Promise.all(
    unique.map(async ({ topic, version }) => {
      const shown =
        (await topics.shown(topic, from.locale, version)) ??
        (version === undefined ? undefined : await topics.shown(topic, from.locale))
      return shown !== undefined && isFor(from.partner, shown.topic) ? shown : undefined
    }),
  )
  return {
    follows: found.flatMap((shown) =>
      shown === undefined
        ? []
        : [
            {
              list: topicList(shown.topic.topic),
              consent: receiptOf(shown.consent, 'newsletter', from.channel, now),
            },
          ],
    ),
    unknown: unique.filter((_, i) => found[i] === undefined).map(({ topic }) => topic),
  }
}

/** The versions of consent texts that a form says it showed: its hidden fields of that prefix, by what follows it. */
export function shownVersions(fields: URLSearchParams, prefix: string): Record<string, number> {
  return Object.fromEntries(
    [...fields]
      .filter(([name, value]) => name.startsWith(prefix) && /^\d{1,6}$/.test(value))
      .map(([name, value]) => [name.slice(prefix.length), Number(value)]),
  )
}

/** Those of these topics that can be followed by whom this partner sends, or none. */
export async function followable(
  topics: Pick<TopicCache, 'read'>,
  names: readonly string[],
  partner: string | undefined,
): Promise<string[]> {
  const found = await Promise.all(names.map((name) => (isSlug(name) ? topics.read(name) : undefined)))
  return names.filter((_, i) => {
    const topic = found[i]
    return topic !== undefined && canBeFollowed(topic) && isFor(partner, topic)
  })
}
