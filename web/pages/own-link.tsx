import type { Locale } from '../../functions/domain/locale.ts'
import { BROUGHT_STEP } from '../../functions/domain/own-link.ts'
import { Layout } from '../components/layout.tsx'
import { Share } from '../components/share.tsx'
import { langOn, type PartnerCredit, partnerOf, petitionPath, type Site } from '../site.ts'
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
  /** The link's code, and the partner by whose link its owner came. */
  credit: PartnerCredit & { via: string }
  /** At least so many signatures came by it; 0: fewer than are told of. */
  brought: number
}

/** A person's own link: what it brought, and the ways to share it while the petition is open. */
export function OwnLinkPage({ site, petition, credit, brought }: OwnLinkPageProps) {
  const words = texts(site.locale)
  const t = words.ownLink
  const message = petition.shareText ?? words.thanks.message(petition.title)
  return (
    <Layout site={site} title={t.title} script wide>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <p>
          <a
            href={petitionPath(site.locale, petition.slug, partnerOf(credit))}
            lang={langOn(site, petition.locale)}
          >
            {petition.title}
          </a>
        </p>
      </div>
      <div class="columns">
        {petition.state === 'open' && (
          <section class="panel" aria-labelledby="share">
            <h2 id="share">{t.share}</h2>
            <Share
              site={site}
              url={`${site.publicUrl}${petitionPath(site.locale, petition.slug, credit)}`}
              title={petition.title}
              message={message}
            />
          </section>
        )}
        <section class="panel" aria-labelledby="brought">
          <h2 id="brought">{t.broughtTitle}</h2>
          <p>
            <strong>{brought === 0 ? t.fewer(BROUGHT_STEP) : t.atLeast(brought)}</strong>
          </p>
          <p>{t.nightly(BROUGHT_STEP)}</p>
          <p>{t.keep}</p>
        </section>
      </div>
    </Layout>
  )
}
