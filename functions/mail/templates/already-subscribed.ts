import { mailTexts } from '../../../web/texts/mails.ts'
import type { MailContent } from './compose.tsx'
import { type ListsMail, listsMail } from './lists-mail.ts'

export type AlreadySubscribedMail = ListsMail & {
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
  const { alreadySubscribed: words, choices } = mailTexts(mail.locale)
  return listsMail(mail, words, [
    { paragraph: choices.change, link: { words: choices.preferences, href: mail.preferencesUrl } },
    { paragraph: choices.stop, link: { words: choices.unsubscribe, href: mail.unsubscribeUrl } },
  ])
}
