import type { Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type ShareProps = {
  site: Site
  /** The whole address of the petition page that others are sent to. */
  url: string
  title: string
  /** What goes before the link: in the words of whoever shares it. */
  message: string
}

/** The ways to pass a petition on, as plain links: nobody is told of anything before one is pressed. */
const NETWORKS: readonly { source: string; name: string; link: (message: string, url: string) => string }[] =
  [
    {
      source: 'facebook',
      name: 'Facebook',
      link: (_, url) => `https://www.facebook.com/sharer/sharer.php?u=${encodeURIComponent(url)}`,
    },
    {
      source: 'telegram',
      name: 'Telegram',
      link: (message, url) => `https://t.me/share/url?${query({ url, text: message })}`,
    },
    {
      source: 'linkedin',
      name: 'LinkedIn',
      link: (_, url) => `https://www.linkedin.com/sharing/share-offsite/?${query({ url })}`,
    },
    {
      source: 'bluesky',
      name: 'Bluesky',
      link: (message, url) => `https://bsky.app/intent/compose?${query({ text: `${message} ${url}` })}`,
    },
    {
      source: 'mastodon',
      name: 'Mastodon',
      link: (message, url) =>
        `https://share.joinmastodon.org/#text=${encodeURIComponent(`${message} ${url}`)}`,
    },
    {
      source: 'x',
      name: 'X',
      link: (message, url) => `https://x.com/intent/post?${query({ text: message, url })}`,
    },
  ]

/**
 * To pass a petition on. Each way has a source of its own, so that the counts show what it brings. Where
 * scripts run, they put the system's own sheet and a press that copies the link there (a text browser shows even what is
 * hidden); where neither can be, the link stands there to be selected.
 */
export function Share({ site, url, title, message }: ShareProps) {
  const t = texts(site.locale).share
  const link = sourced(url, 'link')
  return (
    <div
      data-share={sourced(url, 'share')}
      data-share-title={title}
      data-share-text={message}
      data-share-label={t.system}
      data-copy-label={t.copy}
      data-copied={t.copied}
    >
      <ul class="share">
        <li>
          <a class="button" rel="noopener" href={whatsapp(message, sourced(url, 'whatsapp'))}>
            {t.whatsapp}
          </a>
        </li>
        <li>
          <a class="button quiet" href={mailto(title, message, sourced(url, 'email'))}>
            {t.email}
          </a>
        </li>
      </ul>
      <div class="networks">
        <p>{t.networks}</p>
        <ul>
          {NETWORKS.map(({ source, name, link: linkTo }) => (
            <li>
              <a rel="noopener" href={linkTo(message, sourced(url, source))}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </div>
      <div class="copy">
        <p id="share-link">{t.link}</p>
        <div class="copy-line">
          <p class="selectable" data-copy-link>
            {link}
          </p>
        </div>
      </div>
    </div>
  )
}

/** The link with the way it is shared by. */
function sourced(url: string, source: string): string {
  const link = new URL(url)
  link.searchParams.set('source', source)
  return link.toString()
}

/** A query in which a space is %20: not every app that takes such a link reads a plus as one. */
function query(parameters: Record<string, string>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
}

function whatsapp(message: string, link: string): string {
  return `https://wa.me/?${query({ text: `${message} ${link}` })}`
}

/** RFC 6068: line breaks in a body are %0D%0A. */
function mailto(subject: string, message: string, link: string): string {
  return `mailto:?${query({ subject, body: `${message}\r\n\r\n${link}` })}`
}
