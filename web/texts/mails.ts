import { onDemand } from './on-demand.ts'

/** What each mail says, in every language. A petition's `title` and the `names` of lists are made safe for a header. */
export type MailTexts = {
  confirmation: {
    subject: (title: string) => string
    heading: string
    /** Stands before the petition's title. */
    lead: string
    what: string
    /** Stands before the lists that are followed with the same press. */
    follows: string
    button: string
    validity: string
  }
  alreadySigned: {
    subject: (title: string) => string
    heading: string
    lead: string
    what: string
    housemate: string
    toPetition: string
  }
  subscription: {
    subject: (names: string) => string
    heading: string
    /** Stands before the lists. */
    lead: string
    what: string
    button: string
    validity: string
  }
  alreadySubscribed: {
    subject: (names: string) => string
    heading: string
    lead: string
    what: string
  }
  campaign: {
    /** What a reader is called whose name is not known. */
    reader: string
    why: (lists: string) => string
    /** Stands before a petition's title within a sentence. */
    updates: string
  }
  /** What one can do who gets mail: each question stands before the link below it. */
  choices: { change: string; preferences: string; stop: string; unsubscribe: string }
  myData: {
    subject: string
    heading: string
    lead: string
    what: string
    button: string
    validity: string
  }
  lists: {
    /** Stands before a petition's title. */
    updates: string
    sender: (name: string, postalAddress: string) => string
  }
  /** What each mail says before the link of that name. */
  notMe: { signature: string; subscription: string; myData: string; link: string }
  why: (organisation: string, publicUrl: string) => string
}

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
