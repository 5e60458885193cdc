import { randomUUID } from 'node:crypto'
import { mac, personKey, randomNonce, textHash } from '../crypto.ts'
import { lookCache } from '../domain/look.ts'
import { partnerCache } from '../domain/partner-cache.ts'
import { petitionCache } from '../domain/petition-cache.ts'
import { topicCache } from '../domain/topic-cache.ts'
import type { SharedDependencies } from '../http/dependencies.ts'
import { tellLeftOut } from '../http/left-out.ts'
import { campaignTable } from '../table/campaigns.ts'
import { tableClient } from '../table/client.ts'
import { countTable } from '../table/counts.ts'
import { tableHealth } from '../table/health.ts'
import { organisationTable } from '../table/organisation.ts'
import { partnerTable } from '../table/partners.ts'
import { peopleTable } from '../table/people.ts'
import { petitionUpdateTable } from '../table/petition-parts.ts'
import { petitionTable } from '../table/petitions.ts'
import { signatureTable } from '../table/signatures.ts'
import { subscriptionTable } from '../table/subscriptions.ts'
import { suppressionTable } from '../table/suppressions.ts'
import { topicTable } from '../table/topics.ts'
import type { Wiring } from './on-lambda.ts'

export type RequestParts = Awaited<ReturnType<typeof requestParts>>

/**
 * What both functions that answer requests are made of. On one machine they are given the same parts, and so what a
 * manager changes is seen at once.
 */
export async function requestParts({ environment, secrets, now, log }: Wiring) {
  const client = tableClient()
  const { tableName } = environment
  const [person, originSecrets] = await Promise.all([secrets.person(), secrets.origin()])
  const tell = tellLeftOut(log)
  const petitions = petitionTable(client, tableName, tell)
  const topics = topicTable(client, tableName, tell)
  const partners = partnerTable(client, tableName, tell)
  return {
    client,
    stores: {
      petitions,
      topics,
      campaigns: campaignTable(client, tableName, tell),
      signatures: signatureTable(client, tableName, tell),
      subscriptions: subscriptionTable(client, tableName),
      suppressions: suppressionTable(client, tableName, tell),
      partners,
      people: peopleTable(client, tableName),
      updates: petitionUpdateTable(client, tableName, tell),
      counts: countTable(client, tableName),
      healthy: tableHealth(client, tableName),
    },
    remembered: {
      petitions: petitionCache((slug) => petitions.read(slug), now),
      topics: topicCache(topics, now),
      partners: partnerCache(partners.list, now),
      look: lookCache(organisationTable(client, tableName).read, now),
    },
    personKey: (canonicalAddress: string) => personKey(person, canonicalAddress),
    textHash,
    newNonce: randomNonce,
    newId: randomUUID,
    mac,
    originSecrets,
    site: {
      publicUrl: environment.publicUrl,
      organisation: environment.organisation,
      privacyContact: environment.privacyContact,
    },
    now,
    log,
  } satisfies SharedDependencies & { client: unknown }
}
