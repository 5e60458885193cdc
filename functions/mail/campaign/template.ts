import { mailTexts } from '../../../web/texts/mails.ts'
import type { CampaignTexts } from '../../domain/campaign.ts'
import type { FollowedList } from '../../domain/followed-list.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Sender } from '../../domain/organisation.ts'
import { parsePersonName } from '../../domain/person-name.ts'
import { readPlaceholders } from '../../domain/placeholders.ts'
import { BUTTON, composeMail, type MailContent } from '../templates/compose.tsx'
import { oneLine } from '../templates/subject.ts'
import { bodyHtml, escaped } from './body-html.ts'
import { bodyText } from './body-text.ts'
import type { Block } from './markdown.ts'
import { atMarks, mark, plainLine, unmarked } from './marks.ts'
import { type AboutPetition, valuesFor } from './values.ts'

/** A campaign's mail, with the words that mail programs show beside its subject. */
export type CampaignContent = MailContent & { preheader: string }

/** A mail in which only marks are left to be filled: words at even places, the insides of marks at odd ones. */
export type CampaignTemplate = Record<keyof CampaignContent, readonly string[]>

/** What differs between the readers of a mail in one language. */
export type Personal = {
  name?: string | undefined
  /** What they follow, as the mail names it. */
  lists: { html: string; text: string }
  /** Whole addresses, by the words of placeholders. */
  links: Record<'petition-link' | 'share-link' | 'preferences-link' | 'unsubscribe-link', string>
}

/** The mail for all readers of `language`; `body` is what its body was read as. */
export function campaignTemplate(
  texts: CampaignTexts,
  body: readonly Block[],
  sender: Sender,
  { language, petition }: { language: Locale; petition: AboutPetition | undefined },
): CampaignTemplate {
  const values = valuesFor(language, petition)
  const line = (text: string) =>
    oneLine(
      readPlaceholders(unmarked(text))
        .map((piece) => (typeof piece === 'string' ? piece : values(piece).words))
        .join(''),
    )
  const organisation = plainLine(sender.name)
  const { campaign, choices, lists } = mailTexts(language)
  const preheader = line(texts.preheader)
  const { subject, text, html } = composeMail({
    locale: language,
    organisation,
    subject: line(texts.subject),
    preheader,
    blocks: [
      { ready: { html: bodyHtml(body, values, BUTTON), text: bodyText(body, values) } },
      {
        footer: [
          { smallPrint: campaign.why(mark('lists')) },
          {
            smallPrint: choices.change,
            link: { words: choices.preferences, href: mark('preferences-link') },
          },
          { smallPrint: choices.stop, link: { words: choices.unsubscribe, href: mark('unsubscribe-link') } },
          { smallPrint: lists.sender(organisation, plainLine(sender.postalAddress)) },
        ],
      },
    ],
  })
  return {
    subject: atMarks(subject),
    preheader: atMarks(preheader),
    text: atMarks(text),
    html: atMarks(html),
  }
}

/** The mail for one reader. */
export function filledTemplate(
  template: CampaignTemplate,
  { name, lists, links }: Personal,
): CampaignContent {
  const known = name !== undefined && parsePersonName(name).ok ? oneLine(name) : undefined
  const fill = (parts: readonly string[], namedLists: string, asShown: (words: string) => string) =>
    parts
      .map((part, index) => {
        if (index % 2 === 0) return part
        if (part === 'lists') return namedLists
        if (isLinkOf(links, part)) return links[part]
        // Its default went through `asShown` when the template was made.
        return known === undefined ? part.slice(NAME.length) : asShown(known)
      })
      .join('')
  const asIs = (words: string) => words
  return {
    subject: oneLine(fill(template.subject, lists.text, asIs)),
    preheader: fill(template.preheader, lists.text, asIs),
    text: fill(template.text, lists.text, asIs),
    html: fill(template.html, lists.html, escaped),
  }
}

const NAME = 'name|'
const isLinkOf = (links: Personal['links'], part: string): part is keyof Personal['links'] =>
  Object.hasOwn(links, part)

/** In the preview of a campaign that goes to no list yet. */
const NOT_YET = '…'

/** Names lists as a sentence does. */
export function namedInSentence(language: Locale): (lists: readonly FollowedList[]) => Personal['lists'] {
  const { updates } = mailTexts(language).campaign
  const format = new Intl.ListFormat(language)
  return (lists) => {
    const named = lists.map(({ kind, name, locale }) => {
      const [before, words] = [kind === 'updates' ? `${updates} ` : '', plainLine(name)]
      const lang = locale === language ? '' : ` lang="${locale}"`
      return { text: `${before}${words}`, html: `${before}<strong${lang}>${escaped(words)}</strong>` }
    })
    return {
      text: format.format(named.map(({ text }) => text)) || NOT_YET,
      html: format.format(named.map(({ html }) => html)) || NOT_YET,
    }
  }
}
