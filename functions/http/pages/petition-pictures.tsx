import { createHash } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { petitionCard } from '../../../web/cards/petition-card.ts'
import { PosterPage } from '../../../web/pages/poster.tsx'
import { COUNT_STYLE, CountPicture } from '../../../web/pictures/count.tsx'
import { QrCode } from '../../../web/pictures/qr-code.tsx'
import { type Credit, petitionPath } from '../../../web/site.ts'
import { texts } from '../../../web/texts/texts.ts'
import type { Locale } from '../../domain/locale.ts'
import { type Petition, stateAt } from '../../domain/petition.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import type { Dependencies } from '../dependencies.ts'
import { isPublic, petitionView } from '../petition-views.ts'
import { creditIn } from '../sign-form.ts'
import { answerPage, pathLocale, siteFor } from './page.ts'

/** For browsers and the edge alike: a counter on a busy site costs one request in this time. */
const COUNT_CACHE = 'public, max-age=15, s-maxage=15'

/** What changes with the petition's address or title alone. */
const SHEET_CACHE = 'public, max-age=60, s-maxage=60'

/** Networks keep it for hours themselves; drawing it takes as long as a hundred pages. */
const CARD_CACHE = 'public, max-age=600, s-maxage=600'

/** Pictures of a petition that any site may show, and its sheet of paper. They say nothing of who looks, and set nothing. */
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
  /** The petition's address, with the way that whoever scans it came. */
  const addressOf = (locale: Locale, { slug }: Petition, credit: Credit) =>
    `${deps.site.publicUrl}${petitionPath(locale, slug, credit)}`

  // What cannot be drawn is not there: a link is shown without a picture then, and nobody sees an error.
  app.get(`${path}/card.png`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const { locale, petition } = found
    const view = petitionView(petition, locale, await deps.stores.counts.total(petition.slug), deps.now(), {})
    const png = await deps
      .drawCard(petitionCard(locale, deps.site.organisation, view, deps.remembered.look.current()))
      .catch((error: unknown) => {
        const fault = error instanceof Error ? error.name : typeof error
        deps.log.error('A card could not be drawn.', { code: 'card-not-drawn', fault })
      })
    if (png === undefined) return c.notFound()
    return c.body(Uint8Array.from(png), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': CARD_CACHE,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
  })

  app.get(`${path}/qr.svg`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const { locale, petition } = found
    const address = addressOf(locale, petition, creditIn(new URL(c.req.url).searchParams, petition))
    return c.body((<QrCode address={address} title={texts(locale).poster.code} />).toString(), 200, {
      'Content-Type': 'image/svg+xml; charset=utf-8',
      'Cache-Control': SHEET_CACHE,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
  })

  app.get(`${path}/poster`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const { locale, petition } = found
    // Whoever scanned the sheet could no longer sign.
    if (stateAt(petition, deps.now()) !== 'open') return c.redirect(petitionPath(locale, petition.slug), 302)
    const credit = creditIn(new URL(c.req.url).searchParams, petition)
    c.header('Cache-Control', SHEET_CACHE)
    return answerPage(
      c,
      <PosterPage
        site={siteFor(deps, locale)}
        petition={petitionView(petition, locale, 0, deps.now(), {})}
        address={addressOf(locale, petition, { source: 'poster', ...credit })}
      />,
    )
  })
}
