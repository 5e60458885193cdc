import type { Context, Hono } from 'hono'
import { EmbedCheckEmailPage, EmbedErrorPage, EmbedPage } from '../../../web/pages/embed.tsx'
import type { SignForm } from '../../../web/pages/petition.tsx'
import { type Credit, EMBED_SCRIPT, embedCheckEmailPath, embedPath } from '../../../web/site.ts'
import type { Locale } from '../../domain/locale.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import { alliesIn } from '../ally-views.ts'
import type { Dependencies } from '../dependencies.ts'
import { petitionName, petitionView } from '../petition-views.ts'
import { pagePolicy } from '../security-headers.ts'
import { creditIn } from '../sign-form.ts'
import { answerPage, type PagePlace, siteFor } from './page.ts'
import { PETITION_CACHE } from './petition.tsx'
import { almostIn, type Found, findPetition, type ResendForm, takeForm, takeResend } from './signing.ts'

/** Its name is fixed, for it stands in partners' pages: what is changed in it is everywhere after an hour. */
const SCRIPT_CACHE = 'public, max-age=3600, s-maxage=3600'
/** What a signature from a frame counts as whose page names no source. */
const EMBED_SOURCE = 'embed'
const EMBED_PATH = /^\/[a-z]{2,3}\/embed\//

/** Whether a path is of a page in a frame, which also what goes wrong stays in. */
export const isEmbed = (path: string): boolean => EMBED_PATH.test(path)

/** A petition's form in a frame on partners' pages, everything that follows in that frame, and the script that puts it there. */
export function embedPages(
  app: Hono,
  deps: Dependencies,
  petitions: PetitionCache,
  topics: TopicCache,
): void {
  const path = '/:locale/embed/petitions/:slug'

  app.get(EMBED_SCRIPT, (c) => {
    const script = deps.assets.files.get(EMBED_SCRIPT)
    if (script === undefined) return c.notFound()
    return c.body(script.body, 200, {
      'Content-Type': script.type,
      'Cache-Control': SCRIPT_CACHE,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
  })

  /** Says who may frame the answer first: a page about a fault must be seen in the frame, too. */
  const find = async (c: Context): Promise<Found | undefined> => {
    const found = await findPetition(c, deps, petitions)
    if (found !== undefined) c.header('Content-Security-Policy', pagePolicy(found.petition.embedOrigins))
    return found
  }

  const framed = ({ locale, petition }: Found) => ({
    site: framedSite(deps, locale),
    framedBy: petition.embedOrigins,
  })

  const show = async (
    c: Context,
    found: Found,
    form: SignForm,
    credit: Credit,
    status: 200 | 409 | 422,
  ): Promise<Response> => {
    const { locale, petition } = found
    const [count, known, allies] = await Promise.all([
      deps.stores.counts.total(petition.slug),
      topics.all(),
      deps.remembered.partners.named(petition.partners),
    ])
    const from = { source: EMBED_SOURCE, ...credit }
    const view = petitionView(petition, locale, count, deps.now(), from, known)
    return answerPage(
      c,
      <EmbedPage {...framed(found)} petition={view} form={form} allies={alliesIn(allies)} />,
      status,
    )
  }
  const NO_FORM: SignForm = { values: {}, errors: [] }
  const creditOf = (c: Context, { petition }: Found) => creditIn(new URL(c.req.url).searchParams, petition)

  app.get(path, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    c.header('Cache-Control', PETITION_CACHE)
    return show(c, found, NO_FORM, creditOf(c, found), 200)
  })

  // A browser that is opened again asks for the page that an invalid form led to: the form is what is there.
  app.get(`${path}/signatures`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    return c.redirect(embedPath(found.locale, found.petition.slug, creditOf(c, found)), 303)
  })

  app.post(`${path}/signatures`, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const taken = await takeForm(c, deps, topics, found, 'embed')
    if (taken.outcome === 'too-large')
      return answerPage(c, <EmbedErrorPage {...framed(found)} status={413} />, 413)
    if (taken.outcome === 'closed') return show(c, found, NO_FORM, {}, 409)
    if (taken.outcome === 'invalid') return show(c, found, taken.form, taken.credit, 422)
    const { credit, almost } = taken
    const { locale, petition } = found
    const next = embedCheckEmailPath(locale, petition.slug, {
      ...credit,
      ...(almost === undefined ? {} : { almost }),
    })
    return c.redirect(next, 303)
  })

  const checkEmail = (c: Context, found: Found, resend: ResendForm) =>
    answerPage(
      c,
      <EmbedCheckEmailPage
        {...framed(found)}
        credit={creditOf(c, found)}
        petition={petitionName(found.petition, found.locale)}
        resend={resend}
        {...almostIn(c)}
      />,
      resend.error === undefined ? 200 : 422,
    )

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
}

const framedSite = (deps: PagePlace, locale: Locale) => ({ ...siteFor(deps, locale), framed: true as const })

/** What is not there, or went wrong, in a frame. Which pages may show that was said by whoever found the petition. */
export function embedFault(c: Context, deps: PagePlace, locale: Locale, status: 404 | 500): Response {
  return answerPage(
    c,
    <EmbedErrorPage site={framedSite(deps, locale)} framedBy={[]} status={status} />,
    status,
  )
}
