import type { Locale } from '../../functions/domain/locale.ts'
import { Donate } from '../components/donate.tsx'
import type { Finding } from '../components/finding.tsx'
import { Layout } from '../components/layout.tsx'
import { type PetitionCard, PetitionCards } from '../components/petition-cards.tsx'
import { Progress } from '../components/progress.tsx'
import { Share } from '../components/share.tsx'
import {
  langOn,
  newsletterPath,
  ownLinkPath,
  partnerOf,
  petitionPath,
  posterPath,
  type Site,
  type ThanksTold,
} from '../site.ts'
import { texts } from '../texts/texts.ts'

export type ThanksPageProps = {
  site: Site
  petition: {
    slug: string
    title: string
    locale: Locale
    state: 'open' | 'closed' | 'archived'
    count: number
    goal: number
    nextMilestone: number
    offline?: number
    /** The petition's own words to share it with. */
    shareText?: string
  }
  donateUrl?: string
  /** What this page was told. */
  told?: ThanksTold
  /** Petitions to sign next. */
  next: readonly PetitionCard[]
  /** Whether to offer newsletters: there are some, and the reader has not just chosen any. */
  news: boolean
  /** What a link to it shows. */
  finding?: Finding
}

/** The ways to bring others, all counted as of the partner by whose link the reader came. */
function Sharing({ site, petition, told }: Required<Pick<ThanksPageProps, 'site' | 'petition' | 'told'>>) {
  const words = texts(site.locale)
  const t = words.thanks
  const credit = partnerOf(told)
  return (
    <>
      <p>{t.next}</p>
      <Share
        site={site}
        url={`${site.publicUrl}${petitionPath(site.locale, petition.slug, credit)}`}
        title={petition.title}
        message={petition.shareText ?? t.message(petition.title)}
      />
      <div class="further">
        <form class="lone" method="post" action={ownLinkPath(site.locale, petition.slug)}>
          {credit.partner !== undefined && <input type="hidden" name="partner" value={credit.partner} />}
          <p id="own-link">{words.ownLink.offer}</p>
          <button type="submit" class="button quiet" aria-describedby="own-link">
            {words.ownLink.make}
          </button>
        </form>
        <p>
          <a href={posterPath(site.locale, petition.slug, credit)}>{t.poster}</a>
        </p>
      </div>
    </>
  )
}

/** Thanks, and the next steps: share, donate, follow by mail, sign another one. */
export function ThanksPage({ site, petition, told = {}, donateUrl, next, news, finding }: ThanksPageProps) {
  const words = texts(site.locale)
  const t = words.thanks
  const open = petition.state === 'open'
  return (
    <Layout site={site} title={t.title} script wide {...(finding === undefined ? {} : { finding })}>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{told.followed === undefined ? t.lead : t.leadFollowing}</p>
        <p>
          <a
            href={petitionPath(site.locale, petition.slug, partnerOf(told))}
            lang={langOn(site, petition.locale)}
          >
            {petition.title}
          </a>
        </p>
      </div>
      <div class="columns">
        <section class="panel" aria-labelledby="share">
          <h2 id="share">{open ? t.share : words.petition.closed}</h2>
          <Progress
            site={site}
            count={petition.count}
            goal={petition.goal}
            next={petition.nextMilestone}
            over={!open}
            live={petition.slug}
            soon
            {...(petition.offline === undefined ? {} : { offline: petition.offline })}
          />
          <p class="hint">{t.counting}</p>
          {open ? (
            <Sharing site={site} petition={petition} told={told} />
          ) : (
            <Share
              site={site}
              url={`${site.publicUrl}${petitionPath(site.locale, petition.slug)}`}
              title={petition.title}
              message={petition.title}
            />
          )}
        </section>
        {(donateUrl !== undefined || news) && (
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
        )}
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
