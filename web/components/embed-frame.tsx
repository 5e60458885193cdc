import type { Child } from 'hono/jsx'
import { type Credit, leaving, petitionPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

type EmbedFrameProps = {
  site: Site
  title: string
  /** The page shows an invalid form: its title says so first. */
  invalid?: boolean
  /** The page on the site where the petition stands whole; absent where none was found. */
  petition?: string
  /** How whoever reads it came: also to that page. */
  credit?: Credit
  /** Origins of the pages that may ask it for its height. */
  framedBy: readonly string[]
  children: Child
}

/** The document of a page in a partner's frame: no header of ours, one line that says whose it is. */
export function EmbedFrame({ site, title, invalid, petition, credit, framedBy, children }: EmbedFrameProps) {
  const t = texts(site.locale)
  return (
    <html lang={site.locale} class="framed">
      <head>
        <meta charset="utf-8" />
        <title>{`${invalid ? t.errorTitle(title) : title} – ${site.organisation}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="stylesheet" href={site.assets.style} />
        <script type="module" src={site.assets.petitionScript} />
      </head>
      <body data-framed-by={framedBy.join(' ')}>
        <main id="content">{children}</main>
        <footer>
          <p>
            {t.footer.from(site.organisation)} {t.footer.noTracking}
            {petition !== undefined && ` ${t.embed.links}`}
          </p>
          {petition !== undefined && (
            <p>
              <a href={petitionPath(site.locale, petition, credit)} {...leaving(site)}>
                {t.embed.whole}
              </a>
            </p>
          )}
        </footer>
      </body>
    </html>
  )
}
