import { DEFAULT_LOCALE, type Locale } from '../functions/domain/locale.ts'

/** A page in each of its languages. */
export type SitemapPage = {
  locales: readonly Locale[]
  /** What follows the language. */
  path: string
  /** ISO instant of its last change. */
  changedAt?: string
}

/** An answer of a function may hold 6 MB; 50,000 addresses, the protocol's own limit, come later (sitemaps.org). */
const MOST_CHARACTERS = 5_000_000

/** The pages that may be found, in each of their languages. What no longer fits is left out, from the end. */
export function sitemap(publicUrl: string, pages: readonly SitemapPage[]): string {
  let body = ''
  for (const page of pages) {
    const entry = entryOf(publicUrl, page)
    if (body.length + entry.length > MOST_CHARACTERS) break
    body += entry
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${body}</urlset>
`
}

function entryOf(publicUrl: string, { locales, path, changedAt }: SitemapPage): string {
  const address = (locale: Locale) => escaped(`${publicUrl}/${locale}${path}`)
  const otherwise = locales.includes(DEFAULT_LOCALE) ? DEFAULT_LOCALE : locales[0]
  if (otherwise === undefined) return ''
  const link = (hreflang: string, locale: Locale) =>
    `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${address(locale)}"/>`
  const links = [...locales.map((locale) => link(locale, locale)), link('x-default', otherwise)].join('')
  const changed = changedAt === undefined ? '' : `<lastmod>${changedAt}</lastmod>`
  return locales.map((locale) => `<url><loc>${address(locale)}</loc>${changed}${links}</url>\n`).join('')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** What robots are asked to leave: links of mails, which are one person's, and what is not for reading. */
export function robots(publicUrl: string): string {
  const left = [
    ...['confirm', 'not-me', 'unsubscribe', 'preferences', 'my-data'].map((page) => `/*/${page}/`),
    '/*/check-your-email',
    '/*/newsletter/thanks',
    '/*/own-link/',
    '/console',
    '/api/manage/',
  ]
  return [
    'User-agent: *',
    ...left.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${publicUrl}/sitemap.xml`,
    '',
  ].join('\n')
}
