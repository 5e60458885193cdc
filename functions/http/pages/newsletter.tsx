import type { Context, Hono } from 'hono'
import { EMPTY_NEWSLETTER_FORM, type NewsletterFormState } from '../../../web/components/newsletter-form.tsx'
import { ErrorPage } from '../../../web/pages/error.tsx'
import { NewsletterPage } from '../../../web/pages/newsletter.tsx'
import { NewsletterCheckEmailPage } from '../../../web/pages/newsletter-check-email.tsx'
import { NewsletterThanksPage } from '../../../web/pages/newsletter-thanks.tsx'
import { newsletterCheckEmailPath } from '../../../web/site.ts'
import type { Locale } from '../../domain/locale.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import type { Dependencies } from '../dependencies.ts'
import { subscribe } from '../subscribe.ts'
import { fromNewsletterForm, readSubscribeRequest } from '../subscribe-request.ts'
import { topicChoices } from '../topic-views.ts'
import { answerPage, pathLocale, readFields, siteFor } from './page.ts'

const NEWSLETTER_CACHE = 'public, max-age=0, s-maxage=30'

/** Asking to follow topics by mail: the form, and the pages that follow it. */
export function newsletterPages(app: Hono, deps: Dependencies, topics: TopicCache): void {
  const path = '/:locale/newsletter'

  const show = async (c: Context, locale: Locale, form: NewsletterFormState, status: 200 | 422) => {
    const choices = topicChoices(await topics.all(), locale)
    const site = siteFor(deps, locale, '/newsletter')
    return answerPage(c, <NewsletterPage site={site} topics={choices} form={form} />, status)
  }

  app.get(path, async (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    c.header('Cache-Control', NEWSLETTER_CACHE)
    return show(c, locale, EMPTY_NEWSLETTER_FORM, 200)
  })

  app.post(path, async (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    const fields = await readFields(c)
    if (fields === undefined)
      return answerPage(c, <ErrorPage site={siteFor(deps, locale)} status={413} />, 413)
    const from = { locale, channel: 'page' as const }
    const request = await readSubscribeRequest(topics, fromNewsletterForm(fields), from, deps.now())
    if (!request.ok) {
      const form = {
        values: Object.fromEntries(fields),
        errors: request.errors,
        chosen: fields.getAll('topics'),
      }
      return show(c, locale, form, 422)
    }
    const { email, follows } = request.value
    const person = deps.personKey(email.canonical)
    await subscribe(deps, { person, email: email.typed, locale }, follows)
    return c.redirect(newsletterCheckEmailPath(locale), 303)
  })

  app.get(`${path}/check-your-email`, (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    const site = siteFor(deps, locale, '/newsletter/check-your-email')
    return answerPage(c, <NewsletterCheckEmailPage site={site} />)
  })

  app.get(`${path}/thanks`, (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    return answerPage(c, <NewsletterThanksPage site={siteFor(deps, locale, '/newsletter/thanks')} />)
  })
}
