import type { Locale } from '../../functions/domain/locale.ts'
import { Donate } from '../components/donate.tsx'
import type { Finding } from '../components/finding.tsx'
import { Layout } from '../components/layout.tsx'
import { type PetitionCard, PetitionCards } from '../components/petition-cards.tsx'
import { Progress } from '../components/progress.tsx'
import { Share } from '../components/share.tsx'
import { langOn, newsletterPath, ownLinkPath, petitionPath, posterPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type ThanksPageProps = {
  site: Site
  petition: {
    slug: string
    title: string
    locale: Locale
    state?: 'open' | 'closed' | 'archived'
    count: number
    goal: number
    nextMilestone: number
    offline?: number
    /** The petition's own words to share it with. */
    shareText?: string
  }
  donateUrl?: string
  /** The whole address of the petition page that others are sent to. */
  shareUrl: string
  /** Petitions to sign next. */
  next: readonly PetitionCard[]
  /** Whether there is anything to follow by mail. */
  news: boolean
  /** What a link to it shows. */
  finding?: Finding
}

/** Thanks, and the next steps: share, donate, follow by mail, sign another one. */
export function ThanksPage({ site, petition, donateUrl, shareUrl, next, news, finding }: ThanksPageProps) {
  const words = texts(site.locale)
  const t = words.thanks
  const message = petition.shareText ?? t.message(petition.title)
  return (
    <Layout site={site} title={t.title} script wide {...(finding === undefined ? {} : { finding })}>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <a href={petitionPath(site.locale, petition.slug)} lang={langOn(site, petition.locale)}>
            {petition.title}
          </a>
        </p>
      </div>
      <div class="columns">
        <section class="panel" aria-labelledby="share">
          <h2 id="share">{t.share}</h2>
          <Progress
            site={site}
            count={petition.count}
            goal={petition.goal}
            next={petition.nextMilestone}
            live={petition.slug}
            soon
            {...(petition.offline === undefined ? {} : { offline: petition.offline })}
          />
          <p>{t.next}</p>
          <Share site={site} url={shareUrl} title={petition.title} message={message} />
          {petition.state === 'open' && (
            <p>
              <a href={posterPath(site.locale, petition.slug)}>{t.poster}</a>
            </p>
          )}
          <form class="lone" method="post" action={ownLinkPath(site.locale, petition.slug)}>
            <p id="own-link">{words.ownLink.offer}</p>
            <button type="submit" class="button quiet" aria-describedby="own-link">
              {words.ownLink.make}
            </button>
          </form>
        </section>
        <div>
          {donateUrl !== undefined && (
            <section class="panel" aria-labelledby="donate">
              <h2 id="donate">{words.donate}</h2>
              <p>{t.donateLead}</p>
              <Donate site={site} url={donateUrl} />
            </section>
          )}
          {news && (
            <section class="panel" aria-labelledby="news">
              <h2 id="news">{t.newsTitle}</h2>
              <p>{t.news}</p>
              <p>
                <a class="button quiet" href={newsletterPath(site.locale)}>
                  {words.newsletter.toForm}
                </a>
              </p>
            </section>
          )}
        </div>
      </div>
      {next.length > 0 && (
        <section aria-labelledby="next">
          <h2 id="next">{t.nextTitle}</h2>
          <PetitionCards site={site} petitions={next} />
        </section>
      )}
    </Layout>
  )
}
