import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { RETENTION_MS } from '../../functions/domain/petition.ts'
import { STREAM_SOURCES } from '../../functions/event-sources.ts'
import { countSignatures } from '../../functions/jobs/count-signatures.ts'
import { type ReconcileDependencies, reconcile, reconcileAll } from '../../functions/jobs/reconcile-counts.ts'
import { countingTable } from '../../functions/table/counting.ts'
import { countTable } from '../../functions/table/counts.ts'
import { mendingTable } from '../../functions/table/mending.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import { probeTable } from '../../functions/table/probes.ts'
import { recountTable } from '../../functions/table/recount.ts'
import { type EventSources, startEventSources } from '../../infra/local/event-sources/host.ts'
import { localClient, startTable, type TestTable } from '../support/dynamodb.ts'
import { PAST, retentionOn, supporters, wholeTable } from '../support/retention-world.ts'

/** Noon of one day, so that no test runs over midnight. */
const NOON = new Date(new Date().setUTCHours(12, 0, 0, 0))

let table: TestTable
let raw: DynamoDBClient
let folder: string
let sources: EventSources

beforeEach(async () => {
  table = await startTable()
  raw = new DynamoDBClient(localClient(table.endpoint))
  folder = await mkdtemp(join(tmpdir(), 'luid-'))
  const { client, tableName, endpoint } = table
  const counting = {
    counts: countTable(client, tableName),
    counting: countingTable(client, tableName),
    wait: pause,
    random: Math.random,
    now: () => new Date(),
    log: { error: () => undefined },
  }
  sources = await startEventSources({
    client: raw,
    tableName,
    folder,
    streams: localClient(endpoint),
    streamHandlers: { 'count-signatures': (event) => countSignatures(counting, event) },
    streamSources: { 'count-signatures': { ...STREAM_SOURCES['count-signatures'], batchWindow: 0 } },
    timerHandlers: {},
    retryDelay: () => 10,
    tell: () => undefined,
  })
})
afterEach(async () => {
  await sources.stop()
  raw.destroy()
  await table.stop()
  await rm(folder, { recursive: true })
})

function reconciling(): ReconcileDependencies {
  const { client, tableName } = table
  return {
    counts: countTable(client, tableName),
    recounts: recountTable(client, tableName),
    probes: probeTable(client, tableName),
    mending: mendingTable(client, tableName),
    wait: async () => {
      sources.wake()
      await pause(20)
    },
    random: Math.random,
    now: () => new Date(),
    newRecount: randomUUID,
  }
}

/** Resolves when all that has been written to the table is counted: what comes after it in each shard is. */
async function untilCounted(): Promise<void> {
  const probes = probeTable(table.client, table.tableName)
  const recount = randomUUID()
  await probes.write(recount, 0, 100, new Date())
  await vi.waitFor(
    async () => {
      sources.wake()
      expect((await probes.seen(recount)).probes).toBe(100)
    },
    { timeout: 60_000, interval: 20 },
  )
}

async function figures() {
  const counts = countTable(table.client, table.tableName)
  return {
    total: await counts.total(PAST, true),
    cells: (await counts.cells(PAST, true)).map((cell) => JSON.stringify(cell)).sort(),
    stages: await counts.funnel(PAST, true),
  }
}

const signatures = async () =>
  (await wholeTable(table)).filter(({ sk }) => `${sk}` === `SIGNATURE#${PAST}`).length

/** Nine that count, one held, one withdrawn, one removed; the last of the nine is given back. */
async function signers() {
  const people = supporters(table)
  await people.petition(PAST, {
    state: 'closed',
    closedAt: new Date(NOON.getTime() - RETENTION_MS).toISOString(),
  })
  const made = []
  for (let i = 0; i < 9; i++) made.push(await people.confirmed(PAST, `signer${i}`, NOON))
  await people.held(PAST, 'held-one', NOON)
  await people.withdraw(await people.confirmed(PAST, 'withdrew', NOON), NOON)
  await people.remove(await people.confirmed(PAST, 'removed-one', NOON))
  const last = made.at(-1)
  if (last === undefined) throw new Error('Nobody signed.')
  return { people, last }
}

it('leaves every figure as it is, and reconciliation mends nothing of it', async () => {
  await signers()
  await untilCounted()
  const before = await figures()
  expect(before.total).toBe(9)
  expect(await signatures()).toBe(12)

  await retentionOn(table, NOON).call()
  expect(await signatures()).toBe(0)
  await untilCounted()
  expect(await figures()).toEqual(before)

  const log = { error: vi.fn(), warn: vi.fn() }
  const ownLinks = { counts: vi.fn(), write: vi.fn() }
  const petitions = petitionTable(table.client, table.tableName)
  await reconcileAll({ ...reconciling(), petitions, ownLinks, log })
  expect([log.error.mock.calls, log.warn.mock.calls, ownLinks.counts.mock.calls]).toEqual([[], [], []])
  expect(await reconcile(reconciling(), PAST)).toMatchObject({ counted: 0, stored: 9, settled: false })
  expect(await figures()).toEqual(before)
})

it('counts a withdrawal of a moment before, which index and stream still have to hear of', async () => {
  const { people, last } = await signers()
  await untilCounted()
  const before = await figures()
  const [stages] = before.stages
  if (stages === undefined) throw new Error('Nothing was counted.')

  await people.withdraw(last, NOON)
  await retentionOn(table, NOON).call()
  await untilCounted()
  const after = await figures()
  expect(await signatures()).toBe(0)
  expect(after.total).toBe(8)
  expect(after.stages[0]).toEqual({
    ...stages,
    confirmed: stages.confirmed - 1,
    withdrawn: stages.withdrawn + 1,
  })
})

it('is not undone by a reconciliation that began before it', async () => {
  await signers()
  await untilCounted()
  const before = await figures()
  const under = reconciling()
  const { recounts } = under
  const found = await reconcile(
    {
      ...under,
      recounts: {
        recount: async (slug) => {
          await retentionOn(table, NOON).call()
          return recounts.recount(slug)
        },
      },
    },
    PAST,
  )
  expect(found).toMatchObject({ counted: 0, settled: false })
  await untilCounted()
  expect(await figures()).toEqual(before)
})
