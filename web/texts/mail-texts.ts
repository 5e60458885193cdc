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
