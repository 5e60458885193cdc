import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Context, DynamoDBRecord } from 'aws-lambda'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import type { StreamSource } from '../../functions/event-sources.ts'
import { createTable } from '../../infra/local/dynamodb/create-table.ts'
import { type LocalDynamoDb, startDynamoDb } from '../../infra/local/dynamodb.ts'
import { type EventSources, startEventSources } from '../../infra/local/event-sources/host.ts'
import { sweepPage } from '../../infra/local/event-sources/time-to-live.ts'
import { localClient } from '../support/dynamodb.ts'

type StreamEvent = {
  Records: DynamoDBRecord[]
  window?: { start: string; end: string }
  state?: Record<string, unknown>
  shardId?: string
  eventSourceARN?: string
  isFinalInvokeForWindow?: boolean
  isWindowTerminatedEarly?: boolean
}

const PLAIN: StreamSource = {
  batchSize: 100,
  batchWindow: 0,
  bisect: false,
  failureDestination: false,
  filters: [],
}

let server: LocalDynamoDb
let client: DynamoDBClient
let documents: DynamoDBDocumentClient
let tableName: string
let folder: string
const running: EventSources[] = []

beforeAll(async () => {
  server = await startDynamoDb()
  client = new DynamoDBClient(localClient(server.endpoint))
  documents = DynamoDBDocumentClient.from(client)
})
afterAll(async () => {
  client.destroy()
  await server.stop()
})
beforeEach(async () => {
  tableName = `luid-${randomUUID()}`
  await createTable(client, tableName)
  folder = await mkdtemp(join(tmpdir(), 'luid-'))
})
afterEach(async () => {
  await Promise.all(running.splice(0).map((host) => host.stop()))
  await rm(folder, { recursive: true })
})

async function listen(
  source: Partial<StreamSource>,
  handler: (event: StreamEvent, context: Context) => unknown,
): Promise<EventSources> {
  const host = await startEventSources({
    client,
    tableName,
    folder,
    streams: localClient(server.endpoint),
    streamHandlers: { listener: async (event, context) => handler(event, context) },
    streamSources: { listener: { ...PLAIN, ...source } },
    timerHandlers: {},
    retryDelay: () => 1,
    tell: () => {},
  })
  running.push(host)
  return host
}

const until = (check: () => void, interval = 50): Promise<void> =>
  vi.waitFor(check, { timeout: 60_000, interval })

async function put(pk: string, sk = 'A', more: object = {}): Promise<void> {
  await documents.send(new PutCommand({ TableName: tableName, Item: { pk, sk, ...more } }))
}

const nameOf = (record: DynamoDBRecord): string => record.dynamodb?.Keys?.['pk']?.S ?? ''
const numberOf = (record: DynamoDBRecord): string => record.dynamodb?.SequenceNumber ?? ''

it('hands over records in the shape of AWS', async () => {
  const events: StreamEvent[] = []
  await put('PERSON#p', 'SIGNATURE#s', { state: 'pending', tries: 1, marks: ['a'], deep: { yes: true } })
  await listen({}, (event) => void events.push(event))
  await until(() => expect(events).toHaveLength(1))
  expect(Object.keys(events[0] ?? {})).toEqual(['Records'])
  const record = events[0]?.Records[0]
  expect(record).toEqual({
    eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-west-1',
    eventSourceARN: expect.stringMatching(
      new RegExp(
        `^arn:aws:dynamodb:eu-west-1:\\d{12}:table/${tableName}/stream/\\d{4}-\\d\\d-\\d\\dT[0-9:.]+$`,
      ),
    ),
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      Keys: { pk: { S: 'PERSON#p' }, sk: { S: 'SIGNATURE#s' } },
      NewImage: {
        pk: { S: 'PERSON#p' },
        sk: { S: 'SIGNATURE#s' },
        state: { S: 'pending' },
        tries: { N: '1' },
        marks: { L: [{ S: 'a' }] },
        deep: { M: { yes: { BOOL: true } } },
      },
      SequenceNumber: expect.stringMatching(/^\d{21,40}$/),
      SizeBytes: expect.any(Number),
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  })
  const seconds = record?.dynamodb?.ApproximateCreationDateTime ?? 0
  expect(Math.abs(Date.now() / 1000 - seconds)).toBeLessThan(60)
})

