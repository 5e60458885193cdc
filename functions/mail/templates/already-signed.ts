import type { Locale } from '../../domain/locale.ts'
import { composeMail, type MailContent } from './compose.tsx'
import { forSubject } from './subject.ts'
import { mailTexts } from './texts.ts'

export type AlreadySignedMail = {
  /** The supporter's language. */
  locale: Locale
  organisation: string
  petitionTitle: string
  /** The title's own language, where it is not the supporter's. */
  petitionLocale?: Locale
  /** Whole address of the petition's page, for somebody else in the house. */
  petitionUrl: string
  /** Whole address of "this wasn't me". */
  notMeUrl: string
  publicUrl: string
}

/**
 * The mail to somebody who had already signed. The page told whoever typed the address nothing of it
 * (DESIGN, promise 5): only the owner of the mailbox learns it.
 */
export function alreadySignedMail(mail: AlreadySignedMail): MailContent {
  const { alreadySigned: words, notMe, why } = mailTexts(mail.locale)
  const title = forSubject(mail.petitionTitle)
  return composeMail({
    locale: mail.locale,
    organisation: mail.organisation,
    subject: words.subject(title),
    blocks: [
      { heading: words.heading },
      { paragraph: words.lead, standingOut: { words: title, lang: mail.petitionLocale ?? mail.locale } },
      { paragraph: words.what },
      { paragraph: words.housemate, link: { words: words.toPetition, href: mail.petitionUrl } },
      { smallPrint: notMe.lead, link: { words: notMe.link, href: mail.notMeUrl } },
      { smallPrint: why(mail.organisation, mail.publicUrl) },
    ],
  })
}
