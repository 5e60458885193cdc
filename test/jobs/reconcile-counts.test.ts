import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { Stage } from '../../functions/domain/counts.ts'
import type { SignatureKey } from '../../functions/domain/signature.ts'
import { STREAM_SOURCES } from '../../functions/event-sources.ts'
import { countSignatures } from '../../functions/jobs/count-signatures.ts'
import { type ReconcileDependencies, reconcile, reconcileAll } from '../../functions/jobs/reconcile-counts.ts'
import { countingTable } from '../../functions/table/counting.ts'
import { countTable } from '../../functions/table/counts.ts'
import { type CountBucket, keys } from '../../functions/table/keys.ts'
import { mendingTable } from '../../functions/table/mending.ts'
import { ownLinkTable } from '../../functions/table/own-links.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import { probeTable } from '../../functions/table/probes.ts'
import { recountTable } from '../../functions/table/recount.ts'
import { signatureTable } from '../../functions/table/signatures.ts'
import { type EventSources, startEventSources } from '../../infra/local/event-sources/host.ts'
import { localClient, startTable, type TestTable } from '../support/dynamodb.ts'
import { examplePetition, signatureOf } from '../support/examples.ts'

/** Noon of one day, so that no test runs over midnight; not past, or the sweeper would take the pending. */
const NOON = new Date(new Date().setUTCHours(12, 0, 0, 0))

let table: TestTable
let raw: DynamoDBClient
let folder: string
let sources: EventSources | undefined
let petition: string

beforeAll(async () => {
  table = await startTable()
  raw = new DynamoDBClient(localClient(table.endpoint))
  folder = await mkdtemp(join(tmpdir(), 'luid-'))
})
beforeEach(() => {
  petition = `petition-${randomUUID()}`
})
afterEach(async () => {
  await sources?.stop()
  sources = undefined
})
afterAll(async () => {
  raw.destroy()
  await table.stop()
  await rm(folder, { recursive: true })
})

const counts = () => countTable(table.client, table.tableName)
const signatures = () => signatureTable(table.client, table.tableName)

/** Runs the counting consumer on the table's real stream, as the machine and AWS do. */
async function startCounting(): Promise<void> {
  const deps = {
    counts: counts(),
    counting: countingTable(table.client, table.tableName),
    wait: pause,
    random: Math.random,
    now: () => new Date(),
    log: { error: () => undefined },
  }
  sources = await startEventSources({
    client: raw,
    tableName: table.tableName,
    folder,
    streams: localClient(table.endpoint),
    streamHandlers: { 'count-signatures': (event) => countSignatures(deps, event) },
    streamSources: { 'count-signatures': { ...STREAM_SOURCES['count-signatures'], batchWindow: 0 } },
    timerHandlers: {},
    retryDelay: () => 10,
    tell: () => undefined,
  })
}

/** Looks again soon; its clock says that more time went by than did, where patience is to run out. */
function dependencies(timesFaster = 1): ReconcileDependencies {
  let ahead = 0
  return {
    counts: counts(),
    recounts: recountTable(table.client, table.tableName),
    probes: probeTable(table.client, table.tableName),
    mending: mendingTable(table.client, table.tableName),
    wait: async (milliseconds) => {
      ahead += milliseconds * (timesFaster - 1)
      sources?.wake()
      await pause(20)
    },
    random: Math.random,
    now: () => new Date(Date.now() + ahead),
    newRecount: randomUUID,
  }
}

async function confirmed(people: number, held = 0): Promise<SignatureKey[]> {
  const made: SignatureKey[] = []
  for (let i = 0; i < people + held; i++) {
    const signature = signatureOf(petition, `person-${i}-${randomUUID()}@example.org`, NOON, {
      source: ['mail', 'poster', 'street'][i % 3] ?? 'mail',
      country: i % 2 === 0 ? 'NL' : 'BE',
      provider: i % 2 === 0 ? 'gmail.com' : 'other',
      ...(i < people ? {} : { suspicion: ['honeypot'] }),
    })
    await signatures().create(signature)
    const change = i < people ? signatures().confirm : signatures().hold
    expect(await change(signature, signature.nonce, NOON)).toEqual({ done: true })
    made.push({ petition: signature.petition, person: signature.person })
  }
  return made
}

