import { randomUUID } from 'node:crypto'
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, ScanCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { breakdown } from '../../functions/domain/breakdown.ts'
import { DIMENSIONS, MAX_SOURCES, OTHER, STAGES, submitted } from '../../functions/domain/counts.ts'
import { FATES } from '../../functions/domain/feedback.ts'
import { countSignatures } from '../../functions/jobs/count-signatures.ts'
import { countingTable } from '../../functions/table/counting.ts'
import { countTable } from '../../functions/table/counts.ts'
import {
  acts,
  cellName,
  type PersonChange,
  play,
  playReports,
  reports,
  truth,
} from '../support/counting-model.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { dealt, deliver, helpings, type StreamRecord } from '../support/stream-delivery.ts'

let table: TestTable
beforeAll(async () => {
  table = await startTable()
})
afterAll(() => table.stop())

const NOW = new Date('2026-11-21T12:00:00Z')

/** One counting function, with a client of its own: as a fresh Lambda instance is. */
function consumer(client: DynamoDBDocumentClient = table.client) {
  const deps = {
    counts: countTable(client, table.tableName),
    counting: countingTable(client, table.tableName),
    wait: () => new Promise((resolve) => setImmediate(resolve)),
    random: Math.random,
    now: () => NOW,
    log: { error: () => undefined },
  }
  return (shardId: string) => (Records: StreamRecord[]) => countSignatures(deps, { shardId, Records })
}

type Fault = 'none' | 'conflict' | 'throttled' | 'lost-before' | 'lost-after'

/** The real table behind a network and a service that fail as told, transaction by transaction. */
function failing(faults: readonly Fault[]): DynamoDBDocumentClient {
  let sent = 0
  const send = async (command: never): Promise<unknown> => {
    const fault =
      (command as object) instanceof TransactWriteCommand ? faults[sent++ % faults.length] : 'none'
    if (fault === 'conflict') throw cancelled('TransactionConflict')
    if (fault === 'throttled') throw cancelled('ThrottlingError')
    if (fault === 'lost-before') throw new Error('connection reset')
    const answer: unknown = await table.client.send(command)
    if (fault === 'lost-after') throw new Error('connection reset')
    return answer
  }
  return Object.assign(Object.create(table.client) as DynamoDBDocumentClient, { send })
}

function cancelled(code: string): TransactionCanceledException {
  return new TransactionCanceledException({
    message: 'Transaction cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code: code }],
  })
}

/** What is stored of a petition, in the words of the model. */
async function stored(petition: string): Promise<ReturnType<typeof truth>> {
  const counts = countTable(table.client, table.tableName)
  const cells = (await counts.cells(petition)).filter(({ count }) => count !== 0)
  const rows = await counts.funnel(petition)
  const hours = [...(await counts.hours(petition))].filter(([, { count }]) => count !== 0)
  const named = <Figure extends keyof (typeof rows)[number]>(figures: readonly Figure[]) =>
    Object.fromEntries(
      rows.flatMap((row) =>
        figures
          .filter((figure) => row[figure] !== 0)
          .map((figure) => [`${row.day} ${row.provider} ${figure}`, Number(row[figure])]),
      ),
    )
  return {
    total: await counts.total(petition),
    cells: Object.fromEntries(cells.map(({ count, ...cell }) => [cellName(cell), count])),
    hours: Object.fromEntries([...hours].map(([hour, { count }]) => [hour, count])),
    stages: named(STAGES),
    mails: named(FATES),
  }
}

/** Confirmations, each of another person, from sources as given. */
function confirmations(petition: string, sources: readonly string[], prefix = 'p'): PersonChange[] {
  const at = '2026-11-21T10:00:00.000Z'
  return sources.map((source, i) => {
    const before = { state: 'pending', requestedAt: at, country: 'NL', source, locale: 'nl' }
    return {
      petition,
      person: `${prefix}${i}`,
      before,
      after: { ...before, state: 'confirmed', confirmedAt: at },
    }
  })
}

const newPetition = (): string => `petition-${randomUUID()}`

