import { composeMail, type MailContent } from './compose.tsx'
import { type ListedInMail, namedLists, namedSenders } from './followed-lists.ts'
import { type MailFrame, smallPrint } from './frame.ts'
import { forSubject } from './subject.ts'
import { mailTexts } from './texts.ts'

export type SubscriptionMail = MailFrame &
  ListedInMail & {
    /** Whole address of the page with the button that confirms; works 7 days. */
    confirmUrl: string
  }

/** The mail that asks to confirm what somebody wants to follow. Transactional: no promotion (STANDARDS 1). */
export function subscriptionMail(mail: SubscriptionMail): MailContent {
  const { subscription: words, notMe } = mailTexts(mail.locale)
  return composeMail({
    locale: mail.locale,
    organisation: mail.organisation,
    subject: forSubject(words.subject(mail.lists.map(({ name }) => name).join(', '))),
    blocks: [
      { heading: words.heading },
      ...namedLists(mail, mail.lists, words.lead),
      { paragraph: words.what },
      { button: words.button, href: mail.confirmUrl },
      { paragraph: words.validity },
      ...namedSenders(mail, mail.organisations),
      ...smallPrint(mail, notMe.subscription),
    ],
  })
}
