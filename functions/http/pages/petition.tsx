import type { Context, Hono } from 'hono'
import { CheckEmailPage } from '../../../web/pages/check-email.tsx'
import { ErrorPage } from '../../../web/pages/error.tsx'
import { PetitionPage, type SignForm } from '../../../web/pages/petition.tsx'
import { ThanksPage } from '../../../web/pages/thanks.tsx'
import { checkEmailPath, petitionPath } from '../../../web/site.ts'
import { parseEmailAddress } from '../../domain/email-address.ts'
import { isCommonDomain, meantAddress } from '../../domain/email-typo.ts'
import type { Locale } from '../../domain/locale.ts'
import { type Petition, stateAt } from '../../domain/petition.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import { offered } from '../../domain/topic.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import type { Dependencies } from '../dependencies.ts'
import { hasVelocity } from '../edge-checks.ts'
import { petitionAround } from '../petition-around.ts'
import { isPublic, petitionName, petitionView } from '../petition-views.ts'
import { resendConfirmation, sign } from '../sign.ts'
import { creditIn, fromForm, readSignRequest } from '../sign-request.ts'
import { answerPage, pathLocale, readFields, readForm, siteFor } from './page.ts'

const PETITION_CACHE = 'public, max-age=0, s-maxage=10'
const NO_FORM: SignForm = { values: {}, errors: [] }

type Found = { locale: Locale; petition: Petition }

/** The petition's page, the signing form behind it, and the pages that follow. */
export function petitionPages(
  app: Hono,
  deps: Dependencies,
  petitions: PetitionCache,
  topics: TopicCache,
): void {
  const path = '/:locale/petitions/:slug'

  const find = async (c: Context): Promise<Found | undefined> => {
    const locale = pathLocale(c)
    if (locale === undefined) return undefined
    const petition = await petitions.read(c.req.param('slug') ?? '')
    return isPublic(petition, deps.now()) ? { locale, petition } : undefined
  }

  const around = petitionAround(deps)
  /** Petitions as their cards show them. */
  const cardsOf = (those: readonly Petition[], locale: Locale, counts: ReadonlyMap<string, number>) =>
    those.map((one) => petitionView(one, locale, counts.get(one.slug) ?? 0, deps.now(), {}))

  const show = async (
    c: Context,
    { locale, petition }: Found,
    form: SignForm,
    credit: { source?: string; partner?: string },
    status: 200 | 409 | 422,
  ): Promise<Response> => {
    const [related, known, signers, news] = await Promise.all([
      around.related(petition),
      topics.all(),
      around.signers(petition),
      around.news(petition, locale),
    ])
    const counts = await deps.stores.counts.totals([petition, ...related].map(({ slug }) => slug))
    return answerPage(
      c,
      <PetitionPage
        site={siteFor(deps, locale, `/petitions/${petition.slug}`)}
        petition={petitionView(petition, locale, counts.get(petition.slug) ?? 0, deps.now(), credit, known)}
        form={form}
        signers={signers}
        news={news}
        related={cardsOf(related, locale, counts)}
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

  app.post(`${path}/signatures`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const { locale, petition } = found
    const form = await readFields(c)
    if (form === undefined) return answerPage(c, <ErrorPage site={siteFor(deps, locale)} status={413} />, 413)
    if (stateAt(petition, deps.now()) !== 'open') return show(c, found, NO_FORM, {}, 409)
    const request = await readSignRequest(await fromForm(form, petition, topics), petition, topics)
    if (!request.ok) {
      const typed = { values: Object.fromEntries(form), chosen: form.getAll('newsletter') }
      return show(c, found, { ...typed, errors: request.errors }, creditIn(form, petition), 422)
    }
    await sign({ ...deps, topics }, petition, request.value, {
      locale,
      channel: 'page',
      velocity: hasVelocity(c),
    })
    return c.redirect(afterSigning(locale, petition.slug, request.value.email.typed), 303)
  })

  const checkEmail = (
    c: Context,
    { locale, petition }: Found,
    resend: ResendForm,
    status: 200 | 422 = 200,
  ) => {
    const almost = c.req.query('almost') ?? ''
    return answerPage(
      c,
      <CheckEmailPage
        site={siteFor(deps, locale, `/petitions/${petition.slug}/check-your-email`)}
        petition={petitionName(petition, locale)}
        resend={resend}
        {...(isCommonDomain(almost) ? { almost } : {})}
      />,
      status,
    )
  }

  app.get(`${path}/check-your-email`, async (c) => {
    const found = await find(c)
    return found === undefined ? c.notFound() : checkEmail(c, found, { sent: false })
  })

  app.post(`${path}/check-your-email`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const typed = (await readForm(c))?.['email'] ?? ''
    const address = parseEmailAddress(typed)
    if (!address.ok) return checkEmail(c, found, { sent: false, error: address.code, email: typed }, 422)
    await resendConfirmation(deps, {
      petition: found.petition.slug,
      person: deps.personKey(address.value.canonical),
    })
    return checkEmail(c, found, { sent: true })
  })

  app.get(`${path}/thanks`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const { locale, petition } = found
    const { slug, donateUrl } = petition
    const [next, known] = await Promise.all([around.related(petition), topics.all()])
    const counts = await deps.stores.counts.totals([petition, ...next].map((one) => one.slug))
    return answerPage(
      c,
      <ThanksPage
        site={siteFor(deps, locale, `/petitions/${slug}/thanks`)}
        petition={petitionView(petition, locale, counts.get(slug) ?? 0, deps.now(), {})}
        shareUrl={`${deps.site.publicUrl}${petitionPath(locale, slug)}`}
        next={cardsOf(next, locale, counts)}
        news={offered(known).length > 0}
        {...(donateUrl === undefined ? {} : { donateUrl })}
      />,
    )
  })
}

/**
 * Where a signer goes next. One whose address looks mistyped takes along the name of the well-known domain
 * that was probably meant: it depends on what was typed alone, and is no address.
 */
function afterSigning(locale: Locale, slug: string, address: string): string {
  const path = checkEmailPath(locale, slug)
  const meant = meantAddress(address)
  return meant === undefined ? path : `${path}?almost=${meant.slice(meant.lastIndexOf('@') + 1)}`
}

type ResendForm = { sent: boolean; error?: string; email?: string }
