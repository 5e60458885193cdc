import type { MailContent } from './compose.tsx'
import { type SignatureMail, signatureMail } from './signature-mail.ts'
import { mailTexts } from './texts.ts'

export type ConfirmationMail = SignatureMail & {
  /** Whole address of the page with the button that confirms; works 7 days. */
  confirmUrl: string
}

/** The mail that asks to confirm a signature. Transactional: no promotion (STANDARDS 1). */
export function confirmationMail(mail: ConfirmationMail): MailContent {
  const { confirmation: words } = mailTexts(mail.locale)
  return signatureMail(mail, words, [
    { button: words.button, href: mail.confirmUrl },
    { paragraph: words.validity },
  ])
}
