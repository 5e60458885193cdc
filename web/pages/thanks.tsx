import type { Locale } from '../../functions/domain/locale.ts'
import { Layout } from '../components/layout.tsx'
import { Progress } from '../components/progress.tsx'
import { langOn, petitionPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type ThanksPageProps = {
  site: Site
  petition: { slug: string; title: string; locale: Locale; count: number; goal: number; offline?: number }
  donateUrl?: string
  /** The whole address of the petition page that others are sent to. */
  shareUrl: string
}

/** Thanks, and the next steps: share, donate. */
export function ThanksPage({ site, petition, donateUrl, shareUrl }: ThanksPageProps) {
  const words = texts(site.locale)
  const t = words.thanks
  const message = t.message(petition.title)
  return (
    <Layout site={site} title={t.title} script>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <a href={petitionPath(site.locale, petition.slug)} lang={langOn(site, petition.locale)}>
            {petition.title}
          </a>
        </p>
      </div>
      <Progress
        site={site}
        count={petition.count}
        goal={petition.goal}
        live={petition.slug}
        soon
        {...(petition.offline === undefined ? {} : { offline: petition.offline })}
      />
      <section class="panel" aria-labelledby="share">
        <h2 id="share">{t.share}</h2>
        <p>{t.next}</p>
        <ul class="share">
          <li>
            <a class="button" href={whatsapp(message, sourced(shareUrl, 'whatsapp'))}>
              {t.whatsapp}
            </a>
          </li>
          <li>
            <a class="button quiet" href={mailto(petition.title, message, sourced(shareUrl, 'email'))}>
              {t.email}
            </a>
          </li>
        </ul>
        <p id="share-link">{t.link}</p>
        <p class="selectable">{sourced(shareUrl, 'link')}</p>
      </section>
      {donateUrl !== undefined && (
        <section aria-labelledby="donate">
          <h2 id="donate">{t.donateTitle}</h2>
          <p>{t.donateLead}</p>
          <p>
            <a class="button quiet" href={donateUrl}>
              {words.donate}
            </a>
          </p>
        </section>
      )}
    </Layout>
  )
}

/** The link with the way it is shared by, so that the counts show what sharing brings. */
function sourced(url: string, source: string): string {
  const link = new URL(url)
  link.searchParams.set('source', source)
  return link.toString()
}

function whatsapp(message: string, link: string): string {
  return `https://wa.me/?text=${encodeURIComponent(`${message} ${link}`)}`
}

/** RFC 6068: line breaks in a body are %0D%0A. */
function mailto(subject: string, message: string, link: string): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`${message}\r\n\r\n${link}`)}`
}
