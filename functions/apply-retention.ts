import { randomUUID } from 'node:crypto'
import { applyRetention } from './jobs/apply-retention.ts'
import { tableClient } from './table/client.ts'
import { namedImages } from './table/named-images.ts'
import { petitionTable } from './table/petitions.ts'
import { retentionTable } from './table/retention.ts'
import { onLambda, type Wiring } from './wiring/on-lambda.ts'

export const assemble = ({ environment: { tableName }, now, log }: Wiring) => {
  const client = tableClient()
  return applyRetention({
    retention: retentionTable(client, tableName),
    petitions: petitionTable(client, tableName),
    namedImages: namedImages(client, tableName),
    newId: randomUUID,
    now,
    log,
  })
}

export const handler = onLambda(assemble)
