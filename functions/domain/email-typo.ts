/** Domains at which many people have their mail, whose names are easily mistyped. */
const COMMON = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.nl',
  'hotmail.be',
  'hotmail.fr',
  'hotmail.de',
  'hotmail.es',
  'hotmail.co.uk',
  'outlook.com',
  'outlook.be',
  'outlook.de',
  'outlook.es',
  'outlook.fr',
  'live.com',
  'live.nl',
  'live.be',
  'icloud.com',
  'yahoo.com',
  'yahoo.nl',
  'yahoo.fr',
  'yahoo.de',
  'yahoo.es',
  'yahoo.co.uk',
  'yahoo.co.id',
  'ziggo.nl',
  'kpnmail.nl',
  'planet.nl',
  'hetnet.nl',
  'xs4all.nl',
  'upcmail.nl',
  'casema.nl',
  'quicknet.nl',
  'chello.nl',
  'telfort.nl',
  'telenet.be',
  'skynet.be',
  'proximus.be',
  'protonmail.com',
  't-online.de',
  'freenet.de',
  'orange.fr',
  'wanadoo.fr',
  'laposte.net',
] as const

/** Domains of their own that look like a slip of one above: nobody there is to be bothered. */
const LOOKALIKES = ['ymail.com', 'mail.com', 'email.com', 'fmail.com', 'rocketmail.com', 'mail.co.uk']

/** Endings that are slips of the finger, with what was meant. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  com: ['con', 'cmo', 'ocm', 'vom', 'xom', 'cm', 'co', 'om', 'comm', 'coom', 'cim', 'cpm', 'c0m', 'cok'],
  nl: ['nk', 'ml', 'nll', 'n', 'bl', 'ni', 'ln', 'nnl'],
  be: ['ne', 'bee', 'b', 'eb', 'bd'],
}

/** Shorter names have too many neighbours that are somebody's own domain. */
const SHORTEST_NAME = 5

/**
 * The same address at the well-known domain that was probably meant (`noor@gmial.com` → `noor@gmail.com`), or
 * undefined. A hint and no more: an address that is right must never be refused for it.
 */
export function meantAddress(typed: string): string | undefined {
  const address = typed.trim()
  const at = address.lastIndexOf('@')
  if (at < 1) return undefined
  const meant = meantDomain(address.slice(at + 1))
  return meant === undefined ? undefined : `${address.slice(0, at)}@${meant}`
}

/** Whether a domain is one that `meantAddress` may name: nothing else can be put into a page as such. */
export function isCommonDomain(domain: string): boolean {
  return (COMMON as readonly string[]).includes(domain)
}

function meantDomain(typed: string): string | undefined {
  const domain = typed.toLowerCase()
  if (isCommonDomain(domain) || LOOKALIKES.includes(domain)) return undefined
  return COMMON.find((common) => isSlipOf(domain, common))
}

function isSlipOf(domain: string, common: string): boolean {
  // A forgotten dot: "gmailcom".
  if (domain === common.replace(/\./g, '')) return true
  const typed = parted(domain)
  const meant = parted(common)
  const isEnding = typed.ending === meant.ending || (ENDINGS[meant.ending] ?? []).includes(typed.ending)
  if (!isEnding) return false
  return (
    typed.name === meant.name || (meant.name.length >= SHORTEST_NAME && isOneSlip(typed.name, meant.name))
  )
}

function parted(domain: string): { name: string; ending: string } {
  const dot = domain.indexOf('.')
  if (dot < 0) return { name: domain, ending: '' }
  return { name: domain.slice(0, dot), ending: domain.slice(dot + 1) }
}

/** Whether one letter that is wrong, missing, too many, or swapped with its neighbour makes one word the other. */
function isOneSlip(typed: string, meant: string): boolean {
  let start = 0
  while (start < Math.min(typed.length, meant.length) && typed[start] === meant[start]) start += 1
  const left = typed.slice(start)
  const right = meant.slice(start)
  const isSwap = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2)
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left.length >= 2 && isSwap)
  )
}
