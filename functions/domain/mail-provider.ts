/**
 * Mailbox providers whose domains are figures of their own in the funnel: whether one of them lets our
 * mail through is worth knowing, and says nothing about anybody. A family's own domain would; all
 * others are `other`.
 */
const PROVIDERS: Readonly<Record<string, string>> = {
  'gmail.com': 'gmail.com',
  'googlemail.com': 'gmail.com',
  'hotmail.com': 'outlook.com',
  'hotmail.nl': 'outlook.com',
  'live.com': 'outlook.com',
  'live.nl': 'outlook.com',
  'msn.com': 'outlook.com',
  'outlook.com': 'outlook.com',
  'icloud.com': 'icloud.com',
  'me.com': 'icloud.com',
  'mac.com': 'icloud.com',
  'yahoo.com': 'yahoo.com',
  'yahoo.nl': 'yahoo.com',
  'ziggo.nl': 'ziggo.nl',
  'home.nl': 'ziggo.nl',
  'upcmail.nl': 'ziggo.nl',
  'casema.nl': 'ziggo.nl',
  'kpnmail.nl': 'kpnmail.nl',
  'planet.nl': 'kpnmail.nl',
  'hetnet.nl': 'kpnmail.nl',
  'xs4all.nl': 'kpnmail.nl',
  'telenet.be': 'telenet.be',
  'skynet.be': 'skynet.be',
  'gmx.net': 'gmx.net',
  'gmx.de': 'gmx.net',
  'proton.me': 'proton.me',
  'protonmail.com': 'proton.me',
}

/** What every address of no listed provider counts under. */
export const OTHER_PROVIDER = 'other'

/** The provider of an address, for figures; its domain in lower case decides. */
export function mailProvider(address: string): string {
  return PROVIDERS[address.slice(address.lastIndexOf('@') + 1).toLowerCase()] ?? OTHER_PROVIDER
}
