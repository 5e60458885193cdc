import type { Locale } from '../../domain/locale.ts'

/** What each mail says, in every language. `title` is the petition's, already safe for a header. */
export type MailTexts = {
  confirmation: {
    subject: (title: string) => string
    heading: string
    /** Stands before the petition's title. */
    lead: string
    what: string
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
  notMe: { lead: string; link: string }
  why: (organisation: string, publicUrl: string) => string
}

const nl: MailTexts = {
  confirmation: {
    subject: (title) => `Bevestig je handtekening: ${title}`,
    heading: 'Nog één druk op de knop',
    lead: 'Met dit e-mailadres is deze petitie getekend:',
    what: 'Je handtekening telt pas als je haar bevestigt. De knop brengt je naar een pagina waarop je dat doet.',
    button: 'Bevestig mijn handtekening',
    validity: 'De knop werkt 7 dagen. Doe je niets, dan telt de handtekening niet en wissen we je gegevens.',
  },
  alreadySigned: {
    subject: (title) => `Je had al getekend: ${title}`,
    heading: 'Je had al getekend',
    lead: 'Met dit e-mailadres is deze petitie opnieuw getekend:',
    what: 'Je handtekening stond er al. Je hoeft niets te doen.',
    housemate:
      'Wilde een huisgenoot tekenen die dit adres ook gebruikt? Die heeft daarvoor een eigen e-mailadres nodig.',
    toPetition: 'Naar de petitie',
  },
  notMe: {
    lead: 'Heb jij deze petitie nooit getekend? Dan kun je de handtekening verwijderen:',
    link: 'Dit was ik niet',
  },
  why: (organisation, publicUrl) =>
    `${organisation} stuurt je deze mail omdat iemand op ${publicUrl} dit adres invulde.`,
}

const en: MailTexts = {
  confirmation: {
    subject: (title) => `Confirm your signature: ${title}`,
    heading: 'One more press of a button',
    lead: 'This email address was used to sign this petition:',
    what: 'Your signature counts only once you confirm it. The button takes you to a page where you do that.',
    button: 'Confirm my signature',
    validity:
      'The button works for 7 days. If you do nothing, the signature does not count and we erase your data.',
  },
  alreadySigned: {
    subject: (title) => `You had already signed: ${title}`,
    heading: 'You had already signed',
    lead: 'This email address was used again to sign this petition:',
    what: 'Your signature was already there. There is nothing for you to do.',
    housemate:
      'Did someone in your home want to sign who uses this address too? They need an email address of their own.',
    toPetition: 'To the petition',
  },
  notMe: {
    lead: 'Did you never sign this petition? Then you can remove the signature:',
    link: 'This wasn’t me',
  },
  why: (organisation, publicUrl) =>
    `${organisation} sends you this email because someone on ${publicUrl} filled in this address.`,
}

const ALL: Readonly<Record<Locale, MailTexts>> = { nl, en }

export function mailTexts(locale: Locale): MailTexts {
  return ALL[locale]
}
