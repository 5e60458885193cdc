import { mailTexts } from '../../../web/texts/mails.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Block } from './compose.tsx'

/** What every mail that somebody asked for by a form needs to know. */
export type MailFrame = {
  /** The reader's language. */
  locale: Locale
  organisation: string
  publicUrl: string
  /** Whole address of "this wasn't me". */
  notMeUrl: string
}

/** The small print of each: "this wasn't me", as `lead` introduces it, and why the mail came. */
export function smallPrint(frame: MailFrame, lead: string): Block[] {
  const { notMe, why } = mailTexts(frame.locale)
  return [
    { smallPrint: lead, link: { words: notMe.link, href: frame.notMeUrl } },
    { smallPrint: why(frame.organisation, frame.publicUrl) },
  ]
}
