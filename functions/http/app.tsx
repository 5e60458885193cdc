import type { Hono } from 'hono'
import { ErrorPage } from '../../web/pages/error.tsx'
import type { ListSources } from '../domain/followed-list.ts'
import { isLocale } from '../domain/locale.ts'
import { documentation } from './api/documentation.ts'
import { publicApi } from './api/public.ts'
import { subscriptionsApi } from './api/subscriptions.ts'
import { behindEdge } from './behind-edge.ts'
import type { Dependencies, SharedDependencies } from './dependencies.ts'
import { operations } from './operation.ts'
import { confirmSubscriptionPages } from './pages/confirm-subscription.tsx'
import { findingPages } from './pages/finding.ts'
import { homePages } from './pages/home.tsx'
import { mailLinkPages } from './pages/mail-links.tsx'
import { myDataPages } from './pages/my-data.tsx'
import { newsletterPages } from './pages/newsletter.tsx'
import { notMePages } from './pages/not-me.tsx'
import { answerPage, siteFor } from './pages/page.ts'
import { petitionPages } from './pages/petition.tsx'
import { petitionPictures } from './pages/petition-pictures.tsx'
import { preferencesPages } from './pages/preferences.tsx'
import { unsubscribePages } from './pages/unsubscribe.tsx'
import { problem, requestLocale } from './problem.ts'

/** The public HTTP application: pages and the API for everybody. It knows of the world only what it is given. */
export function createApp(deps: Dependencies): Hono {
  const { petitions, topics } = deps.remembered
  const lists: ListSources = {
    topic: (topic, current) => (current ? deps.stores.topics.read(topic, true) : topics.read(topic)),
    petition: (slug, current) => (current ? deps.stores.petitions.read(slug, true) : petitions.read(slug)),
  }
  const isApi = (path: string) => path.startsWith('/api/') || path === '/health'
  const pageOf = (path: string, accepted: ReturnType<typeof requestLocale>) => {
    const first = path.split('/')[1] ?? ''
    return siteFor(deps, isLocale(first) ? first : accepted)
  }
  const app = behindEdge(deps, (c, status) => {
    if (isApi(c.req.path)) return problem(c, status === 404 ? 'not-found' : 'internal')
    const site = pageOf(c.req.path, requestLocale(c))
    return answerPage(c, <ErrorPage site={site} status={status} />, status)
  })

  publicOperations(operations(app), deps)
  documentation(app, deps)
  app.get('/console/config.json', (c) => c.json(deps.console))

  findingPages(app, deps)
  homePages(app, deps, topics)
  petitionPages(app, deps, petitions, topics)
  petitionPictures(app, deps, petitions)
  newsletterPages(app, deps, topics)
  confirmSubscriptionPages(app, deps, lists)
  mailLinkPages(app, deps, petitions, lists)
  notMePages(app, deps, petitions)
  myDataPages(app, deps, lists)
  unsubscribePages(app, deps, lists)
  preferencesPages(app, deps, topics, lists)
  return app
}

/** What the API lets everybody do. */
export function publicOperations(api: ReturnType<typeof operations>, deps: SharedDependencies): void {
  const { petitions, topics } = deps.remembered
  publicApi(api, deps, petitions, topics)
  subscriptionsApi(api, deps, topics)
}
