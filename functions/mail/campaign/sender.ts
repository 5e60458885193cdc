import type { Campaign } from '../../domain/campaign.ts'
import type { ListSources } from '../../domain/followed-list.ts'
import { distinctSenders, type Sender } from '../../domain/organisation.ts'
import { accepted, type Result, refused } from '../../domain/result.ts'

/**
 * Why nobody can be named as a campaign's sender: its lists belong to several; a list of it is none that can be
 * followed (any more); or the organisation's name or postal address is not known.
 */
export type SenderRefusal = 'campaign-senders-differ' | 'campaign-list-unknown' | 'organisation-missing'

export type SenderSources = ListSources & {
  /** What admins keep of the organisation; undefined before anybody wrote it. */
  organisation: () => Promise<Sender | undefined>
}

/**
 * Who sends a campaign, with the postal address that every bulk mail carries (STANDARDS 4): whoever its topics belong
 * to; of petitions' updates, and of a campaign without lists yet, the organisation that Luid runs for.
 */
export async function senderOf(
  { audience }: Pick<Campaign, 'audience'>,
  sources: SenderSources,
): Promise<Result<Sender, SenderRefusal>> {
  const [topics, petitions] = await Promise.all([
    Promise.all(audience.topics.map((topic) => sources.topic(topic))),
    Promise.all(audience.petitions.map((slug) => sources.petition(slug))),
  ])
  if (topics.includes(undefined) || petitions.some((petition) => petition?.updates === undefined))
    return refused('campaign-list-unknown')
  const isOfOrganisation = petitions.length > 0 || topics.length === 0
  const organisation = isOfOrganisation ? await sources.organisation() : undefined
  if (isOfOrganisation && organisation === undefined) return refused('organisation-missing')
  const owners = [...topics.map((topic) => topic?.organisation), organisation]
  const [sender, ...others] = distinctSenders(owners.filter((owner) => owner !== undefined))
  if (others.length > 0) return refused('campaign-senders-differ')
  return sender !== undefined && isWhole(sender) ? accepted(sender) : refused('organisation-missing')
}

const isWhole = ({ name, postalAddress }: Sender): boolean =>
  name.trim() !== '' && postalAddress.trim() !== ''
