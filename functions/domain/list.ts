import type { ConsentReceipt } from './consent.ts'
import { isSlug } from './petition.ts'

/** What can be followed by mail: a topic of the organisation, or the updates of one petition. */
export type ListId = `topic_${string}` | `updates_${string}`

/** A list that somebody asked to follow, with the text that they agreed to. */
export type Follow = { list: ListId; consent: ConsentReceipt }

export const topicList = (topic: string): ListId => `topic_${topic}`
export const updatesList = (petition: string): ListId => `updates_${petition}`

/** What a list is about, or undefined where the text names none. */
export function readList(text: string): { id: ListId; kind: 'topic' | 'updates'; name: string } | undefined {
  const [, kind, name = ''] = /^(topic|updates)_(.+)$/.exec(text) ?? []
  if ((kind !== 'topic' && kind !== 'updates') || !isSlug(name)) return undefined
  return { id: kind === 'topic' ? topicList(name) : updatesList(name), kind, name }
}
