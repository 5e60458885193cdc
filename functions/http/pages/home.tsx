import type { Hono } from 'hono'
import { HomePage } from '../../../web/pages/home.tsx'
import { PrivacyPage } from '../../../web/pages/privacy.tsx'
import { themedStyle } from '../../../web/theme.ts'
import { stateAt } from '../../domain/petition.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import type { Dependencies } from '../dependencies.ts'
import { isPublic, petitionView } from '../petition-views.ts'
import { requestLocale } from '../problem.ts'
import { topicChoices } from '../topic-views.ts'
import { answerPage, pathLocale, siteFor } from './page.ts'

const PETITIONS_SHOWN = 100
const HOME_CACHE = 'public, max-age=0, s-maxage=30'
const STATIC_CACHE = 'public, max-age=31536000, immutable'

/** The pages that belong to no single petition, and the static files. */
export function homePages(app: Hono, deps: Dependencies, topics: TopicCache): void {
  app.get('/', (c) => {
    c.header('Vary', 'Accept-Language')
    return c.redirect(`/${requestLocale(c)}`, 302)
  })

  const inColours = (path: string) => {
    const { style, files } = deps.assets
    const plain = files.get(style)
    const body = plain && themedStyle(path, { path: style, body: plain.body })
    return body === undefined ? undefined : { type: plain?.type ?? '', body }
  }

  app.get('/assets/:file', async (c) => {
    const { path } = c.req
    const asset = deps.assets.files.get(path) ?? inColours(path) ?? deps.consoleAssets.file(path)
    if (asset === undefined) return c.notFound()
    return c.body(asset.body, 200, { 'Content-Type': asset.type, 'Cache-Control': STATIC_CACHE })
  })

  app.get('/:locale{[a-z]{2,3}}', async (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    const now = deps.now()
    const [{ items }, known] = await Promise.all([deps.stores.petitions.list(PETITIONS_SHOWN), topics.all()])
    const shown = items.filter((petition) => isPublic(petition, now) && stateAt(petition, now) !== 'archived')
    const counts = await deps.stores.counts.totals(shown.map((petition) => petition.slug))
    const petitions = shown.map((petition) =>
      petitionView(petition, locale, counts.get(petition.slug) ?? 0, now, {}),
    )
    c.header('Cache-Control', HOME_CACHE)
    return answerPage(
      c,
      <HomePage
        site={siteFor(deps, locale, '')}
        petitions={petitions}
        topics={topicChoices(known, locale)}
      />,
    )
  })

  app.get('/:locale/privacy', (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    c.header('Cache-Control', HOME_CACHE)
    return answerPage(c, <PrivacyPage site={siteFor(deps, locale, '/privacy')} />)
  })
}