/** The total is one figure of several: who looks at the others names them, as their records may come later. */
async function untilCounted(
  total: number,
  others: { held?: number; withdrawn?: number } = {},
): Promise<void> {
  const wanted = Object.entries({ pending: 0, ...others }) as [Stage, number][]
  await vi.waitFor(
    async () => {
      sources?.wake()
      expect(await counts().total(petition)).toBe(total)
      const days = await counts().funnel(petition)
      for (const [stage, count] of wanted) {
        expect([stage, days.reduce((sum, day) => sum + day[stage], 0)]).toEqual([stage, count])
      }
    },
    { timeout: 60_000, interval: 20 },
  )
}

/** Spoils a stored figure, as a fault would. */
async function spoil(bucket: CountBucket, item: string, attribute: string, by: number): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.tableName,
      Key: keys.count(petition, bucket, item),
      UpdateExpression: 'ADD #attribute :by',
      ExpressionAttributeNames: { '#attribute': attribute },
      ExpressionAttributeValues: { ':by': by },
    }),
  )
}

async function figures() {
  const cells = (await counts().cells(petition)).filter(({ count }) => count !== 0)
  return {
    total: await counts().total(petition),
    cells: cells.map((cell) => JSON.stringify(cell)).sort(),
    hours: [...(await counts().hours(petition))].filter(([, { count }]) => count !== 0).sort(),
    stages: await counts().funnel(petition),
  }
}

it('agrees with what was counted, and changes nothing', async () => {
  await startCounting()
  const people = await confirmed(7, 2)
  await signatures().withdraw(people[0] as SignatureKey, NOON)
  await untilCounted(6, { held: 2, withdrawn: 1 })
  const before = await figures()
  expect(await reconcile(dependencies(), petition)).toEqual({
    counted: 6,
    stored: 6,
    drift: 0,
    differing: 0,
    settled: true,
  })
  expect(await figures()).toEqual(before)
  expect(before.stages).toMatchObject([
    { provider: 'gmail.com', confirmed: 3, held: 1, withdrawn: 1, pending: 0 },
    { provider: 'other', confirmed: 3, held: 1, withdrawn: 0, pending: 0 },
  ])
})

it('mends any drift of the total, the cells, the hours and the proven stages exactly', async () => {
  await startCounting()
  await confirmed(9, 1)
  await untilCounted(9, { held: 1 })
  const before = await figures()
  const day = before.stages[0]?.day ?? ''
  await spoil(3, 'TOTAL', 'amount', 5)
  await spoil('mended', 'TOTAL', 'amount', -1)
  await spoil(1, `STAGES#${day}`, 'held', 2)
  await spoil(1, `STAGES#${day}`, 'gmail.com#confirmed', -1)
  await spoil(2, `STAGES#${day}`, `hour#${before.hours[0]?.[0]}`, -3)
  await spoil('mended', 'STAGES#2026-01-01', 'hour#2026-01-01T09', 7)
  // What became of mails is in no item to recount from: reconciliation leaves it alone.
  await spoil(1, `STAGES#${day}`, 'delivered', 4)
  // More cells than one transaction takes.
  for (let i = 0; i < 120; i++) await spoil(i % 16, `CELL#${day}#NL#stray-${i}##nl`, 'amount', (i % 3) - 1)
  expect(await figures()).not.toEqual(before)

  const found = await reconcile(dependencies(), petition)
  expect(found).toEqual({ counted: 9, stored: 13, drift: 4, differing: 85, settled: true })
  const stages = before.stages.map((row) => ({ ...row, delivered: row.provider === 'other' ? 4 : 0 }))
  expect(await figures()).toEqual({ ...before, stages })
  expect(await reconcile(dependencies(), petition)).toMatchObject({ drift: 0, differing: 0, settled: true })
})

it('mends once where two reconcile at the same time', async () => {
  await startCounting()
  await confirmed(3)
  await untilCounted(3)
  await spoil(3, 'TOTAL', 'amount', -2)
  const both = await Promise.all([
    reconcile(dependencies(), petition),
    reconcile(dependencies(), petition),
    reconcile(dependencies(), petition),
  ])
  expect(both.some(({ settled }) => settled)).toBe(true)
  expect(await counts().total(petition)).toBe(3)
})

it('settles nothing and changes nothing while the consumer stands still', async () => {
  await confirmed(4)
  const before = await figures()
  expect(before.total).toBe(0)
  const found = await reconcile(dependencies(40), petition)
  expect(found).toMatchObject({ counted: 4, stored: 0, drift: -4, settled: false })
  expect(await figures()).toEqual(before)
  await startCounting()
  await untilCounted(4)
  expect(await reconcile(dependencies(), petition)).toMatchObject({ drift: 0, settled: true })
})

