import type { Context, Hono } from 'hono'
import { OwnLinkPage } from '../../../web/pages/own-link.tsx'
import { ownLinkPagePath, partnerOf } from '../../../web/site.ts'
import { isLinkKey, linkCode, shownBrought } from '../../domain/own-link.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import type { Dependencies } from '../dependencies.ts'
import { petitionView } from '../petition-views.ts'
import { creditIn } from '../sign-form.ts'
import { answerPage, readFields, siteFor } from './page.ts'
import { findPetition } from './signing.ts'

/**
 * A person's own link to a petition. To make one stores nothing: its key is drawn, and stands in the address of its page
 * alone. The key in the path is the authority to see what the link brought; its link leads to nobody.
 */
export function ownLinkPages(app: Hono, deps: Dependencies, petitions: PetitionCache): void {
  const path = '/:locale/petitions/:slug/own-link'
  const find = (c: Context) => findPetition(c, deps, petitions)

  app.post(path, async (c) => {
    const found = await find(c)
    if (found === undefined) return c.notFound()
    const { locale, petition } = found
    const credit = partnerOf(creditIn((await readFields(c)) ?? new URLSearchParams(), petition))
    return c.redirect(ownLinkPagePath(locale, petition.slug, deps.newNonce(), credit), 303)
  })

  app.get(`${path}/:key`, async (c) => {
    const found = await find(c)
    const key = c.req.param('key')
    if (found === undefined || !isLinkKey(key)) return c.notFound()
    const { locale, petition } = found
    const code = linkCode(key, deps.textHash)
    const credit = { ...partnerOf(creditIn(new URL(c.req.url).searchParams, petition)), via: code }
    const brought = await deps.stores.ownLinks.count(petition.slug, code)
    return answerPage(
      c,
      <OwnLinkPage
        site={siteFor(deps, locale)}
        petition={petitionView(petition, locale, 0, deps.now(), {})}
        credit={credit}
        brought={shownBrought(brought)}
      />,
    )
  })
}
