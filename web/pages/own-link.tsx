import type { Locale } from '../../functions/domain/locale.ts'
import { BROUGHT_STEP } from '../../functions/domain/own-link.ts'
import { Layout } from '../components/layout.tsx'
import { Share } from '../components/share.tsx'
import { langOn, petitionPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type OwnLinkPageProps = {
  site: Site
  petition: {
    slug: string
    title: string
    locale: Locale
    state: 'open' | 'closed' | 'archived'
    /** The petition's own words to share it with. */
    shareText?: string
  }
  /** The whole address of the petition page, with the link's code. */
  shareUrl: string
  /** At least so many signatures came by it; 0: fewer than are told of. */
  brought: number
}

/** A person's own link: what it brought, and the ways to share it while the petition is open. */
export function OwnLinkPage({ site, petition, shareUrl, brought }: OwnLinkPageProps) {
  const words = texts(site.locale)
  const t = words.ownLink
  const message = petition.shareText ?? words.thanks.message(petition.title)
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
      <section class="panel" aria-labelledby="brought">
        <h2 id="brought">{t.broughtTitle}</h2>
        <p>
          <strong>{brought === 0 ? t.fewer(BROUGHT_STEP) : t.atLeast(brought)}</strong>
        </p>
        <p>{t.nightly(BROUGHT_STEP)}</p>
        <p>{t.keep}</p>
      </section>
      {petition.state === 'open' && (
        <section class="panel" aria-labelledby="share">
          <h2 id="share">{t.share}</h2>
          <Share site={site} url={shareUrl} title={petition.title} message={message} />
        </section>
      )}
    </Layout>
  )
}
