import { mailTexts } from '../../../web/texts/mails.ts'
import type { MailContent } from './compose.tsx'
import { type ListsMail, listsMail } from './lists-mail.ts'

export type SubscriptionMail = ListsMail & {
  /** Whole address of the page with the button that confirms; works 7 days. */
  confirmUrl: string
}

/** The mail that asks to confirm what somebody wants to follow. Transactional: no promotion (STANDARDS 1). */
export function subscriptionMail(mail: SubscriptionMail): MailContent {
  const { subscription: words } = mailTexts(mail.locale)
  return listsMail(mail, words, [
    { button: words.button, href: mail.confirmUrl },
    { paragraph: words.validity },
  ])
}
