/** What a partner puts into its own page, as HTML to be copied; and links that say how somebody came. */
export type Sharing = {
  /** The site's own origin. */
  origin: string
  slug: string
  locale: string
  /** The petition's title in that language: what a frame and a picture are called. */
  title: string
  partner?: string
  source?: string
}

/** The petition's address, with whom and what a signature is credited to. */
export function shareLink({ origin, slug, locale, ...credit }: Sharing): string {
  return `${origin}/${locale}/petitions/${slug}${queryOf(credit)}`
}

/** The form, by the script that lets its frame grow; where no script runs, a link to it. */
export function scriptSnippet(sharing: Sharing): string {
  const { origin, slug, locale, partner, source, title } = sharing
  const data = [
    ['petition', slug],
    ['locale', locale],
    ['title', title],
    ['partner', partner],
    ['source', source],
  ] as const
  const attributes = data.flatMap(([name, value]) => (value ? [` data-${name}="${escaped(value)}"`] : []))
  const script = `<script src="${origin}/embed.js"${attributes.join('')} async></script>`
  return `${script}<noscript><a href="${escaped(shareLink(sharing))}">${escaped(title)}</a></noscript>`
}

/** The form where a site lets no script in: a frame of one height, which scrolls by itself. */
export function frameSnippet({ origin, slug, locale, title, ...credit }: Sharing): string {
  const address = `${origin}/${locale}/embed/petitions/${slug}${queryOf(credit)}`
  return `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="900" loading="lazy" style="border:0"></iframe>`
}

/** The counter, which leads to the petition. */
export function countSnippet(sharing: Sharing & { offline: number }): string {
  const { origin, slug, locale, title, offline } = sharing
  const picture = `${origin}/${locale}/petitions/${slug}/count.svg`
  // A line more where there are signatures on paper.
  const height = offline > 0 ? 144 : 124
  return `<a href="${escaped(shareLink(sharing))}"><img src="${picture}" width="320" height="${height}" alt="${escaped(title)}"></a>`
}

function queryOf({ partner, source }: Pick<Sharing, 'partner' | 'source'>): string {
  const query = new URLSearchParams({ ...(source ? { source } : {}), ...(partner ? { partner } : {}) })
  return query.size === 0 ? '' : `?${query}`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (mark) => ENTITIES[mark] ?? mark)
