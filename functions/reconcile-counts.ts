import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { reconcileAll } from './jobs/reconcile-counts.ts'
import { tableClient } from './table/client.ts'
import { countTable } from './table/counts.ts'
import { mendingTable } from './table/mending.ts'
import { ownLinkTable } from './table/own-links.ts'
import { petitionTable } from './table/petitions.ts'
import { probeTable } from './table/probes.ts'
import { recountTable } from './table/recount.ts'
import { onLambda, type Wiring } from './wiring/on-lambda.ts'

export const assemble = ({ environment: { tableName }, now, log }: Wiring) => {
  const client = tableClient()
  return (_timer: unknown) =>
    reconcileAll({
      counts: countTable(client, tableName),
      recounts: recountTable(client, tableName),
      probes: probeTable(client, tableName),
      mending: mendingTable(client, tableName),
      petitions: petitionTable(client, tableName),
      ownLinks: ownLinkTable(client, tableName),
      wait,
      random: Math.random,
      now,
      newRecount: randomUUID,
      log,
    })
}

export const handler = onLambda(assemble)
