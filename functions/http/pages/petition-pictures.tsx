import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { COUNT_STYLE, CountPicture } from '../../../web/pictures/count.tsx'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import type { Dependencies } from '../dependencies.ts'
import { isPublic, petitionView } from '../petition-views.ts'
import { pathLocale, siteFor } from './page.ts'

/** For browsers and the edge alike: a counter on a busy site costs one request in this time. */
const COUNT_CACHE = 'public, max-age=15, s-maxage=15'

/** Pictures of a petition that any site may show. They say nothing of who looks, and set nothing. */
export function petitionPictures(app: Hono, deps: Dependencies, petitions: PetitionCache): void {
  const path = '/:locale/petitions/:slug'
  const styleHash = createHash('sha256').update(COUNT_STYLE).digest('base64')
  // Framing it is what it is for (<object>), and pressing it only follows its link.
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'none'; base-uri 'none'; frame-ancestors *`

  const find = async (c: Context) => {
    const locale = pathLocale(c)
    const petition = locale && (await petitions.read(c.req.param('slug') ?? ''))
    return locale && isPublic(petition, deps.now()) ? { locale, petition } : undefined
  }

  app.get(`${path}/count.svg`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const { locale, petition } = found
    const count = await deps.stores.counts.total(petition.slug)
    const now = deps.now()
    const picture = (
      <CountPicture
        site={siteFor(deps, locale)}
        petition={petitionView(petition, locale, count, now, {})}
        count={count}
        offline={petition.offline}
        asOf={now.toISOString()}
      />
    )
    return c.body(picture.toString(), 200, {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': COUNT_CACHE,
      'Content-Security-Policy': policy,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
  })
}
