import type { Locale } from '../../domain/locale.ts'
import { composeMail, type MailContent } from './compose.tsx'
import { forSubject } from './subject.ts'
import { mailTexts } from './texts.ts'

export type ConfirmationMail = {
  /** The supporter's language. */
  locale: Locale
  organisation: string
  petitionTitle: string
  /** The title's own language, where it is not the supporter's. */
  petitionLocale?: Locale
  /** Whole address of the page with the button that confirms; works 7 days. */
  confirmUrl: string
  /** Whole address of "this wasn't me". */
  notMeUrl: string
  publicUrl: string
}

/**
 * The mail that asks to confirm a signature. Transactional: no promotion; and nothing of what was typed
 * in the form, as whoever typed it may be a spammer (STANDARDS 1 and 26).
 */
export function confirmationMail(mail: ConfirmationMail): MailContent {
  const { confirmation: words, notMe, why } = mailTexts(mail.locale)
  const title = forSubject(mail.petitionTitle)
  return composeMail({
    locale: mail.locale,
    organisation: mail.organisation,
    subject: words.subject(title),
    blocks: [
      { heading: words.heading },
      { paragraph: words.lead, standingOut: { words: title, lang: mail.petitionLocale ?? mail.locale } },
      { paragraph: words.what },
      { button: words.button, href: mail.confirmUrl },
      { paragraph: words.validity },
      { smallPrint: notMe.lead, link: { words: notMe.link, href: mail.notMeUrl } },
      { smallPrint: why(mail.organisation, mail.publicUrl) },
    ],
  })
}
