import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Envelope } from './mail-store.ts'
import type { ParsedMail } from './parsed-mail.ts'

const STYLE = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 20%, transparent) }
  body { max-width: 52rem; margin: 0 auto; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
  h1 { font-size: 1.4rem; margin: 1rem 0 }
  h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem }
  ol { list-style: none; padding: 0; margin: 0 }
  ol > li { border-top: 1px solid var(--line) }
  ol a { display: block; padding: .75rem .25rem; color: inherit; text-decoration: none }
  ol a:hover strong { text-decoration: underline }
  .quiet { opacity: .75; font-size: .9rem; display: block }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0 }
  dt { opacity: .75 } dd { margin: 0 }
  iframe { width: 100%; height: 32rem; border: 1px solid var(--line); border-radius: .5rem }
  pre { white-space: pre-wrap; font: inherit; border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 0 }
  form { display: flex; gap: .5rem; flex-wrap: wrap; align-items: end }
  label { display: grid } input, button { font: inherit; padding: .4rem .6rem }
`

type Listed = {
  mails: Envelope[]
  /** How many there are for this recipient, or in all. */
  total: number
  to: string
  /** The mail after which the next page begins. */
  older: string | undefined
}

/** The newest mails, as a list; a search by recipient. */
export function InboxPage({ mails, total, to, older }: Listed) {
  return (
    <Page title="Inbox">
      <h1>Inbox of this machine</h1>
      <p>
        No mail leaves this machine: what Luid sends is kept here. {total} {total === 1 ? 'mail' : 'mails'}.
      </p>
      <form>
        <label>
          Sent to
          <input name="to" type="search" value={to} />
        </label>
        <button type="submit">Find</button>
      </form>
      {mails.length === 0 ? <p>Nothing here yet. Load this page again after signing.</p> : null}
      <ol>
        {mails.map((mail) => (
          <li>
            <a href={`/mails/${mail.id}`}>
              <strong>{mail.subject}</strong>
              <span class="quiet">
                to {mail.recipients.join(', ')} ·{' '}
                <time datetime={mail.at}>{mail.at.slice(0, 19).replace('T', ' ')} UTC</time>
              </span>
            </a>
          </li>
        ))}
      </ol>
      {older === undefined ? null : (
        <p>
          <a href={`/?${new URLSearchParams({ to, before: older })}`}>Older</a>
        </p>
      )}
    </Page>
  )
}

/** One mail: its links, its HTML part shut into a frame without scripts, its text, its headers. */
export function MailPage({ mail }: { mail: ParsedMail }) {
  return (
    <Page title={mail.subject}>
      <p>
        <a href="/">Inbox</a>
      </p>
      <h1>{mail.subject}</h1>
      <dl>
        <dt>From</dt>
        <dd>{mail.from}</dd>
        <dt>To</dt>
        <dd>{mail.to}</dd>
        <dt>At</dt>
        <dd>{mail.at}</dd>
      </dl>
      <h2>Links</h2>
      <ul>
        {mail.links.map((link) => (
          <li>
            <a href={link} rel="noreferrer">
              {link}
            </a>
          </li>
        ))}
      </ul>
      <h2>HTML</h2>
      <iframe
        title="The HTML part"
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcdoc={`<base target="_blank">${mail.html}`}
      />
      <h2>Text</h2>
      <pre>{mail.text}</pre>
      <h2>Headers</h2>
      <dl>
        {Object.entries(mail.headers).map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <p>
        <a href={`/api/mails/${mail.id}/raw`}>The whole source</a>
      </p>
    </Page>
  )
}

function Page({ title, children }: { title: string; children: Child }) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} · local inbox`}</title>
          <style>{raw(STYLE)}</style>
        </head>
        <body>
          <main>{children}</main>
        </body>
      </html>
    </>
  )
}
