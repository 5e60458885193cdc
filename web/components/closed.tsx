import type { PetitionView } from '../petition-view.ts'
import { homePath, leaving, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

type ClosedProps = {
  site: Site
  petition: Pick<PetitionView, 'state' | 'count' | 'offline' | 'closedAt' | 'donateUrl'>
}

/** In the place of the form once nobody can sign any more. */
export function Closed({ site, petition }: ClosedProps) {
  const t = texts(site.locale)
  return (
    <section class="closed" aria-labelledby="closed-title">
      <h2 id="closed-title">{petition.state === 'closed' ? t.petition.closed : t.petition.archived}</h2>
      {petition.closedAt !== undefined && <p>{t.petition.closedOn(petition.closedAt)}</p>}
      <p>{t.petition.closedThanks(petition.count, petition.offline)}</p>
      {petition.state === 'closed' && <p>{t.petition.closedGrace}</p>}
      <p>
        <a class="button quiet" href={homePath(site.locale)} {...leaving(site)}>
          {t.petition.otherPetitions}
        </a>
      </p>
      {petition.donateUrl !== undefined && (
        <p>
          {t.petition.donateLead}{' '}
          <a rel="noopener" {...leaving(site)} href={petition.donateUrl}>
            {t.donate}
          </a>
        </p>
      )}
    </section>
  )
}
