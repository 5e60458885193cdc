import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { PETITION_STATES, type Petition } from '../domain/petition.ts'
import { ConsentTextsPart, Iso, perLocale } from './consent-parts.ts'
import { editedItems } from './edited-items.ts'
import { keys, listKeys } from './keys.ts'
import type { TellLeftOut } from './readable.ts'

const Texts = v.object({
  title: v.string(),
  summary: v.string(),
  body: v.string(),
  addressee: v.string(),
  shareText: v.exactOptional(v.string()),
  outcome: v.exactOptional(v.string()),
  imageAlt: v.exactOptional(v.string()),
})

const PetitionItem = v.object({
  slug: v.string(),
  state: v.picklist(PETITION_STATES),
  texts: perLocale(Texts),
  ...ConsentTextsPart.entries,
  updates: v.exactOptional(ConsentTextsPart),
  topics: v.optional(v.array(v.string()), []),
  goal: v.number(),
  // Petitions written before there were milestones, pictures and frames have none.
  milestones: v.optional(v.array(v.number()), []),
  offline: v.number(),
  offlineNote: v.exactOptional(v.string()),
  asks: v.object({ city: v.boolean(), postalCode: v.boolean() }),
  partners: v.array(v.string()),
  donateUrl: v.exactOptional(v.string()),
  image: v.exactOptional(v.string()),
  embedOrigins: v.optional(v.array(v.string()), []),
  closesAt: v.exactOptional(Iso),
  closedAt: v.exactOptional(Iso),
  retiredAt: v.exactOptional(Iso),
  publishedAt: v.exactOptional(Iso),
  createdAt: Iso,
  updatedAt: Iso,
  version: v.number(),
})

export type PetitionTable = ReturnType<typeof petitionTable>

/** Petitions in the table. */
export function petitionTable(client: DynamoDBDocumentClient, TableName: string, tell?: TellLeftOut) {
  return editedItems<Petition>(client, TableName, tell, {
    key: keys.petition,
    listKey: listKeys.petitions,
    nameOf: (petition) => petition.slug,
    read: (item) => v.parse(PetitionItem, item),
  })
}
