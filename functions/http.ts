import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda'
import { mac, personKey, randomNonce, textHash } from './crypto.ts'
import { createApp } from './http/app.tsx'
import { type Assets, readAssets } from './http/assets.ts'
import { tokenVerifier } from './http/caller.ts'
import { planRetention } from './jobs/plan-retention.ts'
import { reconcile } from './jobs/reconcile-counts.ts'
import { auditTable } from './table/audit.ts'
import { tableClient } from './table/client.ts'
import { countTable } from './table/counts.ts'
import { followerTable } from './table/followers.ts'
import { tableHealth } from './table/health.ts'
import { mendingTable } from './table/mending.ts'
import { myDataRequestTable } from './table/my-data-requests.ts'
import { peopleTable } from './table/people.ts'
import { petitionTable } from './table/petitions.ts'
import { probeTable } from './table/probes.ts'
import { recountTable } from './table/recount.ts'
import { retentionTable } from './table/retention.ts'
import { signatureTable } from './table/signatures.ts'
import { subscriptionTable } from './table/subscriptions.ts'
import { suppressionTable } from './table/suppressions.ts'
import { topicTable } from './table/topics.ts'
import { type Assembled, onLambda, type Wiring } from './wiring.ts'

export const assemble = async (
  { environment, secrets, now, log }: Wiring,
  assets: Assets,
): Promise<Assembled<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>> => {
  const client = tableClient()
  const { tableName } = environment
  const [person, links, originSecrets] = await Promise.all([
    secrets.person(),
    secrets.links(),
    secrets.origin(),
  ])
  const petitions = petitionTable(client, tableName)
  const counts = countTable(client, tableName)
  const retention = retentionTable(client, tableName)
  const subscriptions = subscriptionTable(client, tableName)
  const recounting = {
    counts,
    recounts: recountTable(client, tableName),
    probes: probeTable(client, tableName),
    mending: mendingTable(client, tableName),
    wait,
    random: Math.random,
    now,
    newRecount: randomUUID,
  }
  const app = createApp({
    stores: {
      petitions,
      topics: topicTable(client, tableName),
      signatures: signatureTable(client, tableName),
      followers: followerTable(client, tableName, subscriptions.ofPerson),
      subscriptions,
      suppressions: suppressionTable(client, tableName),
      myDataRequests: myDataRequestTable(client, tableName),
      people: peopleTable(client, tableName),
      counts: { ...counts, reconcile: (petition) => reconcile(recounting, petition) },
      audit: auditTable(client, tableName),
      retention: { plan: () => planRetention({ petitions, retention, counts }, now()) },
      healthy: tableHealth(client, tableName),
    },
    assets,
    personKey: (canonicalAddress) => personKey(person, canonicalAddress),
    textHash,
    newNonce: randomNonce,
    newId: randomUUID,
    links,
    mac,
    originSecrets,
    caller: tokenVerifier(environment.tokenIssuer, environment.tokenFor, now),
    site: {
      publicUrl: environment.publicUrl,
      organisation: environment.organisation,
      privacyContact: environment.privacyContact,
    },
    console: { issuer: environment.tokenIssuer, clientId: environment.consoleClientId },
    now,
    log,
  })
  // hono's types for the event predate @types/aws-lambda's; the shape is the same.
  // As text, a CSV would lose its byte order mark, which Excel needs.
  const isContentTypeBinary = (type: string) =>
    type.startsWith('text/csv') || defaultIsContentTypeBinary(type)
  const answer = handle(app, { isContentTypeBinary }) as unknown as Assembled<
    APIGatewayProxyEventV2,
    APIGatewayProxyStructuredResultV2
  >
  return (event, context) => answer(event, context)
}

export const handler = onLambda((wiring) =>
  assemble(wiring, readAssets(new URL('assets', import.meta.url).pathname)),
)
