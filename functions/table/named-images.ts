import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { organisationTable } from './organisation.ts'
import { partnerTable } from './partners.ts'
import { petitionTable } from './petitions.ts'

/** Reads which pictures something names: petitions, drafts too, partners, and the organisation. */
export function namedImages(client: DynamoDBDocumentClient, TableName: string) {
  const petitions = petitionTable(client, TableName)
  const partners = partnerTable(client, TableName)
  const organisation = organisationTable(client, TableName)
  return async (): Promise<ReadonlySet<string>> => {
    const named = new Set<string | undefined>([(await organisation.read())?.logo])
    for await (const { image } of petitions.all()) named.add(image)
    for await (const { image } of partners.all()) named.add(image)
    named.delete(undefined)
    return named as Set<string>
  }
}
