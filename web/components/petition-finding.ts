import { CARD_SIZE } from '../cards/card.ts'
import type { PetitionView } from '../pages/petition.tsx'
import { petitionPath, type Site } from '../site.ts'
import type { Finding } from './finding.tsx'

/**
 * What machines read of a petition. schema.org has no word for a petition: it is a page that people endorse, by as
 * many as have signed.
 */
export function findingOf(site: Site, petition: PetitionView): Finding {
  const url = `${site.publicUrl}${petitionPath(petition.locale, petition.slug)}`
  const endorsing = { '@type': 'EndorseAction' }
  return {
    locales: petition.locales,
    image: {
      path: `${petitionPath(site.locale, petition.slug)}/card.png`,
      ...CARD_SIZE,
      alt: petition.title,
    },
    facts: {
      '@type': 'WebPage',
      name: petition.title,
      description: petition.summary,
      inLanguage: petition.locale,
      url,
      publisher: { '@type': 'Organization', name: site.organisation, url: site.publicUrl },
      interactionStatistic: {
        '@type': 'InteractionCounter',
        interactionType: endorsing,
        userInteractionCount: petition.count,
      },
      ...(petition.state === 'open' ? { potentialAction: { ...endorsing, target: url } } : {}),
    },
  }
}
