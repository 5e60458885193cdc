import { composeMail, type MailContent } from './compose.tsx'
import { type ListedInMail, namedLists, namedSenders } from './followed-lists.ts'
import { type MailFrame, smallPrint } from './frame.ts'
import { forSubject } from './subject.ts'
import { mailTexts } from './texts.ts'

export type AlreadySubscribedMail = MailFrame &
  ListedInMail & {
    /** Whole address of the page where one chooses what to follow. */
    preferencesUrl: string
    /** Whole address where one leaves what the mail names. */
    unsubscribeUrl: string
  }

/**
 * The mail to somebody who follows all of it already. The page told whoever typed the address nothing of
 * it (DESIGN, promise 5): only the owner of the mailbox learns it.
 */
export function alreadySubscribedMail(mail: AlreadySubscribedMail): MailContent {
  const { alreadySubscribed: words, notMe } = mailTexts(mail.locale)
  return composeMail({
    locale: mail.locale,
    organisation: mail.organisation,
    subject: forSubject(words.subject(mail.lists.map(({ name }) => name).join(', '))),
    blocks: [
      { heading: words.heading },
      ...namedLists(mail, mail.lists, words.lead),
      { paragraph: words.what },
      { paragraph: words.change, link: { words: words.preferences, href: mail.preferencesUrl } },
      { paragraph: words.stop, link: { words: words.unsubscribe, href: mail.unsubscribeUrl } },
      ...namedSenders(mail, mail.organisations),
      ...smallPrint(mail, notMe.subscription),
    ],
  })
}