describe('counting on the table', () => {
  it('is exact through repeats, splits, concurrent shards, conflicts, throttling and lost answers', async () => {
    const fault = fc.constantFrom<Fault[]>(
      'none',
      'none',
      'none',
      'conflict',
      'throttled',
      'lost-before',
      'lost-after',
    )
    await fc.assert(
      fc.asyncProperty(
        acts(10, 80),
        reports(30),
        fc.integer({ min: 1, max: 4 }),
        helpings(20),
        fc.array(fault, { minLength: 1, maxLength: 15 }),
        async (list, reported, shards, plan, faults) => {
          const run = randomUUID()
          const { changes, attempts } = play(list)
          const name = (petition: string): string => `${petition}-${run}`
          const own = [...changes, ...playReports(reported)].map((change) => ({
            ...change,
            petition: name(change.petition),
          }))
          const count = consumer(failing([...faults, 'none']))
          await Promise.all(
            [...dealt(own, shards, run)].map(([shard, records]) => deliver(count(shard), records, plan)),
          )
          for (const petition of ['petition-0', 'petition-1']) {
            const expected = truth(attempts, petition, reported)
            expect(await stored(name(petition))).toEqual(expected)
            const counts = countTable(table.client, table.tableName)
            for (const dimension of DIMENSIONS)
              expect(breakdown(await counts.cells(name(petition)), [dimension]).total).toBe(expected.total)
            for (const { day, provider, ...amounts } of await counts.funnel(name(petition)))
              expect(submitted(amounts)).toBe(
                attempts.filter(
                  (of) => of.petition === petition && of.day === day && of.provider === provider,
                ).length,
              )
          }
        },
      ),
      { numRuns: 8 },
    )
  })

  it('counts a batch of 300 cells, which takes four transactions, and the same batch again later', async () => {
    const petition = newPetition()
    const changes = confirmations(
      petition,
      Array.from({ length: 300 }, (_, i) => `s${i}`),
    )
    const [records = []] = dealt(changes, 1, petition).values()
    // The first instance dies after its second transaction; another one goes on.
    await expect(consumer(failing(['none', 'lost-after']))('a')(records)).rejects.toThrow('reset')
    const partly = await stored(petition)
    expect(partly.total).toBeGreaterThan(100)
    expect(partly.total).toBeLessThan(300)
    await consumer()('a')(records)
    expect((await stored(petition)).total).toBe(300)
    // Eleven minutes later the idempotency tokens of the SDK are forgotten: a fresh client has others.
    await consumer()('a')(records)
    await consumer()('a')(records.slice(100, 200))
    const after = await stored(petition)
    expect(after.total).toBe(300)
    expect(Object.values(after.cells)).toEqual(Array.from({ length: 300 }, () => 1))
  })

  it('lets twenty invocations of the same batch at once count it once', async () => {
    const petition = newPetition()
    const changes = confirmations(
      petition,
      Array.from({ length: 40 }, () => 'mail'),
    )
    const [records = []] = dealt(changes, 1, petition).values()
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => consumer()('a')(records)))
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true)
    expect((await stored(petition)).total).toBe(40)
  })

  it('gives totals of many petitions in one go, nothing for unknown ones', async () => {
    const petitions = Array.from({ length: 12 }, newPetition)
    for (const [i, petition] of petitions.entries()) {
      const [records = []] = dealt(confirmations(petition, Array(i).fill('mail')), 1, petition).values()
      await consumer()('a')(records)
    }
    const totals = await countTable(table.client, table.tableName).totals(petitions)
    expect(petitions.map((petition) => totals.get(petition))).toEqual(petitions.map((_, i) => i))
  })

  it('keeps a checkpoint for thirty days after its last move', async () => {
    const petition = newPetition()
    const [records = []] = dealt(confirmations(petition, ['mail']), 1, petition).values()
    await consumer()('a')(records)
    const { Items = [] } = await scan('CHECKPOINT#', petition)
    expect(Items).toHaveLength(1)
    expect(Items[0]?.['expiresAt']).toBe(NOW.getTime() / 1000 + 30 * 86_400)
    expect(String(Items[0]?.['sequence'])).toMatch(/^\d{40}$/)
  })
})

describe('the five hundred sources of a petition', () => {
  it('have cells of their own; later ones count as `other`, and leave from `other`', async () => {
    const petition = newPetition()
    const many = Array.from({ length: MAX_SOURCES + 60 }, (_, i) => `source-${i}`)
    const changes = confirmations(petition, many)
    const shards = dealt(changes, 4, petition)
    // Four shards at once, each in an instance of its own, race for the last places.
    await Promise.all([...shards].map(([shard, records]) => consumer()(shard)(records)))
    const bySource = await sources(petition)
    expect(bySource.get(OTHER)).toBe(60)
    expect(bySource.size).toBe(MAX_SOURCES + 1)
    expect([...bySource.values()].filter((count) => count === 1)).toHaveLength(MAX_SOURCES)

    // Half of them leave, of either kind, seen by instances that know nothing yet.
    const leaving = changes
      .filter((_, i) => i % 2 === 0)
      .map(({ before: _, after, ...rest }) => ({
        ...rest,
        before: after ?? {},
        after: { ...after, state: 'withdrawn' },
      }))
    const label = `${petition}-later`
    await Promise.all([...dealt(leaving, 4, label)].map(([shard, records]) => consumer()(shard)(records)))
    const left = await countTable(table.client, table.tableName).cells(petition)
    expect(left.every(({ count }) => count >= 0)).toBe(true)
    const kept = new Set(changes.filter((_, i) => i % 2 === 1).map(({ after }) => after?.source))
    for (const { source, count } of left)
      if (source !== OTHER) expect(count, source).toBe(kept.has(source) ? 1 : 0)
    expect(await countTable(table.client, table.tableName).total(petition)).toBe((MAX_SOURCES + 60) / 2)

    // A known one keeps its cell, however full the list is.
    const known = [...bySource.keys()].find((source) => source !== OTHER) ?? ''
    const names = await countTable(table.client, table.tableName).nameSources(petition, [
      known,
      'brand-new',
      '',
    ])
    expect([...names]).toEqual([
      [known, known],
      ['brand-new', OTHER],
      ['', ''],
    ])
  })

  it('give no place to a source that a stored signature cannot have', async () => {
    const petition = newPetition()
    const [records = []] = dealt(
      confirmations(petition, ['Not A Source', 'x'.repeat(41)]),
      1,
      petition,
    ).values()
    await consumer()('a')(records)
    expect([...(await sources(petition))]).toEqual([['unknown', 2]])
  })
})

async function sources(petition: string): Promise<Map<string, number>> {
  const cells = await countTable(table.client, table.tableName).cells(petition)
  return new Map(breakdown(cells, ['source']).rows.map(({ source = '', count }) => [source, count]))
}

async function scan(prefix: string, containing: string) {
  return table.client.send(
    new ScanCommand({
      TableName: table.tableName,
      FilterExpression: 'begins_with(pk, :prefix) AND contains(pk, :containing)',
      ExpressionAttributeValues: { ':prefix': prefix, ':containing': containing },
    }),
  )
}
