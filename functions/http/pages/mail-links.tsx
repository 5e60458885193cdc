import type { Context, Hono } from 'hono'
import { ConfirmPage } from '../../../web/pages/confirm.tsx'
import { LinkPage } from '../../../web/pages/link.tsx'
import { type PartnerCredit, partnerOf, type ThanksTold, thanksPath } from '../../../web/site.ts'
import { type FollowedList, type ListSources, withConsents } from '../../domain/followed-list.ts'
import type { Locale } from '../../domain/locale.ts'
import { consentShown, type Petition } from '../../domain/petition.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import { confirmByLink, type DeadLink, openConfirmLink } from '../confirm.ts'
import type { Dependencies } from '../dependencies.ts'
import { petitionName } from '../petition-views.ts'
import { answerPage, pathLocale, readFields, siteFor } from './page.ts'
import { thanksToldIn } from './signing.ts'

const STATUS = { unknown: 404, expired: 410, gone: 410, 'petition-closed': 410 } as const

/**
 * The pages behind the links in mails. A GET only shows a button: mail scanners open links and run
 * scripts. The press of the button (POST) does what it says; the token in the path is the authority.
 */
export function mailLinkPages(
  app: Hono,
  deps: Dependencies,
  petitions: PetitionCache,
  sources: ListSources,
): void {
  const needs = { ...deps, petition: petitions.read }

  const dead = (c: Context, locale: Locale, kind: DeadLink, petition?: Petition) =>
    answerPage(
      c,
      <LinkPage
        site={siteFor(deps, locale)}
        kind={kind}
        {...(petition === undefined ? {} : { petition: petitionName(petition, locale) })}
      />,
      STATUS[kind],
    )

  app.get('/:locale/confirm/:token', async (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    const token = c.req.param('token')
    const opened = await openConfirmLink(needs, token)
    if (!opened.ok) return dead(c, locale, opened.because, opened.petition)
    const { petition, signature } = opened
    if (signature.state !== 'pending') {
      const name = petitionName(petition, locale)
      return answerPage(c, <LinkPage site={siteFor(deps, locale)} kind="already-confirmed" petition={name} />)
    }
    const { givenName, familyName, showName, consent, follows = [] } = signature
    const lists = await withConsents(sources, follows, locale)
    return answerPage(
      c,
      <ConfirmPage
        site={siteFor(deps, locale)}
        token={token}
        petition={petitionName(petition, locale)}
        givenName={givenName}
        familyName={familyName}
        showName={showName}
        consentLocale={consent.locale}
        consentText={consentShown(petition, consent.locale, consent.version)?.text ?? ''}
        follows={lists}
        told={toldAfter(signature, lists)}
      />,
    )
  })

  app.post('/:locale/confirm/:token', async (c) => {
    const locale = pathLocale(c)
    if (locale === undefined) return c.notFound()
    const confirmed = await confirmByLink(needs, c.req.param('token'))
    if (!confirmed.ok) return dead(c, locale, confirmed.because, confirmed.petition)
    // What its form says, the same each time that it is pressed; a script needs none.
    const told = thanksToldIn((await readFields(c)) ?? new URLSearchParams(), confirmed.petition)
    return c.redirect(thanksPath(locale, confirmed.petition.slug, told), 303)
  })
}

/** What the page of thanks is told of a press on this signature: whom to credit others to, and what was chosen to follow. */
function toldAfter(signature: PartnerCredit, follows: readonly FollowedList[]): ThanksTold {
  return {
    ...partnerOf(signature),
    ...(follows.length === 0
      ? {}
      : { followed: follows.some(({ kind }) => kind === 'topic') ? 'newsletter' : 'updates' }),
  }
}
