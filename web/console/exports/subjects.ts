import { recipientsOf, textsNaming } from '../../../functions/domain/hand-over.ts'
import type { Api } from '../api.ts'
import { allOf } from '../kit/all-of.ts'
import type { Option } from '../kit/field.tsx'
import type { Language } from '../language.tsx'
import { type ConsentVersion, inOrder, PETITIONS, type Petition, titleOf } from '../petitions/petition.ts'
import { TOPICS_PATH, type Topic, topicName } from '../topics/topic.ts'
import type { ExportKind } from './export.ts'

type Partner = { partner: string; name: string }
type Mailing = { id: string; name: string; state: string }

/** What there is to make files of, and whom names may be handed to besides those whom petitions are addressed to. */
export type Subjects = { petitions: Petition[]; topics: Topic[]; mailings: Mailing[]; partners: Partner[] }

export async function readSubjects(api: Api, signal: AbortSignal): Promise<Subjects> {
  const [petitions, topics, mailings, partners] = await Promise.all([
    allOf<Petition>(api, PETITIONS, signal),
    allOf<Topic>(api, TOPICS_PATH, signal),
    allOf<Mailing>(api, '/api/manage/campaigns', signal),
    allOf<Partner>(api, '/api/manage/partners', signal),
  ])
  return { petitions, topics, mailings, partners }
}

const UNSENT: readonly string[] = ['draft', 'scheduled']

/** The subjects of one kind, by name. Nobody signed a draft, and of a retired petition nobody is kept. */
export function subjectOptions(
  kind: ExportKind,
  { petitions, topics, mailings }: Subjects,
  { language, isPartner, updates }: { language: Language; isPartner: boolean; updates: string },
): Option[] {
  const signed = inOrder(petitions, language).filter(
    ({ state, retiredAt }) => state !== 'draft' && retiredAt === undefined,
  )
  const ofPetition = (petition: Petition): Option => ({
    value: `petition:${petition.slug}`,
    label: titleOf(petition, language),
  })
  switch (kind) {
    case 'subscribers':
      return [
        ...topics.map((topic) => ({ value: `topic:${topic.topic}`, label: topicName(topic, language) })),
        // The updates of a petition are its own organisation's, whoever a signer came by.
        ...(isPartner ? [] : signed.filter((one) => (one.updatesConsentVersions ?? []).length > 0))
          .map(ofPetition)
          .map(({ value, label }) => ({ value, label: `${updates}: ${label}` })),
      ]
    case 'deliveries':
      return mailings
        .filter(({ state }) => !UNSENT.includes(state))
        .map(({ id, name }) => ({ value: `campaign:${id}`, label: name }))
    default:
      return signed.map(ofPetition)
  }
}

/** What an export is about, as people call it. */
export function subjectName(
  subject: string,
  { petitions, topics, mailings }: Subjects,
  language: Language,
): string {
  const at = subject.indexOf(':')
  const name = subject.slice(at + 1)
  const petition = petitions.find(({ slug }) => subject === `petition:${slug}`)
  if (petition !== undefined) return titleOf(petition, language)
  const topic = topics.find((one) => subject === `topic:${one.topic}`)
  if (topic !== undefined) return topicName(topic, language)
  return mailings.find(({ id }) => subject === `campaign:${id}`)?.name ?? name
}

/** A petition's possible recipients of names, each with the consent texts that name it. */
export function recipientChoices({ petitions, partners }: Subjects, subject: string): RecipientChoice[] {
  const petition = petitions.find(({ slug }) => subject === `petition:${slug}`)
  if (petition === undefined) return []
  const listed = partners.filter(({ partner }) => petition.partners.includes(partner))
  return recipientsOf(petition, listed).map((recipient) => ({
    name: recipient.name,
    naming: textsNaming(recipient, petition.consentVersions),
  }))
}

export type RecipientChoice = { name: string; naming: ConsentVersion[] }
