import type { Locale } from '../../functions/domain/locale.ts'
import { Layout } from '../components/layout.tsx'
import { QrCode } from '../pictures/qr-code.tsx'
import { langOn, petitionPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type PosterPageProps = {
  site: Site
  petition: { slug: string; locale: Locale; title: string; summary: string }
  /** What its code leads to. */
  address: string
}

/** A sheet of paper to hang up: what it is about, a code to scan, and an address to type. */
export function PosterPage({ site, petition, address }: PosterPageProps) {
  const t = texts(site.locale).poster
  const lang = langOn(site, petition.locale)
  const path = petitionPath(site.locale, petition.slug)
  return (
    <Layout site={site} title={`${t.title}: ${petition.title}`}>
      <p class="poster-hint">
        {t.hint} <a href={path}>{texts(site.locale).link.toPetition}</a>
      </p>
      <article class="poster">
        <h1 lang={lang}>{petition.title}</h1>
        <p class="lead" lang={lang}>
          {petition.summary}
        </p>
        <QrCode address={address} title={t.code} />
        <p class="poster-scan">{t.scan}</p>
        <p class="poster-address">{`${new URL(site.publicUrl).host}${path}`}</p>
      </article>
    </Layout>
  )
}