it('keeps the changes of one item in order, within one of several shards', async () => {
  const seen: { shard: string; name: string; number: string }[] = []
  await listen({ batchSize: 7, tumblingWindow: 60 }, ({ Records, state, shardId = '' }) => {
    for (const record of Records)
      seen.push({ shard: shardId, name: nameOf(record), number: numberOf(record) })
    return { state }
  })
  for (let round = 0; round < 5; round++)
    await Promise.all(Array.from({ length: 12 }, (_, n) => put(`P#${n}`, 'A', { round })))
  await until(() => expect(seen).toHaveLength(60))
  expect(new Set(seen.map(({ shard }) => shard)).size).toBeGreaterThan(1)
  for (let n = 0; n < 12; n++) {
    const own = seen.filter(({ name }) => name === `P#${n}`)
    expect(new Set(own.map(({ shard }) => shard)).size).toBe(1)
    const numbers = own.map(({ number }) => BigInt(number))
    expect(numbers).toEqual([...numbers].sort((a, b) => (a < b ? -1 : 1)))
  }
})

it('delivers again what a host that died had under way, and nothing that was done', async () => {
  const first: string[] = []
  const death = new EventTarget()
  await put('done')
  const host = await listen({}, async ({ Records }) => {
    first.push(...Records.map(nameOf))
    // The host dies while the function works: its answer never counts.
    if (!first.includes('under way')) return
    await once(death, 'death')
    throw new Error('gone')
  })
  await until(() => expect(first).toEqual(['done']))
  await put('under way')
  await until(() => expect(first).toEqual(['done', 'under way']))
  const second: string[] = []
  const heir = await listen({}, ({ Records }) => void second.push(...Records.map(nameOf)))
  await put('new')
  await until(() => expect([...second].sort()).toEqual(['new', 'under way']))
  // Two hosts never write the same checkpoints: only this test lets the dead one stop properly.
  await heir.stop()
  death.dispatchEvent(new Event('death'))
  await host.stop()
})

it('tries a failed batch again, from the earliest reported record on', async () => {
  const batches: string[][] = []
  for (const round of [1, 2, 3]) await put('same', 'A', { round })
  const round = (record: DynamoDBRecord): string => record.dynamodb?.NewImage?.['round']?.N ?? ''
  await listen({}, ({ Records }) => {
    batches.push(Records.map(round))
    if (batches.length === 1) throw new Error('whole batch')
    if (batches.length > 2) return undefined
    const reported = Records.filter((record) => round(record) !== '1').reverse()
    return { batchItemFailures: reported.map((record) => ({ itemIdentifier: numberOf(record) })) }
  })
  await until(() =>
    expect(batches).toEqual([
      ['1', '2', '3'],
      ['1', '2', '3'],
      ['2', '3'],
    ]),
  )
})

it('tries the whole batch again where the report names no record of it', async () => {
  const batches: number[] = []
  await put('one')
  await listen({}, ({ Records }) => {
    batches.push(Records.length)
    return batches.length === 1 ? { batchItemFailures: [{ itemIdentifier: '' }] } : undefined
  })
  await until(() => expect(batches).toEqual([1, 1]))
})

it('bisects down to the poisoned record, keeps it and goes on', async () => {
  const delivered: string[] = []
  let poisoned = 0
  for (let n = 0; n < 8; n++) await put('same', 'A', { n })
  const n = (record: DynamoDBRecord): string => record.dynamodb?.NewImage?.['n']?.N ?? ''
  await listen({ bisect: true, retries: 3, failureDestination: true }, ({ Records }) => {
    if (Records.some((record) => n(record) === '5')) {
      if (Records.length === 1) poisoned++
      throw new Error('poison')
    }
    delivered.push(...Records.map(n))
  })
  await until(() => expect(delivered).toEqual(['0', '1', '2', '3', '4', '6', '7']))
  expect(poisoned).toBe(4)
  const files = await readdir(join(folder, 'failed'))
  expect(files).toHaveLength(1)
  const kept = JSON.parse(await readFile(join(folder, 'failed', files[0] ?? ''), 'utf8'))
  expect(kept.requestContext).toMatchObject({
    condition: 'RetryAttemptsExhausted',
    approximateInvokeCount: 4,
  })
  expect(kept.DDBStreamBatchInfo).toMatchObject({ batchSize: 1 })
  expect(JSON.parse(kept.payload).Records.map(n)).toEqual(['5'])
})

it('keeps trying without limit where no number of retries is set', async () => {
  let tries = 0
  await put('one')
  await listen({}, () => {
    tries++
    if (tries <= 20) throw new Error('not yet')
  })
  await until(() => expect(tries).toBe(21))
})

it('lets through what one of the filters fits, and passes over the rest for good', async () => {
  const seen: string[] = []
  const filters = [
    { dynamodb: { Keys: { sk: { S: [{ prefix: 'SIGNATURE#' }] } } } },
    { eventName: ['MODIFY'], dynamodb: { NewImage: { due: { S: [{ exists: true }] } } } },
  ] as const
  await put('a', 'SIGNATURE#x')
  await put('b', 'OTHER')
  await put('c', 'OTHER', { due: 'x' })
  await put('c', 'OTHER', { due: 'y' })
  await put('c', 'OTHER')
  const host = await listen({ filters }, ({ Records }) => void seen.push(...Records.map(nameOf)))
  await until(() => expect([...seen].sort()).toEqual(['a', 'c']))
  await host.stop()
  const again: string[] = []
  await listen({}, ({ Records }) => void again.push(...Records.map(nameOf)))
  await put('d')
  await until(() => expect(again).toEqual(['d']))
})

