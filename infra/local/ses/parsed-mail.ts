import PostalMime, { type Address, type Email } from 'postal-mime'

/** A mail as the inbox shows it (CONTRACT "The local inbox"). */
export type ParsedMail = {
  id: string
  at: string
  from: string
  /** Whom it was delivered to, whatever its header says. */
  to: string
  subject: string
  /** By lower-case name; a repeated header's values are joined with `, `. */
  headers: Record<string, string>
  text: string
  html: string
  /** The addresses that its parts link to, once each, in order. */
  links: string[]
}

/** The headers of a mail alone: quick, however long it is. */
export function parseHead(raw: Buffer): Promise<Email> {
  const end = raw.indexOf('\r\n\r\n')
  return PostalMime.parse(end === -1 ? raw : raw.subarray(0, end + 2))
}

/** A mail that was taken, for the inbox. */
export async function parseMail(
  { id, at, recipients }: { id: string; at: string; recipients: readonly string[] },
  raw: Buffer,
): Promise<ParsedMail> {
  const mail = await PostalMime.parse(raw)
  const headers: Record<string, string> = {}
  for (const { key, value } of mail.headers)
    headers[key] = key in headers ? `${headers[key]}, ${value}` : value
  const [text, html] = [asSent(mail.text), asSent(mail.html)]
  return {
    id,
    at,
    from: written(mail.from),
    to: recipients.join(', '),
    subject: mail.subject ?? '',
    headers,
    text,
    html,
    links: linksIn(html, text),
  }
}

/** The parser puts a line break of its own after each part. */
const asSent = (part = ''): string => part.replace(/\n$/, '')

function written(address: Address | undefined): string {
  if (address?.address === undefined) return ''
  return address.name === '' ? address.address : `${address.name} <${address.address}>`
}

function linksIn(html: string, text: string): string[] {
  const inHtml = [...html.matchAll(/\shref="([^"]*)"/g)].map(([, link = '']) => decoded(link))
  const inText = [...text.matchAll(/https?:\/\/[^\s<>"]+/g)].map(([link]) =>
    link.replace(/[.,;:!?)\]]+$/, ''),
  )
  return [...new Set([...inHtml, ...inText])]
}

function decoded(attribute: string): string {
  return attribute
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&amp;', '&')
}
