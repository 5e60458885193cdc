import type { Hono } from 'hono'
import { robots, type SitemapPage, sitemap } from '../../../web/sitemap.ts'
import { LOCALES } from '../../domain/locale.ts'
import { type Petition, publishedLocales } from '../../domain/petition.ts'
import type { Dependencies } from '../dependencies.ts'
import { isPublic } from '../petition-views.ts'

const CACHE = 'public, max-age=60, s-maxage=60'
const PETITIONS_A_READ = 100

/** Pages that stand in every language, whatever the petitions. */
const STANDING: readonly SitemapPage[] = ['', '/newsletter', '/privacy'].map((path) => ({
  locales: LOCALES,
  path,
}))

/** What is written for robots: which pages there are, and which to leave. */
export function findingPages(app: Hono, deps: Dependencies): void {
  const { publicUrl } = deps.site

  app.get('/robots.txt', (c) => c.text(robots(publicUrl), 200, { 'Cache-Control': CACHE }))

  app.get('/sitemap.xml', async (c) => {
    const petitions = (await everyPetition(deps)).filter((petition) => isPublic(petition, deps.now()))
    const pages = petitions.map((petition) => ({
      locales: publishedLocales(petition),
      path: `/petitions/${petition.slug}`,
      changedAt: petition.updatedAt,
    }))
    return c.body(sitemap(publicUrl, [...STANDING, ...pages]), 200, {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': CACHE,
    })
  })
}

async function everyPetition({ stores }: Dependencies): Promise<Petition[]> {
  const found: Petition[] = []
  let after: string | undefined
  do {
    const page = await stores.petitions.list(PETITIONS_A_READ, after)
    found.push(...page.items)
    after = page.next
  } while (after !== undefined)
  return found
}