it('never mends wrongly while people sign and leave', async () => {
  await startCounting()
  const people = await confirmed(10)
  await untilCounted(10)
  await spoil(2, 'TOTAL', 'amount', 3)
  let signing = true
  const crowd = async (): Promise<void> => {
    for (const person of people) {
      if (!signing) return
      await signatures().withdraw(person, NOON)
      await confirmed(1)
    }
    signing = false
  }
  const signed = crowd()
  const outcomes = []
  while (signing) outcomes.push(await reconcile(dependencies(), petition))
  await signed
  const isMended = outcomes.some(({ settled }) => settled)
  await untilCounted(isMended ? 10 : 13)
  expect(await reconcile(dependencies(), petition)).toMatchObject({ counted: 10, settled: true })
  expect(await counts().total(petition)).toBe(10)
})

it('looks at every open and closed petition on schedule, and reports drift without people', async () => {
  await startCounting()
  const petitions = petitionTable(table.client, table.tableName)
  const [open, closed, draft] = ['open', 'closed', 'draft'].map((name) => `${name}-${randomUUID()}`)
  await petitions.create(examplePetition({ slug: open ?? '' }))
  await petitions.create(examplePetition({ slug: closed ?? '', state: 'closed' }))
  await petitions.create(examplePetition({ slug: draft ?? '', state: 'draft' }))
  for (const name of [open, closed, draft]) {
    petition = name ?? ''
    await confirmed(2)
    await untilCounted(2)
  }
  petition = closed ?? ''
  await spoil(0, 'TOTAL', 'amount', 7)
  petition = draft ?? ''
  await spoil(0, 'TOTAL', 'amount', 7)

  const logged: unknown[] = []
  const log = {
    error: (...words: unknown[]) => void logged.push(words),
    warn: (...words: unknown[]) => void logged.push(words),
  }
  const ownLinks = ownLinkTable(table.client, table.tableName)
  await reconcileAll({ ...dependencies(), petitions, ownLinks, log })
  expect(logged).toEqual([
    [
      'Counts had drifted and are mended.',
      { code: 'count-drift', petition: closed, counted: 2, stored: 9, drift: 7, differing: 1, settled: true },
    ],
  ])
  const totals = await counts().totals([open ?? '', closed ?? '', draft ?? ''])
  expect([...totals.values()]).toEqual([2, 2, 9])
})

it('keeps what own links brought: confirmed signatures only, down as well as up, and no write where nothing changed', async () => {
  const [mine, theirs, unused] = ['mine', 'theirs', 'unused'].map((name) => name.padEnd(16, 'x'))
  const petitions = petitionTable(table.client, table.tableName)
  await petitions.create(examplePetition({ slug: petition }))
  const signed = async (via: string | undefined, change?: 'confirm' | 'hold'): Promise<SignatureKey> => {
    const credit = via === undefined ? {} : { via }
    const marked = change === 'hold' ? { suspicion: ['honeypot' as const] } : {}
    const one = signatureOf(petition, `${randomUUID()}@example.org`, NOON, { ...credit, ...marked })
    await signatures().create(one)
    if (change !== undefined) expect(await signatures()[change](one, one.nonce, NOON)).toEqual({ done: true })
    return one
  }
  const links = ownLinkTable(table.client, table.tableName)
  const written: unknown[] = []
  const ownLinks: typeof links = {
    ...links,
    write: (slug, counts, now) => {
      if (slug === petition) written.push(...counts)
      return links.write(slug, counts, now)
    },
  }
  /** The counts themselves are not what this is about: the job leaves them to another night. */
  const night = async () => {
    written.length = 0
    const log = { error: () => undefined, warn: () => undefined }
    await reconcileAll({ ...dependencies(1000), petitions, ownLinks, log })
    return [...written].sort()
  }

  const first = await signed(mine, 'confirm')
  await signed(mine, 'confirm')
  await signed(mine, 'hold')
  await signed(mine)
  await signed(theirs, 'confirm')
  await signed(undefined, 'confirm')
  await signed('not a code', 'confirm')
  expect(await night()).toEqual([
    [mine, 2],
    [theirs, 1],
  ])
  expect(await night()).toEqual([])
  expect(await Promise.all([mine, theirs, unused].map((code) => links.count(petition, code ?? '')))).toEqual([
    2, 1, 0,
  ])

  await signatures().withdraw(first, NOON)
  expect(await night()).toEqual([[mine, 1]])
  expect(await links.count(petition, mine ?? '')).toBe(1)
})
