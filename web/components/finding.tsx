import { raw } from 'hono/html'
import { DEFAULT_LOCALE, type Locale } from '../../functions/domain/locale.ts'
import type { Site } from '../site.ts'

export type Finding = {
  /** The languages that the page's own text is written in; in the others it stands under its first one. */
  locales: readonly Locale[]
  /** The picture that goes with a shared link. */
  image?: { path: string; width: number; height: number; alt: string }
  /** What machines read of the page, in schema.org's words; without its context. */
  facts?: { '@type': string } & Record<string, unknown>
  /** A page that is for nobody to find, and shared all the same: a link to it shows this one. */
  instead?: Pick<Site, 'alternates'> & { title: string; description: string }
}

type FindingHeadProps = { site: Site; title: string; description?: string | undefined; finding?: Finding }

/** What search engines and networks read in a page's head: its address, its languages, and how a link to it looks. */
export function FindingHead({ site, finding, ...page }: FindingHeadProps) {
  if (site.alternates[site.locale] === undefined) return <meta name="robots" content="noindex" />
  const { instead } = finding ?? {}
  const { title, description } = instead ?? page
  const { alternates } = instead ?? site
  const all = Object.keys(alternates) as Locale[]
  const locales = finding === undefined ? all : all.filter((locale) => finding.locales.includes(locale))
  const address = (locale: Locale) => `${site.publicUrl}${alternates[locale]}`
  const [first = site.locale] = locales
  const own = locales.includes(site.locale) ? site.locale : first
  const otherwise = locales.includes(DEFAULT_LOCALE) ? DEFAULT_LOCALE : first
  const { image, facts } = finding ?? {}
  return (
    <>
      {instead !== undefined && <meta name="robots" content="noindex" />}
      <link rel="canonical" href={address(own)} />
      {locales.map((locale) => (
        <link rel="alternate" hreflang={locale} href={address(locale)} />
      ))}
      <link rel="alternate" hreflang="x-default" href={address(otherwise)} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={site.organisation} />
      <meta property="og:title" content={title} />
      {description !== undefined && <meta property="og:description" content={description} />}
      <meta property="og:url" content={address(own)} />
      <meta property="og:locale" content={territorial(own)} />
      {locales
        .filter((locale) => locale !== own)
        .map((locale) => (
          <meta property="og:locale:alternate" content={territorial(locale)} />
        ))}
      {image !== undefined && (
        <>
          <meta property="og:image" content={`${site.publicUrl}${image.path}`} />
          <meta property="og:image:width" content={`${image.width}`} />
          <meta property="og:image:height" content={`${image.height}`} />
          <meta property="og:image:alt" content={image.alt} />
        </>
      )}
      <meta name="twitter:card" content={image === undefined ? 'summary' : 'summary_large_image'} />
      {facts !== undefined && (
        // Data, not a script: browsers do not run it, so the policy on scripts does not ask for its hash.
        <script type="application/ld+json">
          {raw(json({ '@context': 'https://schema.org', ...facts }))}
        </script>
      )}
    </>
  )
}

/** `nl_NL`: networks know languages with their largest country (CLDR's likely one). */
function territorial(locale: Locale): string {
  const { language, region } = new Intl.Locale(locale).maximize()
  return `${language}_${region}`
}

/** JSON that no text in it can end the element of. */
function json(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
