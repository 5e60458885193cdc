import { Hono } from 'hono'
import { ErrorPage } from '../../web/pages/error.tsx'
import type { ListSources } from '../domain/followed-list.ts'
import { isLocale } from '../domain/locale.ts'
import { petitionCache } from '../domain/petition-cache.ts'
import { topicCache } from '../domain/topic-cache.ts'
import { manageAudit } from './api/manage-audit.ts'
import { manageCounts } from './api/manage-counts.ts'
import { manageFunnel } from './api/manage-funnel.ts'
import { manageImports } from './api/manage-imports.ts'
import { managePeople } from './api/manage-people.ts'
import { managePetitions } from './api/manage-petitions.ts'
import { manageRetention } from './api/manage-retention.ts'
import { manageSignatures } from './api/manage-signatures.ts'
import { manageSuppressions } from './api/manage-suppressions.ts'
import { manageTopics } from './api/manage-topics.ts'
import { publicApi } from './api/public.ts'
import { subscriptionsApi } from './api/subscriptions.ts'
import type { Dependencies } from './dependencies.ts'
import { onlyFromEdge } from './edge-checks.ts'
import { openApi } from './openapi.ts'
import { operations } from './operation.ts'
import { confirmSubscriptionPages } from './pages/confirm-subscription.tsx'
import { homePages } from './pages/home.tsx'
import { mailLinkPages } from './pages/mail-links.tsx'
import { myDataPages } from './pages/my-data.tsx'
import { newsletterPages } from './pages/newsletter.tsx'
import { notMePages } from './pages/not-me.tsx'
import { answerPage, siteFor } from './pages/page.ts'
import { petitionPages } from './pages/petition.tsx'
import { preferencesPages } from './pages/preferences.tsx'
import { unsubscribePages } from './pages/unsubscribe.tsx'
import { problem, requestLocale } from './problem.ts'
import { securityHeaders } from './security-headers.ts'

/** The whole HTTP application. It knows of the world only what it is given. */
export function createApp(deps: Dependencies): Hono {
  const app = new Hono()
  const petitions = petitionCache((slug) => deps.stores.petitions.read(slug), deps.now)
  const topics = topicCache(deps.stores.topics, deps.now)
  const lists: ListSources = {
    topic: (topic, current) => (current ? deps.stores.topics.read(topic, true) : topics.read(topic)),
    petition: (slug, current) => (current ? deps.stores.petitions.read(slug, true) : petitions.read(slug)),
  }
  app.use(securityHeaders)
  app.use(onlyFromEdge(deps.originSecrets, deps.mac))

  const api = operations(app, deps)
  publicApi(api, deps, petitions, topics)
  subscriptionsApi(api, deps, topics)
  managePetitions(api, deps, petitions)
  manageCounts(api, deps)
  manageFunnel(api, deps)
  manageSignatures(api, deps)
  manageTopics(api, deps, topics)
  manageImports(api, deps, topics)
  manageRetention(api, deps)
  managePeople(api, deps)
  manageSuppressions(api, deps)
  manageAudit(api, deps)
  app.get('/api/openapi.json', (c) => {
    c.header('Cache-Control', 'public, max-age=60, s-maxage=300')
    return c.json(openApi(api.all, deps.site.publicUrl, deps.console.issuer))
  })
  app.get('/console/config.json', (c) => c.json(deps.console))

  homePages(app, deps, topics)
  petitionPages(app, deps, petitions, topics)
  newsletterPages(app, deps, topics)
  confirmSubscriptionPages(app, deps, lists)
  mailLinkPages(app, deps, petitions, lists)
  notMePages(app, deps, petitions)
  myDataPages(app, deps, lists)
  unsubscribePages(app, deps, lists)
  preferencesPages(app, deps, topics, lists)

  const isApi = (path: string) => path.startsWith('/api/') || path === '/health'
  const pageOf = (path: string, accepted: ReturnType<typeof requestLocale>) => {
    const first = path.split('/')[1] ?? ''
    return siteFor(deps, isLocale(first) ? first : accepted)
  }
  app.notFound((c) => {
    if (isApi(c.req.path)) return problem(c, 'not-found')
    const site = pageOf(c.req.path, requestLocale(c))
    return answerPage(c, <ErrorPage site={site} status={404} />, 404)
  })
  app.onError((error, c) => {
    // The name only: messages of faults can hold what was typed.
    deps.log.error('A request failed.', { code: 'request-failed', fault: error.name, method: c.req.method })
    if (isApi(c.req.path)) return problem(c, 'internal')
    const site = pageOf(c.req.path, requestLocale(c))
    return answerPage(c, <ErrorPage site={site} status={500} />, 500)
  })
  return app
}
