import { personKey } from './crypto.ts'
import { recordFeedback } from './jobs/record-feedback.ts'
import { tableClient } from './table/client.ts'
import { deliveryReportTable } from './table/delivery-reports.ts'
import { feedbackTable } from './table/feedback.ts'
import { signatureTable } from './table/signatures.ts'
import { subscriptionTable } from './table/subscriptions.ts'
import { suppressionTable } from './table/suppressions.ts'
import { onLambda, type Wiring } from './wiring/on-lambda.ts'

export const assemble = async ({ environment: { tableName }, secrets, now, log }: Wiring) => {
  const client = tableClient()
  const person = await secrets.person()
  const deps = {
    feedback: feedbackTable(client, tableName),
    deliveries: deliveryReportTable(client, tableName),
    suppressions: suppressionTable(client, tableName),
    subscriptions: subscriptionTable(client, tableName),
    signatures: signatureTable(client, tableName),
    personKey: (canonicalAddress: string) => personKey(person, canonicalAddress),
    now,
    log,
  }
  return (event: unknown) => recordFeedback(deps, event)
}

export const handler = onLambda(assemble)
