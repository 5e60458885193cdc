import type { Locale } from '../../functions/domain/locale.ts'
import { langOn, type Picture, petitionPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'
import { PetitionPicture } from './petition-picture.tsx'
import { Progress } from './progress.tsx'

export type PetitionCard = {
  slug: string
  /** The language of the texts. */
  locale: Locale
  title: string
  summary: string
  count: number
  offline: number
  goal: number
  /** What the count is shown against. */
  nextMilestone: number
  state: 'open' | 'closed' | 'archived'
  image?: Picture
}

/** Petitions as cards: what each is about, how far it is, and whether it can be signed. */
export function PetitionCards({ site, petitions }: { site: Site; petitions: readonly PetitionCard[] }) {
  const t = texts(site.locale).home
  // Beside one with a picture, one without has the band's colour there, so that they stand in line.
  const pictured = petitions.some(({ image }) => image !== undefined)
  return (
    <ul class="cards">
      {petitions.map((petition) => (
        <li class="card">
          {pictured && <Top image={petition.image} />}
          <div lang={langOn(site, petition.locale)}>
            <h3>
              <a href={petitionPath(site.locale, petition.slug)}>{petition.title}</a>
            </h3>
            <p>{petition.summary}</p>
          </div>
          <Progress
            site={site}
            count={petition.count}
            goal={petition.goal}
            next={petition.nextMilestone}
            over={petition.state !== 'open'}
            offline={petition.offline}
          />
          <p class="more" aria-hidden="true">
            {petition.state === 'open' ? t.sign : `${t.closed} · ${t.read}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Top({ image }: { image: Picture | undefined }) {
  if (image === undefined) return <div class="picture blank" />
  return <PetitionPicture picture={image} alt="" later />
}
