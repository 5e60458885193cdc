import { mailTexts } from '../../../web/texts/mails.ts'
import { type Block, composeMail, type MailContent } from './compose.tsx'
import { type ListedInMail, namedLists, namedSenders } from './followed-lists.ts'
import { type MailFrame, smallPrint } from './frame.ts'
import { forSubject } from './subject.ts'

/** What every mail about lists that somebody asked to follow needs to know. */
export type ListsMail = MailFrame & ListedInMail

type Words = { subject: (names: string) => string; heading: string; lead: string; what: string }

/** A mail about lists: which they are, what there is to do, who sends them, and the small print. */
export function listsMail(mail: ListsMail, words: Words, todo: readonly Block[]): MailContent {
  return composeMail({
    locale: mail.locale,
    organisation: mail.organisation,
    subject: forSubject(words.subject(mail.lists.map(({ name }) => name).join(', '))),
    blocks: [
      { heading: words.heading },
      ...namedLists(mail, mail.lists, words.lead),
      { paragraph: words.what },
      ...todo,
      ...namedSenders(mail, mail.organisations),
      ...smallPrint(mail, mailTexts(mail.locale).notMe.subscription),
    ],
  })
}
