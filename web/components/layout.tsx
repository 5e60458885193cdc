import type { Child } from 'hono/jsx'
import { homePath, myDataPath, newsletterPath, privacyPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'
import { type Finding, FindingHead } from './finding.tsx'
import { LanguageChoice } from './language-choice.tsx'

type LayoutProps = {
  site: Site
  title: string
  description?: string
  /** The page shows an invalid form: its title says so first. */
  invalid?: boolean
  /** The page has the petition's form or its live count, and the script that makes them better. */
  script?: boolean
  /** Uses the whole width: pages with columns. */
  wide?: boolean
  /** What search engines and networks read of it. */
  finding?: Finding
  children: Child
}

/** The whole document around a page: head, header, languages, footer. */
export function Layout({ site, title, description, invalid, script, wide, finding, children }: LayoutProps) {
  const t = texts(site.locale)
  return (
    <html lang={site.locale}>
      <head>
        <meta charset="utf-8" />
        <title>{`${invalid ? t.errorTitle(title) : title} – ${site.organisation}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {description !== undefined && <meta name="description" content={description} />}
        <link rel="stylesheet" href={site.assets.style} />
        <link rel="icon" type="image/svg+xml" href={site.assets.icon} />
        <FindingHead
          site={site}
          title={title}
          description={description}
          {...(finding === undefined ? {} : { finding })}
        />
        {script && <script type="module" src={site.assets.petitionScript} />}
      </head>
      <body>
        <a class="skip" href="#content">
          {t.skipToContent}
        </a>{' '}
        <header class="site-header">
          <a class="wordmark" href={homePath(site.locale)}>
            {site.logo === undefined ? (
              <>
                <Waves />
                <span>{site.organisation}</span>
              </>
            ) : (
              <img
                class="logo"
                src={site.logo.path}
                width={site.logo.width}
                height={site.logo.height}
                alt={site.organisation}
              />
            )}
          </a>{' '}
          <LanguageChoice site={site} />
        </header>
        <main id="content" class={wide ? 'wide' : undefined}>
          {children}
        </main>
        <footer class="site-footer">
          <p>
            {t.footer.from(site.organisation)} {t.footer.noTracking}
          </p>
          <p>
            <a href={homePath(site.locale)}>{t.allPetitions}</a>{' '}
            <a href={newsletterPath(site.locale)}>{t.newsletter.toForm}</a>{' '}
            <a href={privacyPath(site.locale)}>{t.footer.privacy}</a>{' '}
            <a href={myDataPath(site.locale)}>{t.footer.myData}</a>
          </p>
        </footer>
      </body>
    </html>
  )
}

/** Luid is Dutch for loud: a voice that swells, drawn in the text's own colour. */
function Waves() {
  return (
    <svg class="waves" viewBox="0 0 28 24" width="28" height="24" aria-hidden="true" focusable="false">
      <path d="M2 10v4M8 7v10M14 4v16M20 8v8M26 1v22" />
    </svg>
  )
}
