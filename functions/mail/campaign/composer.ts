import { loadMailTexts } from '../../../web/texts/mails.ts'
import { type Campaign, campaignLocale, listsOf, petitionOf } from '../../domain/campaign.ts'
import { followedList } from '../../domain/followed-list.ts'
import { EVERYTHING, type LinkKeyring, type Mac, sealLink } from '../../domain/link.ts'
import type { ListId } from '../../domain/list.ts'
import { LOCALES, type Locale } from '../../domain/locale.ts'
import type { Sender } from '../../domain/organisation.ts'
import { accepted, type Result, refused } from '../../domain/result.ts'
import type { Message } from '../message.ts'
import { readBody } from './markdown.ts'
import { plainLine } from './marks.ts'
import { type SenderRefusal, type SenderSources, senderOf } from './sender.ts'
import {
  type CampaignTemplate,
  campaignTemplate,
  filledTemplate,
  namedInSentence,
  type Personal,
} from './template.ts'
import type { AboutPetition } from './values.ts'

export type CampaignComposition = SenderSources & {
  /** Confirmed signatures of a petition. */
  count: (petition: string) => Promise<number>
  links: LinkKeyring
  mac: Mac
  now: () => Date
  publicUrl: string
  /** The From address of campaigns. */
  from: string
}

/** Somebody who gets a campaign. */
export type CampaignRecipient = {
  person: string
  /** Their own language, of the pages that links lead to. */
  locale: Locale
  /** The lists of the campaign that they follow; one at least. */
  lists: readonly ListId[]
  email: string
  /** Their given name; absent where it is not known. */
  name?: string
}

/** A campaign's mails. They are the same for the same recipient at the same time, whoever asks: a preview, a test or the sender. */
export type CampaignMails = {
  /** Whose name and postal address they carry. */
  sender: Sender
  /** Rejects where a petition, topic or count cannot be looked up; never because of the recipient. */
  mailFor: (recipient: CampaignRecipient) => Promise<Omit<Message, 'tags'> & { preheader: string }>
}

/** What a mail says of the petition may be this old. */
const MEMORY_MS = 10_000
/** The source of signatures that came by a mail which was passed on. */
const SHARED = 'mail'

/** Nobody's key: links of a preview or a test are genuine, and whoever presses changes nothing. */
const NOBODY = 'nobody'.padEnd(43, '-')

/** Whom a preview and a test are for: somebody who follows all of the campaign. */
export function sampleRecipient(
  campaign: Campaign,
  {
    email,
    locale = campaign.fallback,
    name,
  }: { email: string; locale?: Locale | undefined; name?: string | undefined },
): CampaignRecipient {
  const lists = listsOf(campaign.audience)
  return { person: NOBODY, locale, lists, email, ...(name === undefined ? {} : { name }) }
}

/**
 * Prepares a campaign as it was read: its texts are read once, so that a mail costs little more than putting a name and
 * links in. Refused where it has no text in its fallback's language, or nobody can be named as its sender.
 */
export function campaignComposer(
  deps: CampaignComposition,
): (campaign: Campaign) => Promise<Result<CampaignMails, SenderRefusal | 'campaign-incomplete'>> {
  return async (campaign) => {
    if (campaign.content[campaign.fallback] === undefined) return refused('campaign-incomplete')
    const sender = await senderOf(campaign, deps)
    if (!sender.ok) return sender
    const from = { name: plainLine(sender.value.name), address: deps.from }
    const editions = remembered(editionsOf(deps, campaign, sender.value), deps.now)

    return accepted({
      sender: sender.value,
      mailFor: async ({ person, locale, lists, email, name }) => {
        const language = campaignLocale(campaign, locale)
        const edition = (await editions()).get(language)
        if (edition === undefined) throw new Error('A campaign has no text in the language of its fallback.')
        const links = linksOf(deps, campaign, { person, locale, lists })
        const content = filledTemplate(edition.template, { name, links, lists: edition.named(lists) })
        return { ...content, from, to: email, language, unsubscribeUrl: links['unsubscribe-link'] }
      },
    })
  }
}

/** A campaign in one language, at one moment. */
type Edition = { template: CampaignTemplate; named: (lists: readonly ListId[]) => Personal['lists'] }

/** Looks up what the mails say of the petition and the lists. The bodies are read once. */
function editionsOf(deps: CampaignComposition, campaign: Campaign, sender: Sender) {
  const contents = LOCALES.flatMap((language) => {
    const texts = campaign.content[language]
    return texts === undefined ? [] : [{ language, texts, body: readBody(texts.body).blocks }]
  })
  return async (): Promise<ReadonlyMap<Locale, Edition>> => {
    const petition = await petitionIn(deps, campaign)
    const editions = contents.map(async ({ language, texts, body }): Promise<[Locale, Edition]> => {
      await loadMailTexts(language)
      const named = listsOf(campaign.audience).map(
        async (list) => [list, await followedList(deps, list, language)] as const,
      )
      const names = new Map(await Promise.all(named))
      const inSentence = namedInSentence(language)
      return [
        language,
        {
          template: campaignTemplate(texts, body, sender, { language, petition }),
          named: (lists) => inSentence(lists.flatMap((list) => names.get(list) ?? [])),
        },
      ]
    })
    return new Map(await Promise.all(editions))
  }
}

async function petitionIn(deps: CampaignComposition, campaign: Campaign): Promise<AboutPetition | undefined> {
  const slug = petitionOf(campaign)
  if (slug === undefined) return undefined
  const [petition, count] = await Promise.all([deps.petition(slug), deps.count(slug)])
  return petition === undefined ? undefined : { petition, count }
}

/** The addresses in a mail that differ between its readers. Those of their own have no end, and name the campaign. */
function linksOf(
  { links, mac, publicUrl }: CampaignComposition,
  campaign: Campaign,
  { person, locale, lists: [first] }: Pick<CampaignRecipient, 'person' | 'locale' | 'lists'>,
): Personal['links'] {
  const page = `${publicUrl}/${locale}`
  const petition = `${page}/petitions/${petitionOf(campaign)}`
  const sealed = (link: { purpose: 'unsubscribe' | 'preferences'; about: string }) =>
    `${page}/${link.purpose}/${sealLink({ ...link, person, campaign: campaign.id }, links, mac)}`
  return {
    'petition-link': petition,
    'share-link': `${petition}?source=${SHARED}`,
    'preferences-link': sealed({ purpose: 'preferences', about: EVERYTHING }),
    'unsubscribe-link': sealed({ purpose: 'unsubscribe', about: first ?? EVERYTHING }),
  }
}

/** What was looked up, for some seconds; who asks meanwhile shares it. What fails is not remembered. */
function remembered<Value>(lookUp: () => Promise<Value>, now: () => Date): () => Promise<Value> {
  let known: { value: Promise<Value>; until: number } | undefined
  return () => {
    const time = now().getTime()
    if (known !== undefined && known.until > time) return known.value
    const fresh = { value: lookUp(), until: time + MEMORY_MS }
    known = fresh
    fresh.value.catch(() => {
      if (known === fresh) known = undefined
    })
    return fresh.value
  }
}
