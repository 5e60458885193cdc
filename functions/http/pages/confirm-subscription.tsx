import type { Context, Hono } from 'hono'
import { ConfirmSubscriptionPage } from '../../../web/pages/confirm-subscription.tsx'
import { LinkPage } from '../../../web/pages/link.tsx'
import { newsletterThanksPath } from '../../../web/site.ts'
import { type ListSources, withConsents } from '../../domain/followed-list.ts'
import type { Locale } from '../../domain/locale.ts'
import { confirmSubscriptionByLink, openSubscriptionLink } from '../confirm-subscription.ts'
import type { Dependencies } from '../dependencies.ts'
import { answerPage, pathLocale, siteFor } from './page.ts'

/**
 * The confirm link of a request to follow lists. It shares its path with that of a signature: a token that is
 * no such link is left to the pages after these. A GET changes nothing; the press of the button (POST) does.
 */
export function confirmSubscriptionPages(app: Hono, deps: Dependencies, lists: ListSources): void {
  const path = '/:locale/confirm/:token'

  const expired = (c: Context, locale: Locale) =>
    answerPage(c, <LinkPage site={siteFor(deps, locale)} kind="expired" about="newsletter" />, 410)

  app.get(path, async (c, next) => {
    const locale = pathLocale(c)
    const token = c.req.param('token')
    const opened = await openSubscriptionLink(deps, token)
    if (locale === undefined || (!opened.ok && opened.because === 'unknown')) return next()
    if (!opened.ok) return expired(c, locale)
    const { state, follows } = opened.request
    // Who has pressed already is answered as then.
    if (state === 'confirmed') return c.redirect(newsletterThanksPath(locale), 303)
    return answerPage(
      c,
      <ConfirmSubscriptionPage
        site={siteFor(deps, locale)}
        token={token}
        lists={await withConsents(lists, follows, locale)}
      />,
    )
  })

  app.post(path, async (c, next) => {
    const locale = pathLocale(c)
    if (locale === undefined) return next()
    const confirmed = await confirmSubscriptionByLink(deps, c.req.param('token'))
    if (confirmed.ok) return c.redirect(newsletterThanksPath(locale), 303)
    return confirmed.because === 'unknown' ? next() : expired(c, locale)
  })
}
