import { mailTexts } from '../../../web/texts/mails.ts'
import { composeMail, type MailContent } from './compose.tsx'
import { type MailFrame, smallPrint } from './frame.ts'

export type MyDataMail = MailFrame & {
  /** Whole address of the page with one's data; works 24 hours. */
  myDataUrl: string
}

/** The mail with the link to one's own data, to whoever reads the mailbox. */
export function myDataMail(mail: MyDataMail): MailContent {
  const { myData: words, notMe } = mailTexts(mail.locale)
  return composeMail({
    locale: mail.locale,
    organisation: mail.organisation,
    subject: words.subject,
    blocks: [
      { heading: words.heading },
      { paragraph: words.lead },
      { paragraph: words.what },
      { button: words.button, href: mail.myDataUrl },
      { paragraph: words.validity },
      ...smallPrint(mail, notMe.myData),
    ],
  })
}
