import MailComposer from 'nodemailer/lib/mail-composer/index.js'

/** A mail to one recipient, in two equivalent parts. */
export type Message = {
  from: { name: string; address: string }
  to: string
  subject: string
  text: string
  html: string
  /** BCP 47 language of both parts. */
  language: string
  /** Of mail to followers of a list: where one POST ends it, without a page (RFC 8058 §3.1). */
  unsubscribeUrl?: string
  /** Message tags for SES events: ASCII letters, digits, `_` and `-`. */
  tags: Readonly<Record<string, string>>
}

// What a header must not hold: controls (CR and LF would start a new header, RFC 5322 §2.2) and
// bidirectional overrides.
const HEADER_UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** A text that is safe as a header's value: on one line, without controls. */
export function headerText(text: string): string {
  return text.replaceAll(HEADER_UNSAFE, ' ').replaceAll(/\s+/g, ' ').trim()
}

/** The MIME source of a mail: `multipart/alternative`, text first (RFC 2046 §5.1.4). */
export async function mimeSource(message: Message): Promise<Uint8Array> {
  return new MailComposer({
    from: { name: headerText(message.from.name), address: message.from.address },
    to: message.to,
    subject: headerText(message.subject),
    text: message.text,
    html: message.html,
    headers: {
      'Content-Language': message.language,
      'Auto-Submitted': 'auto-generated',
      ...(message.unsubscribeUrl === undefined ? {} : oneClick(message.unsubscribeUrl)),
    },
    // RFC 5322 §2.3: no bare line feeds, which some receivers refuse.
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

/** The two headers by which mail programs offer to unsubscribe (RFC 2369 §3.2, RFC 8058 §3.1). */
function oneClick(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
