import { mailTexts } from '../../../web/texts/mails.ts'
import type { FollowedList } from '../../domain/followed-list.ts'
import type { Topic } from '../../domain/topic.ts'
import type { Block } from './compose.tsx'
import type { MailFrame } from './frame.ts'
import { oneLine } from './subject.ts'

/** What a mail that names lists needs to know of them. */
export type ListedInMail = {
  lists: readonly FollowedList[]
  /** The organisations that the lists' topics belong to, each once. */
  organisations: readonly Topic['organisation'][]
}

/** The lists by name, below the words that introduce them. */
export function namedLists({ locale }: MailFrame, lists: ListedInMail['lists'], lead: string): Block[] {
  const { updates } = mailTexts(locale).lists
  const items = lists.map(({ kind, name, locale: lang }) => ({
    ...(kind === 'updates' ? { before: updates } : {}),
    words: oneLine(name),
    lang,
  }))
  return [{ paragraph: lead }, { items }]
}

/** Who sends what is followed, and where they are (STANDARDS 4). */
export function namedSenders({ locale }: MailFrame, organisations: ListedInMail['organisations']): Block[] {
  return organisations.map(({ name, postalAddress }) => ({
    smallPrint: mailTexts(locale).lists.sender(oneLine(name), oneLine(postalAddress)),
  }))
}
