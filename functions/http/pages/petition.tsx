import type { Context, Hono } from 'hono'
import { findingAfter } from '../../../web/components/petition-finding.ts'
import { CheckEmailPage } from '../../../web/pages/check-email.tsx'
import { ErrorPage } from '../../../web/pages/error.tsx'
import { PetitionPage, type SignForm } from '../../../web/pages/petition.tsx'
import { ThanksPage } from '../../../web/pages/thanks.tsx'
import { type Credit, checkEmailPath, petitionPath } from '../../../web/site.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Petition } from '../../domain/petition.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import { offered } from '../../domain/topic.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import { alliesIn } from '../ally-views.ts'
import type { Dependencies } from '../dependencies.ts'
import { petitionAround } from '../petition-around.ts'
import { petitionName, petitionView } from '../petition-views.ts'
import { creditIn } from '../sign-form.ts'
import { answerPage, siteFor } from './page.ts'
import {
  almostIn,
  type Found,
  findPetition,
  type ResendForm,
  takeForm,
  takeResend,
  thanksToldIn,
} from './signing.ts'

/** What petition pages, also in frames, may be kept at the edge. */
export const PETITION_CACHE = 'public, max-age=0, s-maxage=10'
const NO_FORM: SignForm = { values: {}, errors: [] }

/** The petition's page, the signing form behind it, and the pages that follow. */
export function petitionPages(
  app: Hono,
  deps: Dependencies,
  petitions: PetitionCache,
  topics: TopicCache,
): void {
  const path = '/:locale/petitions/:slug'

  const find = (c: Context) => findPetition(c, deps, petitions)

  const around = petitionAround(deps)
  /** Petitions as their cards show them. */
  const cardsOf = (those: readonly Petition[], locale: Locale, counts: ReadonlyMap<string, number>) =>
    those.map((one) => petitionView(one, locale, counts.get(one.slug) ?? 0, deps.now(), {}))

  const show = async (
    c: Context,
    { locale, petition }: Found,
    form: SignForm,
    credit: Credit,
    status: 200 | 409 | 422,
  ): Promise<Response> => {
    const [related, known, signers, news, allies] = await Promise.all([
      around.related(petition),
      topics.all(),
      around.signers(petition),
      around.news(petition, locale),
      deps.remembered.partners.named(petition.partners),
    ])
    const counts = await deps.stores.counts.totals([petition, ...related].map(({ slug }) => slug))
    return answerPage(
      c,
      <PetitionPage
        site={siteFor(deps, locale, `/petitions/${petition.slug}`, credit)}
        petition={petitionView(petition, locale, counts.get(petition.slug) ?? 0, deps.now(), credit, known)}
        form={form}
        signers={signers}
        news={news}
        related={cardsOf(related, locale, counts)}
        allies={alliesIn(allies)}
      />,
      status,
    )
  }

  app.get(path, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    c.header('Cache-Control', PETITION_CACHE)
    const named = new URL(c.req.url).searchParams
    return show(c, found, NO_FORM, creditIn(named, found.petition), 200)
  })

  // A browser that is opened again asks for the page that an invalid form led to: the form is what is there.
  app.get(`${path}/signatures`, async (c) => {
    const found = await find(c)
    return found === undefined
      ? c.notFound()
      : c.redirect(petitionPath(found.locale, found.petition.slug), 303)
  })

  app.post(`${path}/signatures`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const { locale, petition } = found
    const taken = await takeForm(c, deps, topics, found, 'page')
    if (taken.outcome === 'too-large')
      return answerPage(c, <ErrorPage site={siteFor(deps, locale)} status={413} />, 413)
    if (taken.outcome === 'closed') return show(c, found, NO_FORM, {}, 409)
    if (taken.outcome === 'invalid') return show(c, found, taken.form, taken.credit, 422)
    const { almost, credit } = taken
    // Whoever mistyped their address signs again from there, and is to be counted as they came.
    const told = almost === undefined ? {} : { ...credit, almost }
    return c.redirect(checkEmailPath(locale, petition.slug, told), 303)
  })

  const checkEmail = (c: Context, { locale, petition }: Found, resend: ResendForm) => {
    const credit = creditIn(new URL(c.req.url).searchParams, petition)
    const almost = almostIn(c)
    return answerPage(
      c,
      <CheckEmailPage
        site={siteFor(deps, locale, `/petitions/${petition.slug}/check-your-email`, { ...credit, ...almost })}
        petition={petitionName(petition, locale)}
        credit={credit}
        resend={resend}
        {...almost}
      />,
      resend.error === undefined ? 200 : 422,
    )
  }

  app.get(`${path}/check-your-email`, async (c) => {
    const found = await find(c)
    return found === undefined ? c.notFound() : checkEmail(c, found, { sent: false })
  })

  app.post(`${path}/check-your-email`, async (c) => {
    const found = await find(c)
    return found === undefined
      ? c.notFound()
      : checkEmail(c, found, await takeResend(c, deps, found.petition))
  })

  app.get(`${path}/thanks`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const { locale, petition } = found
    const { slug, donateUrl } = petition
    const told = thanksToldIn(new URL(c.req.url).searchParams, petition)
    const [next, known] = await Promise.all([around.related(petition), topics.all()])
    const counts = await deps.stores.counts.totals([petition, ...next].map((one) => one.slug))
    const site = siteFor(deps, locale, `/petitions/${slug}/thanks`, told)
    const view = petitionView(petition, locale, counts.get(slug) ?? 0, deps.now(), {})
    return answerPage(
      c,
      <ThanksPage
        site={site}
        petition={view}
        finding={findingAfter(site, view)}
        told={told}
        next={cardsOf(next, locale, counts)}
        news={offered(known).length > 0 && told.followed !== 'newsletter'}
        {...(donateUrl === undefined ? {} : { donateUrl })}
      />,
    )
  })
}
