import { mailTexts } from '../../../web/texts/mails.ts'
import type { MailContent } from './compose.tsx'
import { type ListedInMail, namedLists, namedSenders } from './followed-lists.ts'
import { type SignatureMail, signatureMail } from './signature-mail.ts'

export type ConfirmationMail = SignatureMail &
  Pick<ListedInMail, 'organisations'> & {
    /** What the same press makes one follow; there may be nothing. */
    follows: ListedInMail['lists']
    /** Whole address of the page with the button that confirms; works 7 days. */
    confirmUrl: string
  }

/**
 * The mail that asks to confirm a signature, and with the same press what its signer asked to follow.
 * Transactional: no promotion (STANDARDS 1).
 */
export function confirmationMail(mail: ConfirmationMail): MailContent {
  const { confirmation: words } = mailTexts(mail.locale)
  return signatureMail(mail, words, [
    ...(mail.follows.length === 0 ? [] : namedLists(mail, mail.follows, words.follows)),
    { button: words.button, href: mail.confirmUrl },
    { paragraph: words.validity },
    ...namedSenders(mail, mail.organisations),
  ])
}
