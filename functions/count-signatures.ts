import { setTimeout as wait } from 'node:timers/promises'
import { countSignatures } from './jobs/count-signatures.ts'
import { tableClient } from './table/client.ts'
import { countingTable } from './table/counting.ts'
import { countTable } from './table/counts.ts'
import { onLambda, type Wiring } from './wiring/on-lambda.ts'

export const assemble = ({ environment: { tableName }, now, log }: Wiring) => {
  const client = tableClient()
  const counts = countTable(client, tableName)
  const counting = countingTable(client, tableName)
  return (event: unknown) => countSignatures({ counts, counting, wait, random: Math.random, now, log }, event)
}

export const handler = onLambda(assemble)
