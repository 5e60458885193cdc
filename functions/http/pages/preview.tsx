import { PetitionPage } from '../../../web/pages/petition.tsx'
import { renderPage } from '../../../web/render.ts'
import { loadTexts } from '../../../web/texts/texts.ts'
import type { Locale } from '../../domain/locale.ts'
import type { PartnerCache } from '../../domain/partner-cache.ts'
import type { Petition } from '../../domain/petition.ts'
import type { Topic } from '../../domain/topic.ts'
import { alliesIn } from '../ally-views.ts'
import { petitionView } from '../petition-views.ts'
import { type PagePlace, siteFor } from './page.ts'

/** A petition's page for its managers, as a document of its own. What is a draft is shown as open. */
export async function previewPage(
  deps: PagePlace & { now: () => Date; remembered: { partners: PartnerCache } },
  petition: Petition,
  locale: Locale,
  count: number,
  topics: readonly Topic[],
  from: { partner?: string },
): Promise<string> {
  await loadTexts(locale)
  const shown: Petition = petition.state === 'draft' ? { ...petition, state: 'open' } : petition
  const allies = await deps.remembered.partners.named(petition.partners)
  const view = petitionView(shown, locale, count, deps.now(), from, topics)
  const site = siteFor(deps, locale, `/petitions/${petition.slug}`)
  return renderPage(
    <PetitionPage site={site} petition={view} form={{ values: {}, errors: [] }} allies={alliesIn(allies)} />,
  )
}
