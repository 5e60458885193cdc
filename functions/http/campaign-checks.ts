import { type Campaign, petitionOf } from '../domain/campaign.ts'
import { seesOwn, seesPetition } from '../domain/partner.ts'
import type { Petition } from '../domain/petition.ts'
import { contentProblems } from '../domain/placeholders.ts'
import { linkProblems } from '../mail/campaign/markdown.ts'
import { tooMuchTogether } from './body-parts.ts'
import type { CampaignDependencies } from './dependencies.ts'
import type { FieldError } from './field-errors.ts'

type Stores = Pick<CampaignDependencies['stores'], 'petitions' | 'topics'>

/**
 * Everything that is wrong with a campaign, draft or not: it may lack things, but what it has must be right. For a
 * partner's, there are no topics but its own, and no petitions but those that name it.
 */
export async function errorsOfCampaign(campaign: Campaign, stores: Stores): Promise<FieldError[]> {
  const { content, audience, partner, petition: named } = campaign
  const about = petitionOf(campaign)
  const [topics, petitions, read] = await Promise.all([
    Promise.all(audience.topics.map((topic) => stores.topics.read(topic, true))),
    Promise.all(audience.petitions.map((slug) => stores.petitions.read(slug, true))),
    about === undefined ? undefined : stores.petitions.read(about, true),
  ])
  const petition = read !== undefined && seesPetition(partner, read) ? read : undefined
  return [
    ...topics.flatMap((topic, index) =>
      topic === undefined || !seesOwn(partner, topic)
        ? [{ field: `audience.topics.${index}`, code: 'topic-not-found' }]
        : [],
    ),
    ...petitions.flatMap((one, index) => {
      const code = codeForAudience(one, partner)
      return code === undefined ? [] : [{ field: `audience.petitions.${index}`, code }]
    }),
    ...(audience.countries.length > 0 && audience.topics.length > 0
      ? [{ field: 'audience.countries', code: 'audience-countries-need-petitions' }]
      : []),
    ...(named !== undefined && petition === undefined
      ? [{ field: 'petition', code: 'petition-not-found' }]
      : []),
    ...contentProblems(content, petition),
    ...linkProblems(content),
    ...tooMuchTogether('content', content),
  ]
}

function codeForAudience(petition: Petition | undefined, partner: string | undefined): string | undefined {
  if (petition === undefined || !seesPetition(partner, petition)) return 'petition-not-found'
  // They agreed to mail from the organisation that leads the petition.
  if (partner !== undefined) return 'updates-not-own'
  return petition.updates === undefined ? 'updates-unknown' : undefined
}
