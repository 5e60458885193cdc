import type { Locale } from '../../functions/domain/locale.ts'
import { Layout } from '../components/layout.tsx'
import { homePath, langOn, petitionPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

/** Why a link from a mail no longer does anything. */
export type LinkKind = 'expired' | 'unknown' | 'petition-closed' | 'already-confirmed' | 'gone'

export type LinkPageProps = {
  site: Site
  kind: LinkKind
  petition?: { slug: string; title: string; locale: Locale }
}

/** A link that has nothing left to do: why, and where to go. */
export function LinkPage({ site, kind, petition }: LinkPageProps) {
  const t = texts(site.locale)
  const words = t.link[kind]
  return (
    <Layout site={site} title={words.title}>
      <div class="opening">
        <h1>{words.title}</h1>
        <p class="lead">{words.text}</p>
      </div>
      {petition === undefined ? (
        <p>
          <a class="button quiet" href={homePath(site.locale)}>
            {t.errorPage.home}
          </a>
        </p>
      ) : (
        <>
          <p>
            <strong lang={langOn(site, petition.locale)}>{petition.title}</strong>
          </p>
          <p>
            <a class="button quiet" href={petitionPath(site.locale, petition.slug)}>
              {kind === 'expired' ? t.link.signAgain : t.link.toPetition}
            </a>
          </p>
        </>
      )}
    </Layout>
  )
}