it('carries state through a tumbling window, and ends it with a last, empty call', async () => {
  const events: StreamEvent[] = []
  const handler = (event: StreamEvent): object => {
    events.push(event)
    return { state: { sum: Number(event.state?.['sum'] ?? 0) + event.Records.length } }
  }
  await put('same')
  await listen({ tumblingWindow: 2 }, handler)
  await until(() => expect(events.at(-1)?.isFinalInvokeForWindow).toBe(true), 20)
  const last = events.at(-1)
  expect(last).toMatchObject({
    Records: [],
    state: { sum: events.slice(0, -1).reduce((sum, event) => sum + event.Records.length, 0) },
    shardId: expect.stringMatching(/^shardId-\d{20}-[0-9a-f]{8}$/),
    eventSourceARN: expect.stringContaining(`table/${tableName}/stream/`),
    isWindowTerminatedEarly: false,
  })
  expect(last?.window?.start).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  expect(Date.parse(last?.window?.end ?? '') - Date.parse(last?.window?.start ?? '')).toBe(2_000)
  const before = events.length
  await put('same', 'B')
  // By then its window may have ended, too.
  await until(() => expect(events.length).toBeGreaterThan(before))
  expect(events[before]).toMatchObject({
    Records: [expect.anything()],
    state: {},
    isFinalInvokeForWindow: false,
  })
})

it('keeps the state of an open window over a restart', async () => {
  const states: unknown[] = []
  const handler = ({ state }: StreamEvent): object => {
    states.push(state)
    return { state: { calls: states.length } }
  }
  const host = await listen({ tumblingWindow: 3600 }, handler)
  await put('same')
  await until(() => expect(states).toHaveLength(1))
  await host.stop()
  await put('same', 'B')
  await listen({ tumblingWindow: 3600 }, handler)
  await until(() => expect(states).toEqual([{}, { calls: 1 }]))
})

it('takes an answer without state for a failure where there is a window', async () => {
  let calls = 0
  await put('one')
  await listen({ tumblingWindow: 3600 }, ({ state }) => {
    calls++
    return calls === 1 ? undefined : { state }
  })
  await until(() => expect(calls).toBe(2))
})

it('waits for a batch to fill, no longer than the batch window', async () => {
  const sizes: number[] = []
  await listen({ batchSize: 3, batchWindow: 300 }, ({ Records }) => void sizes.push(Records.length))
  for (const sk of ['A', 'B', 'C', 'D']) await put('same', sk)
  await until(() => expect(sizes).toEqual([3]))
})

it('removes what has expired, and signs the removal as time to live does', async () => {
  const now = Math.floor(Date.now() / 1000)
  const removals: DynamoDBRecord[] = []
  await listen({ filters: [{ eventName: ['REMOVE'] }] }, ({ Records }) => void removals.push(...Records))
  await put('past', 'A', { expiresAt: now - 10 })
  await put('future', 'A', { expiresAt: now + 1_000 })
  await put('never', 'A')
  expect(await sweepPage(client, tableName, undefined)).toBeUndefined()
  await until(() => expect(removals.map(nameOf)).toEqual(['past']))
  expect(removals[0]?.userIdentity).toEqual({ type: 'Service', principalId: 'dynamodb.amazonaws.com' })
})

it('starts at the beginning of a table that was made anew', async () => {
  const seen: string[] = []
  const host = await listen({}, ({ Records }) => void seen.push(...Records.map(nameOf)))
  await put('a')
  await until(() => expect(seen).toEqual(['a']))
  await host.stop()
  tableName = `luid-${randomUUID()}`
  await createTable(client, tableName)
  await put('b')
  await listen({}, ({ Records }) => void seen.push(...Records.map(nameOf)))
  await until(() => expect(seen).toEqual(['a', 'b']))
})

it('reaches the function soon after a write', async () => {
  const delays: number[] = []
  let written = 0
  await listen({}, () => void delays.push(Date.now() - written))
  for (let n = 0; n < 5; n++) {
    written = Date.now()
    await documents.send(
      new UpdateCommand({
        TableName: tableName,
        Key: { pk: 'same', sk: 'A' },
        UpdateExpression: 'ADD n :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    )
    await until(() => expect(delays).toHaveLength(n + 1), 5)
  }
  // Far above the usual 50 ms, for a busy machine; far below the minute of the timer.
  expect(Math.min(...delays)).toBeLessThan(1_000)
})
