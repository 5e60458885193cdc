import { mailTexts } from '../../../web/texts/mails.ts'
import type { Locale } from '../../domain/locale.ts'
import { type Block, composeMail, type MailContent } from './compose.tsx'
import { type MailFrame, smallPrint } from './frame.ts'
import { forSubject } from './subject.ts'

/** What every mail about one signature needs to know. */
export type SignatureMail = MailFrame & {
  petitionTitle: string
  /** The title's own language, where it is not the supporter's. */
  petitionLocale?: Locale
}

type Words = { subject: (title: string) => string; heading: string; lead: string; what: string }

/**
 * A mail about one signature: what it is about, what there is to do, and in small print "this wasn't me"
 * and why it came. It repeats nothing that was typed, as whoever typed it may be a spammer (STANDARDS 26).
 */
export function signatureMail(mail: SignatureMail, words: Words, todo: readonly Block[]): MailContent {
  const title = forSubject(mail.petitionTitle)
  return composeMail({
    locale: mail.locale,
    organisation: mail.organisation,
    subject: words.subject(title),
    blocks: [
      { heading: words.heading },
      { paragraph: words.lead, standingOut: { words: title, lang: mail.petitionLocale ?? mail.locale } },
      { paragraph: words.what },
      ...todo,
      ...smallPrint(mail, mailTexts(mail.locale).notMe.signature),
    ],
  })
}
