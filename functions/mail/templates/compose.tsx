import { raw } from 'hono/html'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Locale } from '../../domain/locale.ts'

/** The words of one mail, for whoever packs them as multipart/alternative. */
export type MailContent = { subject: string; text: string; html: string }

/** A piece of a mail. Text and HTML are made of the same pieces, so that they say the same. */
export type Block =
  | { heading: string }
  | { paragraph: string; standingOut?: { words: string; lang: Locale }; link?: Link }
  | { items: readonly { before?: string; words: string; lang: Locale }[] }
  | { button: string; href: string }
  | SmallPrint
  | { footer: readonly SmallPrint[] }
  /** What was made elsewhere, in both forms; its HTML is taken as it is. */
  | { ready: { html: string; text: string } }

type SmallPrint = { smallPrint: string; link?: Link }
type Link = { words: string; href: string }

type Mail = {
  locale: Locale
  organisation: string
  subject: string
  /** What mail programs show beside the subject, before the mail is opened; the mail itself does not. */
  preheader?: string
  blocks: readonly Block[]
}

/** A whole mail: nothing in it is fetched from anywhere, and the language is marked. */
export function composeMail({ locale, organisation, subject, preheader = '', blocks }: Mail): MailContent {
  const text = `${blocks.map(asText).join('\n\n')}\n`
  const document = (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
      </head>
      <body style="margin:0;padding:0">
        {preheader !== '' && <div style={HIDDEN}>{`${preheader} ${BLANKS}`}</div>}
        <div lang={locale} style={COLUMN}>
          <p style="margin:0 0 24px;font-weight:bold">{organisation}</p>
          {blocks.map((block) => asHtml(block))}
        </div>
      </body>
    </html>
  )
  return { subject, text, html: `<!doctype html>\n${document.toString()}\n` }
}

// No colour of its own for text and ground: mail programs choose, and turn them round in dark mode.
const COLUMN =
  'max-width:34em;margin:0 auto;padding:24px 20px;font:16px/1.6 Arial,Helvetica,sans-serif;overflow-wrap:break-word'
/** The look of a button: in dark mode, too, its words stand out from it and its edge from the ground. */
export const BUTTON =
  'display:inline-block;padding:14px 24px;border:2px solid #ffffff;border-radius:6px;background:#3a22b0;color:#ffffff;font-weight:bold;text-decoration:none'

const SMALL = 'margin:16px 0 0;padding-top:16px;border-top:1px solid #8a84a8;font-size:14px'
const HIDDEN = 'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px'
/** Room that shows nothing: after a short preheader mail programs would show the mail's first words too. */
const BLANKS = '\u034f\u200c\u00a0'.repeat(80)

function asText(block: Block): string {
  if ('ready' in block) return block.ready.text
  if ('footer' in block) return block.footer.map(asText).join('\n\n')
  if ('heading' in block) return block.heading
  if ('items' in block) return lines(...block.items.map(({ before, words }) => `- ${named(before)}${words}`))
  if ('button' in block) return lines(...linkLines({ words: block.button, href: block.href }))
  if ('smallPrint' in block) return lines(block.smallPrint, ...linkLines(block.link))
  return lines(block.paragraph, block.standingOut?.words, ...linkLines(block.link))
}

const named = (before: string | undefined): string => (before === undefined ? '' : `${before} `)

function linkLines(link: Link | undefined): string[] {
  return link === undefined ? [] : [`${link.words}:`, link.href]
}

function lines(...words: (string | undefined)[]): string {
  return words.filter((line) => line !== undefined).join('\n')
}

function asHtml(block: Block): JSX.Element {
  if ('ready' in block) return <>{raw(block.ready.html)}</>
  if ('footer' in block) {
    return (
      <div style={SMALL}>
        {block.footer.map(({ smallPrint, link }) => (
          <p style="margin:0 0 8px">
            {smallPrint} <InText link={link} />
          </p>
        ))}
      </div>
    )
  }
  if ('heading' in block) {
    return <h1 style="margin:0 0 16px;font-size:24px;line-height:1.25">{block.heading}</h1>
  }
  if ('items' in block) {
    return (
      <ul style="margin:0 0 16px;padding:0 0 0 20px">
        {block.items.map(({ before, words, lang }) => (
          <li style="margin:0 0 4px">
            {named(before)}
            <strong lang={lang}>{words}</strong>
          </li>
        ))}
      </ul>
    )
  }
  if ('button' in block) {
    return (
      <p style="margin:24px 0">
        <a href={block.href} style={BUTTON}>
          {block.button}
        </a>
      </p>
    )
  }
  if ('smallPrint' in block) {
    return (
      <p style={SMALL}>
        {block.smallPrint} <InText link={block.link} />
      </p>
    )
  }
  return (
    <p style="margin:0 0 16px">
      {block.paragraph} <InText link={block.link} />
      {block.standingOut !== undefined && (
        <>
          <br />
          <strong lang={block.standingOut.lang}>{block.standingOut.words}</strong>
        </>
      )}
    </p>
  )
}

function InText({ link }: { link: Link | undefined }) {
  return link === undefined ? null : <a href={link.href}>{link.words}</a>
}
