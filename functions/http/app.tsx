import type { Hono } from 'hono'
import { cors } from 'hono/cors'
import { ErrorPage } from '../../web/pages/error.tsx'
import { loadErrorWords } from '../../web/texts/errors.ts'
import { loadTexts } from '../../web/texts/texts.ts'
import type { ListSources } from '../domain/followed-list.ts'
import { isLocale, preferredLocale } from '../domain/locale.ts'
import { documentation } from './api/documentation.ts'
import { publicApi } from './api/public.ts'
import { subscriptionsApi } from './api/subscriptions.ts'
import { behindEdge } from './behind-edge.ts'
import type { Dependencies } from './dependencies.ts'
import type { Languages } from './language.ts'
import { operations } from './operation.ts'
import { confirmSubscriptionPages } from './pages/confirm-subscription.tsx'
import { consolePages, consoleSettings } from './pages/console.tsx'
import { embedFault, embedPages, isEmbed } from './pages/embed.tsx'
import { findingPages } from './pages/finding.ts'
import { homePages } from './pages/home.tsx'
import { imageFiles } from './pages/images.ts'
import { mailLinkPages } from './pages/mail-links.tsx'
import { myDataPages } from './pages/my-data.tsx'
import { newsletterPages } from './pages/newsletter.tsx'
import { notMePages } from './pages/not-me.tsx'
import { ownLinkPages } from './pages/own-link.tsx'
import { answerPage, siteFor } from './pages/page.ts'
import { petitionPages } from './pages/petition.tsx'
import { petitionPictures } from './pages/petition-pictures.tsx'
import { preferencesPages } from './pages/preferences.tsx'
import { unsubscribePages } from './pages/unsubscribe.tsx'
import { problem, requestLocale } from './problem.ts'

const isApi = (path: string) => /^\/(?:api(?:\/|$)|health$)/.test(path)

/** Where a page's address with the slash that many put behind it leads: the page. A language stands first, so no other host can. */
function withoutSlash(url: string): string | undefined {
  const { pathname, search } = new URL(url)
  const page = pathname.replace(/\/+$/, '')
  return page !== pathname && isLocale(page.split('/')[1] ?? '') ? `${page}${search}` : undefined
}

/** A page's language stands first in its path; all else is answered in the one that the request prefers. */
const LANGUAGES: Languages = {
  of: (c) => {
    const first = c.req.path.split('/')[1] ?? ''
    return isLocale(first) ? first : preferredLocale(c.req.header('accept-language'))
  },
  load: (locale, path) => (isApi(path) ? loadErrorWords(locale) : loadTexts(locale)),
}

/** The public HTTP application: pages and the API for everybody. It knows of the world only what it is given. */
export function createApp(deps: Dependencies): Hono {
  const { petitions, topics } = deps.remembered
  const lists: ListSources = {
    topic: (topic, current) => (current ? deps.stores.topics.read(topic, true) : topics.read(topic)),
    petition: (slug, current) => (current ? deps.stores.petitions.read(slug, true) : petitions.read(slug)),
  }
  const app = behindEdge(deps, LANGUAGES, (c, status) => {
    if (isApi(c.req.path)) return problem(c, status === 404 ? 'not-found' : 'internal')
    const page = withoutSlash(c.req.url)
    if (page !== undefined && status === 404 && /^(?:GET|HEAD)$/.test(c.req.method))
      return c.redirect(page, 301)
    if (isEmbed(c.req.path)) return embedFault(c, deps, requestLocale(c), status)
    const site = siteFor(deps, requestLocale(c))
    return answerPage(c, <ErrorPage site={site} status={status} />, status)
  })

  app.use(async (c, next) => {
    if (!isApi(c.req.path) && !c.req.path.startsWith('/assets/')) await deps.remembered.look.refresh()
    await next()
  })

  // Any site's page may read a count; one that sends headers of its own asks first.
  app.use('/api/petitions/:slug/count', cors({ allowMethods: ['GET'], allowHeaders: ['*'] }))
  publicOperations(operations(app), deps)
  documentation(app, deps)
  consolePages(app, deps)

  findingPages(app, deps)
  imageFiles(app, deps)
  homePages(app, deps, topics)
  petitionPages(app, deps, petitions, topics)
  petitionPictures(app, deps, petitions)
  ownLinkPages(app, deps, petitions)
  embedPages(app, deps, petitions, topics)
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
export function publicOperations(api: ReturnType<typeof operations>, deps: Dependencies): void {
  const { petitions, topics } = deps.remembered
  publicApi(api, deps, petitions, topics)
  subscriptionsApi(api, deps, topics)
  consoleSettings(api, deps)
}
