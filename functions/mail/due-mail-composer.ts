import { loadMailTexts } from '../../web/texts/mails.ts'
import type { DueItem } from '../domain/due-mail.ts'
import { followedList, type ListSources } from '../domain/followed-list.ts'
import { EVERYTHING, type LinkKeyring, type Mac, sealLink } from '../domain/link.ts'
import { type Follow, type ListId, readList } from '../domain/list.ts'
import type { Locale } from '../domain/locale.ts'
import { MY_DATA_LINK_LIFE_MS, type MyDataRequest } from '../domain/my-data.ts'
import { shownLocale } from '../domain/petition.ts'
import { CONFIRM_LINK_LIFE_MS, type Signature } from '../domain/signature.ts'
import type { Subscription, SubscriptionRequest } from '../domain/subscription.ts'
import type { Message } from './message.ts'
import { alreadySignedMail } from './templates/already-signed.ts'
import { alreadySubscribedMail } from './templates/already-subscribed.ts'
import type { MailContent } from './templates/compose.tsx'
import { confirmationMail } from './templates/confirmation.ts'
import { myDataMail } from './templates/my-data.ts'
import { subscriptionMail } from './templates/subscription.ts'

/** "This wasn't me" must outlive the moment: a mail is often read weeks later. */
const NOT_ME_LINK_LIFE_MS = 90 * 24 * 60 * 60 * 1000

export type Composition = ListSources & {
  /** What a person follows and followed, as it was a moment ago. */
  subscriptions: (person: string) => Promise<Subscription[]>
  links: LinkKeyring
  mac: Mac
  now: () => Date
  publicUrl: string
  organisation: string
  from: string
}

/**
 * Composes the mail that an item waits for, in its reader's language; undefined where the petition that it
 * is about is gone. It repeats nothing that was typed, which could be a spammer's words; only a petition's
 * title, the names of topics and of their organisations, and links.
 */
export function dueMailComposer(
  deps: Composition,
): (item: DueItem) => Promise<Omit<Message, 'tags'> | undefined> {
  return async (item) => {
    const { email, locale } = item.kind === 'signature' ? item.signature : item.request
    await loadMailTexts(locale)
    const content = await contentOf(deps, item)
    if (content === undefined) return undefined
    return {
      ...content,
      from: { name: deps.organisation, address: deps.from },
      to: email,
      language: locale,
    }
  }
}

type Content = MailContent & Pick<Message, 'unsubscribeUrl'>

function contentOf(deps: Composition, item: DueItem): Promise<Content | undefined> | Content {
  switch (item.kind) {
    case 'signature':
      return aboutSignature(deps, item.signature)
    case 'subscription':
      return aboutSubscription(deps, item.request)
    case 'my-data':
      return aboutData(deps, item.request)
  }
}

async function aboutSignature(deps: Composition, signature: Signature): Promise<MailContent | undefined> {
  const petition = await deps.petition(signature.petition)
  if (petition === undefined) return undefined
  const petitionLocale = shownLocale(petition, signature.locale)
  const petitionTitle = petition.texts[petitionLocale]?.title
  if (petitionTitle === undefined) return undefined
  const links = linksOf(deps, signature, signature.petition)
  const shared = { ...frameOf(deps, signature.locale, links.notMe()), petitionTitle, petitionLocale }
  if (signature.mailDue?.mail === 'confirm') {
    const { lists: follows, organisations } = await listsIn(deps, signature.follows ?? [], signature.locale)
    const confirmUrl = links.confirm('confirm-signature')
    return confirmationMail({ ...shared, follows, organisations, confirmUrl })
  }
  const petitionUrl = `${deps.publicUrl}/${signature.locale}/petitions/${signature.petition}`
  return alreadySignedMail({ ...shared, petitionUrl })
}

/** Whoever follows everything already is told so by mail: the page told whoever typed the address nothing. */
async function aboutSubscription(deps: Composition, request: SubscriptionRequest): Promise<Content> {
  const links = linksOf(deps, request, request.id)
  const [lists, subscriptions] = await Promise.all([
    listsIn(deps, request.follows, request.locale),
    deps.subscriptions(request.person),
  ])
  const shared = { ...frameOf(deps, request.locale, links.notMe()), ...lists }
  const active = new Set(subscriptions.filter(({ state }) => state === 'active').map(({ list }) => list))
  if (!request.follows.every(({ list }) => active.has(list)))
    return subscriptionMail({ ...shared, confirmUrl: links.confirm('confirm-subscription') })
  const [only, ...others] = request.follows
  const unsubscribeUrl = links.unsubscribe(others.length === 0 && only !== undefined ? only.list : EVERYTHING)
  const preferencesUrl = links.preferences()
  return { ...alreadySubscribedMail({ ...shared, preferencesUrl, unsubscribeUrl }), unsubscribeUrl }
}

function aboutData(deps: Composition, request: MyDataRequest): MailContent {
  const links = linksOf(deps, request, EVERYTHING)
  return myDataMail({ ...frameOf(deps, request.locale, links.notMe()), myDataUrl: links.myData() })
}

/** What every mail says around what it is about. */
function frameOf({ organisation, publicUrl }: Composition, locale: Locale, notMeUrl: string) {
  return { locale, organisation, publicUrl, notMeUrl }
}

/** What lists are called in a mail, and the organisations that their topics belong to, each once. */
async function listsIn(deps: Composition, follows: readonly Follow[], locale: Locale) {
  const ids = follows.map(({ list }) => list)
  const [lists, topics] = await Promise.all([
    Promise.all(ids.map((list) => followedList(deps, list, locale))),
    Promise.all(ids.map(async (list) => topicOf(deps, readList(list)))),
  ])
  const named = topics.flatMap((topic) => topic?.organisation ?? [])
  const organisations = [...new Map(named.map((one) => [`${one.name} ${one.postalAddress}`, one])).values()]
  return { lists, organisations }
}

const topicOf = async (deps: Composition, list: ReturnType<typeof readList>) =>
  list?.kind === 'topic' ? deps.topic(list.name) : undefined

type Of = { person: string; locale: Locale; nonce: string }

/** The links of a mail, as whole addresses of pages in its reader's language. */
function linksOf(deps: Composition, { person, locale, nonce }: Of, about: string) {
  const page = (path: string, link: Omit<Parameters<typeof sealLink>[0], 'person'>) =>
    `${deps.publicUrl}/${locale}/${path}/${sealLink({ ...link, person }, deps.links, deps.mac)}`
  const within = (lifeMs: number) => new Date(deps.now().getTime() + lifeMs)
  return {
    confirm: (purpose: 'confirm-signature' | 'confirm-subscription') =>
      page('confirm', { purpose, about, nonce, expires: within(CONFIRM_LINK_LIFE_MS) }),
    notMe: () => page('not-me', { purpose: 'not-me', about, nonce, expires: within(NOT_ME_LINK_LIFE_MS) }),
    unsubscribe: (list: ListId | typeof EVERYTHING) =>
      page('unsubscribe', { purpose: 'unsubscribe', about: list }),
    preferences: () => page('preferences', { purpose: 'preferences', about: EVERYTHING }),
    myData: () =>
      page('my-data', { purpose: 'my-data', about, nonce, expires: within(MY_DATA_LINK_LIFE_MS) }),
  }
}
