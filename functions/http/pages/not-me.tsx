import type { Context, Hono } from 'hono'
import { LinkPage } from '../../../web/pages/link.tsx'
import { NotMePage } from '../../../web/pages/not-me.tsx'
import { NotMeDonePage } from '../../../web/pages/not-me-done.tsx'
import type { Locale } from '../../domain/locale.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import type { Dependencies } from '../dependencies.ts'
import { denyByLink, type NotMeAbout, openNotMeLink } from '../not-me.ts'
import { petitionName } from '../petition-views.ts'
import { answerPage, pathLocale, siteFor } from './page.ts'

const STATUS = { unknown: 404, expired: 410 } as const

/** "This wasn't me", from any mail. A GET shows a button; its press does what it says. */
export function notMePages(app: Hono, deps: Dependencies, petitions: PetitionCache): void {
  const path = '/:locale/not-me/:token'
  const needs = { ...deps, petition: petitions.read }

  const dead = (c: Context, locale: Locale, kind: keyof typeof STATUS) =>
    answerPage(c, <LinkPage site={siteFor(deps, locale)} kind={kind} about="not-me" />, STATUS[kind])

  const words = (about: NotMeAbout, locale: Locale) =>
    'petition' in about ? { petition: petitionName(about.petition, locale) } : about

  app.get(path, async (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    const token = c.req.param('token')
    const opened = await openNotMeLink(needs, token)
    if (!opened.ok) return dead(c, locale, opened.because)
    const site = siteFor(deps, locale)
    return answerPage(c, <NotMePage site={site} token={token} {...words(opened.about, locale)} />)
  })

  app.post(path, async (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    const denied = await denyByLink(needs, c.req.param('token'))
    if (!denied.ok) return dead(c, locale, denied.because)
    const signed = 'petition' in denied.about
    return answerPage(c, <NotMeDonePage site={siteFor(deps, locale)} signed={signed} />)
  })
}
