import type { Locale } from '../../functions/domain/locale.ts'
import { Layout } from '../components/layout.tsx'
import { homePath, langOn, myDataPath, newsletterPath, petitionPath, type Site, thanksPath } from '../site.ts'
import { texts } from '../texts/texts.ts'

/** Why a link from a mail no longer does anything. */
export type LinkKind = 'expired' | 'unknown' | 'petition-closed' | 'already-confirmed' | 'gone'

export type LinkPageProps = {
  site: Site
  kind: LinkKind
  petition?: { slug: string; title: string; locale: Locale }
  /** What the link was for, where it was for no signature: where to ask for another. */
  about?: 'newsletter' | 'my-data' | 'not-me'
}

/** A link that has nothing left to do: why, and where to go. */
export function LinkPage({ site, kind, petition, about }: LinkPageProps) {
  const t = texts(site.locale)
  const elsewhere = kind === 'unknown' ? undefined : about
  const words = elsewhere === undefined ? t.link[kind] : t.link[elsewhere]
  return (
    <Layout site={site} title={words.title}>
      <div class="opening">
        <h1>{words.title}</h1>
        <p class="lead">{words.text}</p>
      </div>
      {petition !== undefined && (
        <p>
          <a href={petitionPath(site.locale, petition.slug)} lang={langOn(site, petition.locale)}>
            {petition.title}
          </a>
        </p>
      )}
      <p>
        <WayOn site={site} kind={kind} petition={petition} about={elsewhere} />
      </p>
    </Layout>
  )
}

type WayOnProps = { site: Site; kind: LinkKind } & {
  [Key in 'petition' | 'about']: LinkPageProps[Key] | undefined
}

function WayOn({ site, kind, petition, about }: WayOnProps) {
  const t = texts(site.locale)
  const to = (href: string, words: string) => (
    <a class="button quiet" href={href}>
      {words}
    </a>
  )
  if (about === 'newsletter') return to(newsletterPath(site.locale), t.link.newsletter.again)
  if (about === 'my-data') return to(myDataPath(site.locale), t.link['my-data'].again)
  if (about === 'not-me') return <a href={`mailto:${site.privacyContact}`}>{site.privacyContact}</a>
  if (petition === undefined) return to(homePath(site.locale), t.errorPage.home)
  // Whoever presses the mail's button once more is taken to what can be done next.
  if (kind === 'already-confirmed') return to(thanksPath(site.locale, petition.slug), t.thanks.share)
  const words = kind === 'expired' ? t.link.signAgain : t.link.toPetition
  return to(petitionPath(site.locale, petition.slug), words)
}
