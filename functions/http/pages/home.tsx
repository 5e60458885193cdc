import type { Hono } from 'hono'
import { HomePage } from '../../../web/pages/home.tsx'
import { PrivacyPage } from '../../../web/pages/privacy.tsx'
import { themedStyle } from '../../../web/theme.ts'
import type { Locale } from '../../domain/locale.ts'
import { type Petition, shownLocale, stateAt } from '../../domain/petition.ts'
import { remembered } from '../../domain/remembered.ts'
import { foldText, hasWords, searchWords } from '../../domain/search.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import type { Dependencies } from '../dependencies.ts'
import { isPublic, petitionView } from '../petition-views.ts'
import { requestLocale } from '../problem.ts'
import { topicChoices } from '../topic-views.ts'
import { answerPage, pathLocale, siteFor } from './page.ts'

const PETITIONS_SHOWN = 100
/** A search looks at this many petitions at most, as they were some seconds ago. */
const MOST_SEARCHED = 1000
const SEARCH_MEMORY_MS = 30_000
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

  const firstPetitions = async (now: Date) =>
    (
      await deps.stores.petitions.list(
        PETITIONS_SHOWN,
        undefined,
        (petition) => isPublic(petition, now) && stateAt(petition, now) !== 'archived',
      )
    ).items
  const allPetitions = remembered(
    async () => {
      const found: Petition[] = []
      let after: string | undefined
      do {
        const page = await deps.stores.petitions.list(PETITIONS_SHOWN, after)
        found.push(...page.items)
        after = page.next
      } while (after !== undefined && found.length < MOST_SEARCHED)
      return found
    },
    SEARCH_MEMORY_MS,
    deps.now,
  )

  app.get('/:locale{[a-z]{2,3}}', async (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    const now = deps.now()
    const typed = c.req.query('q') ?? ''
    const words = searchWords(typed)
    const [items, known] = await Promise.all([
      words.length > 0 ? allPetitions() : firstPetitions(now),
      topics.all(),
    ])
    const shown = items
      .filter((petition) => isPublic(petition, now))
      // Petitions that were put away are found by whoever looks for them.
      .filter((petition) =>
        words.length > 0 ? hasWords(wordsOf(petition, locale), words) : stateAt(petition, now) !== 'archived',
      )
      .slice(0, PETITIONS_SHOWN)
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
        {...(words.length > 0 ? { searched: typed.trim() } : {})}
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

/** What a search for a petition looks at: its words in the language that its card is shown in. */
function wordsOf(petition: Petition, locale: Locale): string {
  const {
    title = '',
    summary = '',
    addressee = '',
    body = '',
  } = petition.texts[shownLocale(petition, locale)] ?? {}
  return foldText(`${title} ${summary} ${addressee} ${body}`)
}
