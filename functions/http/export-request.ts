import { versionsOf } from '../domain/consent.ts'
import type { ExportSubject } from '../domain/export.ts'
import { recipientCalled, recipientsOf, textsNaming } from '../domain/hand-over.ts'
import { topicList, updatesList } from '../domain/list.ts'
import { seesOwn, seesPetition } from '../domain/partner.ts'
import { isSlug, type Petition } from '../domain/petition.ts'
import { accepted, type Result, refused } from '../domain/result.ts'
import type { ManageDependencies } from './dependencies.ts'
import type { ExportBody } from './export-views.ts'
import type { ProblemCode } from './problem.ts'

type Asked = Result<{ of: ExportSubject; expected?: number }, ProblemCode>
type Stores = ManageDependencies['stores']
type OfKind<Kind extends ExportBody['kind']> = Extract<ExportBody, { kind: Kind }>

/** Of subscribers: whether both a topic and a petition are named, or neither. */
export const isOfTwoOrNone = (body: ExportBody): boolean =>
  body.kind === 'subscribers' && (body.topic === undefined) === (body.petition === undefined)

/** What a manager asks for, if it is there; of a partner's people: if it is that partner's own. */
export async function askedFor(
  { stores }: Pick<ManageDependencies, 'stores'>,
  body: ExportBody,
  partner: string | undefined,
): Promise<Asked> {
  switch (body.kind) {
    case 'signatures':
      return signatures(stores, body, partner)
    case 'handover':
      // The whole petition's, to whom its own organisation hands it.
      return partner === undefined ? handover(stores, body) : refused('forbidden')
    case 'subscribers':
      return body.petition === undefined
        ? followersOfTopic(stores, body.topic ?? '', partner)
        : followersOfPetition(stores, body.petition, partner)
    case 'deliveries': {
      const { campaign } = body
      const found = await stores.campaigns.read(campaign)
      if (found === undefined || !seesOwn(partner, found)) return refused('campaign-unknown')
      return accepted({ of: { kind: 'deliveries', campaign } })
    }
  }
}

async function petitionOf(
  { petitions }: Stores,
  slug: string,
  partner: string | undefined,
): Promise<Result<Petition, 'petition-unknown' | 'petition-retired'>> {
  const petition = isSlug(slug) ? await petitions.read(slug, true) : undefined
  if (petition === undefined || !seesPetition(partner, petition)) return refused('petition-unknown')
  return petition.retiredAt === undefined ? accepted(petition) : refused('petition-retired')
}

async function signatures(
  stores: Stores,
  { petition }: OfKind<'signatures'>,
  partner: string | undefined,
): Promise<Asked> {
  const found = await petitionOf(stores, petition, partner)
  if (!found.ok) return found
  const of = { kind: 'signatures', petition } as const
  if (partner === undefined) return accepted({ of, expected: await stores.counts.total(petition) })
  const cells = (await stores.counts.cells(petition)).filter((cell) => cell.partner === partner)
  return accepted({ of, expected: cells.reduce((sum, { count }) => sum + count, 0) })
}

async function handover(stores: Stores, { petition, recipient: asked }: OfKind<'handover'>): Promise<Asked> {
  const found = await petitionOf(stores, petition, undefined)
  if (!found.ok) return found
  const partners = await Promise.all(found.value.partners.map((name) => stores.partners.read(name)))
  const recipient = recipientCalled(
    asked,
    recipientsOf(
      found.value,
      partners.filter((one) => one !== undefined),
    ),
  )
  if (recipient === undefined || textsNaming(recipient, versionsOf(found.value)).length === 0)
    return refused('recipient-not-named')
  const { name, names } = recipient
  return accepted({
    of: { kind: 'handover', petition, recipient: name, names },
    expected: await stores.counts.total(petition),
  })
}

async function followersOfTopic(
  { topics }: Stores,
  topic: string,
  partner: string | undefined,
): Promise<Asked> {
  const found = await topics.read(topic, true)
  if (found === undefined || !seesOwn(partner, found)) return refused('topic-unknown')
  return accepted({ of: { kind: 'subscribers', list: topicList(topic) } })
}

/** A petition's updates are its own organisation's, whoever a signer came by. */
async function followersOfPetition(
  stores: Stores,
  petition: string,
  partner: string | undefined,
): Promise<Asked> {
  if (partner !== undefined) return refused('forbidden')
  const found = await petitionOf(stores, petition, undefined)
  if (!found.ok) return found
  if (found.value.updates === undefined) return refused('petition-without-updates')
  return accepted({ of: { kind: 'subscribers', list: updatesList(petition) } })
}
