import { CARD_SIZE } from '../cards/card.ts'
import type { PetitionView } from '../petition-view.ts'
import { petitionPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'
import type { Finding } from './finding.tsx'

/** What networks show large, in the sizes that they take: "summary card with large image" and the like. */
const SMALLEST = { width: 600, height: 315 }
const SHAPE = { tallest: 1.2, widest: 2.2 }
/** Some show no WebP. */
const TYPES: readonly string[] = ['image/png', 'image/jpeg']

/**
 * The picture that goes with a shared link: the petition's own, chosen to be looked at, as its title stands beside it
 * anyway and a count in a picture is old by the time that it is seen. Where it has none of a fitting size, the card.
 */
function sharedPicture({ image, imageAlt, title, slug, locale }: PetitionView) {
  if (image !== undefined && isShownLarge(image)) {
    const { path, width, height } = image
    return { path, width, height, alt: imageAlt ?? title }
  }
  return { path: `${petitionPath(locale, slug)}/card.png`, ...CARD_SIZE, alt: title }
}

function isShownLarge({ width, height, type }: NonNullable<PetitionView['image']>): boolean {
  const shape = width / height
  const isLarge = width >= SMALLEST.width && height >= SMALLEST.height
  return isLarge && shape >= SHAPE.tallest && shape <= SHAPE.widest && TYPES.includes(type)
}

/**
 * What machines read of a petition. schema.org has no word for a petition: it is a page that people endorse, by as
 * many as have signed.
 */
export function findingOf(site: Site, petition: PetitionView): Finding {
  const url = `${site.publicUrl}${petitionPath(petition.locale, petition.slug)}`
  const endorsing = { '@type': 'EndorseAction' }
  const counter = { '@type': 'InteractionCounter', interactionType: endorsing }
  const confirmed = { ...counter, userInteractionCount: petition.count }
  return {
    locales: petition.locales,
    image: sharedPicture(petition),
    facts: {
      '@type': 'WebPage',
      name: petition.title,
      description: petition.summary,
      inLanguage: petition.locale,
      url,
      publisher: { '@type': 'Organization', name: site.organisation, url: site.publicUrl },
      // Those on paper are a number of their own here, too, and say that they are.
      interactionStatistic:
        petition.offline > 0
          ? [
              confirmed,
              {
                ...counter,
                description: texts(site.locale).progress.offline(petition.offline),
                userInteractionCount: petition.offline,
              },
            ]
          : confirmed,
      ...(petition.state === 'open' ? { potentialAction: { ...endorsing, target: url } } : {}),
    },
  }
}

/** Of the page after signing. It is for nobody to find, but people share its address, too: such a link shows the petition. */
export function findingAfter(site: Site, petition: PetitionView): Finding {
  const { title, summary: description, slug, locales } = petition
  const alternates = Object.fromEntries(locales.map((locale) => [locale, petitionPath(locale, slug)]))
  const { facts: _, ...finding } = findingOf(site, petition)
  return { ...finding, instead: { title, description, alternates } }
}
