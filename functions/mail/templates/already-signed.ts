import { mailTexts } from '../../../web/texts/mails.ts'
import type { MailContent } from './compose.tsx'
import { type SignatureMail, signatureMail } from './signature-mail.ts'

export type AlreadySignedMail = SignatureMail & {
  /** Whole address of the petition's page, for somebody else in the house. */
  petitionUrl: string
}

/**
 * The mail to somebody who had already signed. The page told whoever typed the address nothing of it
 * (DESIGN, promise 5): only the owner of the mailbox learns it.
 */
export function alreadySignedMail(mail: AlreadySignedMail): MailContent {
  const { alreadySigned: words } = mailTexts(mail.locale)
  return signatureMail(mail, words, [
    { paragraph: words.housemate, link: { words: words.toPetition, href: mail.petitionUrl } },
  ])
}
