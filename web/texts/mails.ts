import type { MailTexts } from './mail-texts.ts'
import { onDemand } from './on-demand.ts'

const { load, of } = onDemand<MailTexts>({
  nl: async () => (await import('./nl/mails.ts')).mails,
  en: async () => (await import('./en/mails.ts')).mails,
  de: async () => (await import('./de/mails.ts')).mails,
  fr: async () => (await import('./fr/mails.ts')).mails,
  es: async () => (await import('./es/mails.ts')).mails,
  pt: async () => (await import('./pt/mails.ts')).mails,
  id: async () => (await import('./id/mails.ts')).mails,
  th: async () => (await import('./th/mails.ts')).mails,
  bn: async () => (await import('./bn/mails.ts')).mails,
  hi: async () => (await import('./hi/mails.ts')).mails,
  ne: async () => (await import('./ne/mails.ts')).mails,
  fil: async () => (await import('./fil/mails.ts')).mails,
})

/** Loads what mails say in a language: once, before a mail is composed. */
export const loadMailTexts = load

/** What mails say in a language that was loaded. Throws where it was not. */
export const mailTexts = of
