import type { Hono } from 'hono'
import { UnsubscribePage } from '../../../web/pages/unsubscribe.tsx'
import { UnsubscribedPage } from '../../../web/pages/unsubscribed.tsx'
import { followedList, type ListSources } from '../../domain/followed-list.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Dependencies } from '../dependencies.ts'
import { type Leave, leaveByLink, listsLeft, openUnsubscribeLink, standingToken } from '../leave.ts'
import { answerPage, pathLocale, siteFor } from './page.ts'

/**
 * Unsubscribing, by the link in a mail. A GET shows a button. Any POST unsubscribes: RFC 8058's one-click
 * comes urlencoded, multipart or bare, without cookies or a page that it came from, so its body is not read.
 */
export function unsubscribePages(app: Hono, deps: Dependencies, sources: ListSources): void {
  const path = '/:locale/unsubscribe/:token'

  const about = async (leave: Leave, locale: Locale) => {
    const lists = await listsLeft(deps, leave)
    if (lists === undefined) return {}
    return { lists: await Promise.all(lists.map((list) => followedList(sources, list, locale))) }
  }

  app.get(path, async (c) => {
    const locale = pathLocale(c)
    const token = c.req.param('token')
    const leave = openUnsubscribeLink(deps, token)
    if (locale === undefined || leave === undefined) return c.notFound()
    const everything = { token: standingToken(deps, 'unsubscribe', leave) }
    return answerPage(
      c,
      <UnsubscribePage
        site={siteFor(deps, locale)}
        token={token}
        {...(await about(leave, locale))}
        {...(leave.list === undefined ? {} : { everything })}
      />,
    )
  })

  app.post(path, async (c) => {
    const locale = pathLocale(c)
    const leave = locale === undefined ? undefined : await leaveByLink(deps, c.req.param('token'))
    if (locale === undefined || leave === undefined) return c.notFound()
    return answerPage(
      c,
      <UnsubscribedPage
        site={siteFor(deps, locale)}
        preferencesToken={standingToken(deps, 'preferences', leave)}
        {...(await about(leave, locale))}
      />,
    )
  })
}
