import { EVERYTHING, type Link, type LinkKeyring, type Mac, openLink } from '../domain/link.ts'
import { type ListId, readList, topicList } from '../domain/list.ts'
import { isLocale, type Locale } from '../domain/locale.ts'
import type { Subscription } from '../domain/subscription.ts'
import { MOST_TOPICS } from '../domain/topic.ts'
import type { TopicCache } from '../domain/topic-cache.ts'
import type { Dependencies } from './dependencies.ts'
import { markLeft } from './leave.ts'
import { subscribe } from './subscribe.ts'
import { shownVersions, topicFollows } from './topic-follows.ts'

type Needs = Pick<Dependencies, 'newNonce' | 'textHash' | 'now' | 'log'> & {
  stores: Pick<Dependencies['stores'], 'subscriptions' | 'deliveries'>
  topics: Pick<TopicCache, 'shown'>
}

/** A subscription that gets mail. */
export type Active = Subscription & { email: string }

/** Whose preferences a link opens, and in which campaign's mail it stands; undefined where it is not genuine. */
export function openPreferencesLink(
  deps: { links: LinkKeyring; mac: Mac; now: () => Date },
  token: string,
): Pick<Link, 'person' | 'campaign'> | undefined {
  const opened = openLink(token, 'preferences', deps.links, deps.mac, deps.now())
  return opened.ok && opened.value.about === EVERYTHING ? opened.value : undefined
}

/** What a person follows, the newest first. */
export async function following(
  deps: { stores: Pick<Dependencies['stores'], 'subscriptions'> },
  person: string,
): Promise<Active[]> {
  const all = await deps.stores.subscriptions.ofPerson(person)
  return all
    .flatMap((one) =>
      one.state === 'active' && one.email !== undefined ? [{ ...one, email: one.email }] : [],
    )
    .sort((a, b) => b.since.localeCompare(a.since))
}

/** What somebody chose on the page of their preferences. */
export type Choices =
  | { everything: true }
  | {
      everything: false
      /** The lists that the page showed as followed: those that are no more ticked are left. */
      shown: ListId[]
      ticked: ReadonlySet<ListId>
      /** Topics that were not followed and are ticked now, with the version of the text that was shown. */
      added: { topic: string; version?: number | undefined }[]
      locale?: Locale
    }

/** Reads the form. What it does not show is neither left nor asked for. */
export function readChoices(form: URLSearchParams): Choices {
  if (form.has('everything')) return { everything: true }
  const shown = form.getAll('shown').flatMap((list) => readList(list)?.id ?? [])
  const topics = [...new Set(form.getAll('topics'))]
  const versions = new Map(Object.entries(shownVersions(form, 'consentVersion.')))
  const locale = form.get('locale') ?? ''
  return {
    everything: false,
    shown,
    ticked: new Set([
      ...topics.map(topicList),
      ...form.getAll('updates').flatMap((list) => readList(list)?.id ?? []),
    ]),
    added: topics
      .filter((topic) => !shown.includes(topicList(topic)))
      .slice(0, MOST_TOPICS)
      .map((topic) => ({ topic, version: versions.get(topic) })),
    ...(isLocale(locale) ? { locale } : {}),
  }
}

/**
 * Does what was chosen. Leaving and the language count at once; a new topic only after the press of a button
 * in a mail to the address that is kept, as a link in a forwarded newsletter opens this page too. Says whether
 * such a mail was asked for; nobody who follows nothing can ask for one here. Whoever leaves a list by the link in
 * a campaign's mail left by that mail.
 */
export async function savePreferences(
  deps: Needs,
  by: Pick<Link, 'person' | 'campaign'>,
  choices: Choices,
  page: Locale,
): Promise<{ asked: boolean }> {
  const { subscriptions } = deps.stores
  const { person } = by
  const now = deps.now()
  if (choices.everything) {
    await subscriptions.leaveAll(person, 'preferences', now)
    await markLeft(deps, by)
    return { asked: false }
  }
  const before = await following(deps, person)
  const left = choices.shown.filter((list) => !choices.ticked.has(list))
  for (const list of left) await subscriptions.leave(person, list, 'preferences', now)
  if (left.length > 0) await markLeft(deps, by)
  if (choices.locale !== undefined) await subscriptions.setLocale(person, choices.locale)

  const [newest] = before
  const added = choices.added.filter(({ topic }) => !before.some(({ list }) => list === topicList(topic)))
  const from = { locale: page, channel: 'preferences' as const }
  const { follows } = await topicFollows(deps.topics, added, from, now)
  if (newest === undefined || follows.length === 0) return { asked: false }
  const { email, locale } = newest
  await subscribe(deps, { person, email, locale: choices.locale ?? locale }, follows)
  return { asked: true }
}
