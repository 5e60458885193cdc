import { accepted, type Result, refused } from './result.ts'

/**
 * An address as typed (where mail goes) and its canonical form (what the person key is made of).
 * Both are ASCII: the domain is punycoded.
 */
export type EmailAddress = { typed: string; canonical: string }

export type EmailRefusal = 'email-missing' | 'email-malformed' | 'email-too-long' | 'email-not-ascii'

/** Domains that deliver `a.b+c@` to the mailbox `ab@`, and the domain they are one with. */
const FOLDED_DOMAINS: Readonly<Record<string, string>> = {
  'gmail.com': 'gmail.com',
  'googlemail.com': 'gmail.com',
}

const MAX_LOCAL_OCTETS = 64
const MAX_TOTAL_OCTETS = 254
// RFC 5322 §3.2.3 dot-atom; quoted local parts are refused, as mailbox providers do not issue them.
const DOT_ATOM = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN_LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/

/**
 * Reads an e-mail address. Lengths are those of RFC 5321 §4.5.3.1 (local part ≤ 64, total ≤ 254
 * octets); a local part that is not ASCII is refused because SES has no SMTPUTF8.
 */
export function parseEmailAddress(input: string): Result<EmailAddress, EmailRefusal> {
  const text = input.trim()
  if (text === '') return refused('email-missing')
  if (text.length > 1000) return refused('email-too-long')
  const at = text.lastIndexOf('@')
  if (at < 1) return refused('email-malformed')
  const local = text.slice(0, at)
  if (/[^\p{ASCII}]/u.test(local)) return refused('email-not-ascii')
  if (!DOT_ATOM.test(local)) return refused('email-malformed')
  const domain = asciiDomain(text.slice(at + 1))
  if (domain === undefined) return refused('email-malformed')
  const typed = `${local}@${domain}`
  if (local.length > MAX_LOCAL_OCTETS || typed.length > MAX_TOTAL_OCTETS) return refused('email-too-long')
  return accepted({ typed, canonical: canonicalAddress(local, domain) })
}

function canonicalAddress(local: string, domain: string): string {
  const lower = local.toLowerCase()
  const folded = FOLDED_DOMAINS[domain]
  if (folded === undefined) return `${lower}@${domain}`
  const mailbox = (lower.split('+')[0] ?? '').replaceAll('.', '')
  // `+tag@gmail.com` has no mailbox left to fold to.
  return mailbox === '' ? `${lower}@${folded}` : `${mailbox}@${folded}`
}

/** The domain in lower case and punycode, or undefined where it cannot be a mail domain. */
function asciiDomain(text: string): string | undefined {
  if (text === '' || /[\s/\\:?#@%[\]<>^|\p{Cc}]/u.test(text)) return undefined
  let host: string
  try {
    host = new URL(`http://${text}`).hostname
  } catch {
    return undefined
  }
  const labels = host.split('.')
  const top = labels.at(-1) ?? ''
  if (labels.length < 2 || !labels.every((label) => DOMAIN_LABEL.test(label))) return undefined
  // An all-numeric last label is an IPv4 address (WHATWG URL §3.5), never a top-level domain.
  return /^\d+$/.test(top) || top.length < 2 ? undefined : host
}
