import { type ConsentTexts, consentIn } from './consent.ts'
import { type Follow, type ListId, readList } from './list.ts'
import type { Locale } from './locale.ts'
import { type Petition, shownLocale } from './petition.ts'
import { type Topic, topicLocale } from './topic.ts'

/** A list as pages and mails name it; `locale` is the language of its name. */
export type FollowedList = {
  kind: 'topic' | 'updates'
  name: string
  locale: Locale
  /** The text that somebody agreed to, and its language. */
  consentText?: string
  consentLocale?: Locale
}

/** Where lists are looked up; `current` reads what was changed a moment ago. */
export type ListSources = {
  topic: (topic: string, current?: boolean) => Promise<Topic | undefined>
  petition: (slug: string, current?: boolean) => Promise<Petition | undefined>
}

type Found = { named: FollowedList; consents: ConsentTexts | undefined }

/** A list as it is named to a reader of `wanted`; one that is no more, by its slug. */
export async function followedList(
  sources: ListSources,
  list: ListId,
  wanted: Locale,
): Promise<FollowedList> {
  return (await find(sources, list, wanted)).named
}

/** The lists that somebody asked to follow, each with the consent text that they were shown. */
export function withConsents(
  sources: ListSources,
  follows: readonly Follow[],
  wanted: Locale,
): Promise<FollowedList[]> {
  return Promise.all(
    follows.map(async ({ list, consent: { locale, version } }) => {
      const textOf = ({ consents }: Found) => consents && consentIn(consents, locale, version)?.text
      let found = await find(sources, list, wanted)
      // A function may not have heard yet of the text that another one showed.
      if (textOf(found) === undefined) found = await find(sources, list, wanted, true)
      const consentText = textOf(found)
      return consentText === undefined ? found.named : { ...found.named, consentText, consentLocale: locale }
    }),
  )
}

async function find(sources: ListSources, list: ListId, wanted: Locale, current?: boolean): Promise<Found> {
  const { kind = 'topic', name = list } = readList(list) ?? {}
  if (kind === 'topic') {
    const topic = await sources.topic(name, current)
    const locale = topic === undefined ? wanted : topicLocale(topic, wanted)
    return { named: { kind, name: topic?.texts[locale]?.name ?? name, locale }, consents: topic }
  }
  const petition = await sources.petition(name, current)
  const locale = petition === undefined ? wanted : shownLocale(petition, wanted)
  return {
    named: { kind, name: petition?.texts[locale]?.title ?? name, locale },
    consents: petition?.updates,
  }
}
