import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type LocalQueue, MOST_FAILURES, openQueue } from '../../infra/local/event-sources/queue.ts'

let folder: string
let queue: LocalQueue
let said: string[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luid-queue-'))
  said = []
})
afterEach(async () => {
  await queue.stop()
  await rm(folder, { recursive: true })
})

async function open(batchSize = 10, batchWindow = 0): Promise<LocalQueue> {
  queue = await openQueue({
    functionName: 'listener',
    source: { batchSize, batchWindow },
    folder,
    retryDelay: () => 1,
    tell: (line) => said.push(line),
  })
  return queue
}

/** Takes what the function is given; `refuse` says which bodies fail, or throws. */
function listener(refuse: (body: string) => boolean = () => false) {
  const calls: string[][] = []
  const events: SQSEvent[] = []
  const handler = async (event: SQSEvent) => {
    events.push(event)
    calls.push(event.Records.map(({ body }) => body))
    const failed = event.Records.filter(({ body }) => refuse(body))
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) }
  }
  return { calls, events, handler: handler as (event: never) => Promise<unknown> }
}

const waiting = async () => (await readdir(folder)).filter((name) => name.endsWith('.json')).length
const setAside = () => readdir(join(folder, 'failed'))

it('hands messages over in batches, as Lambda does, and forgets them once they are taken', async () => {
  const { put, start } = await open(2)
  for (const body of ['a', 'b', 'c']) await put(body)
  expect(await waiting()).toBe(3)
  const { calls, events, handler } = listener()
  start(handler)
  await expect.poll(waiting).toBe(0)
  expect(calls).toEqual([['a', 'b'], ['c']])
  expect(events[0]?.Records[0]).toMatchObject({
    eventSource: 'aws:sqs',
    body: 'a',
    md5OfBody: '0cc175b9c0f1b6a831c399e269772661',
    attributes: { ApproximateReceiveCount: '1' },
  })
})

it('waits its window for a fuller batch, and no longer than the batch takes to fill', async () => {
  const { put, start } = await open(2, 60)
  const { calls, handler } = listener()
  start(handler)
  await put('a')
  await put('b')
  await expect.poll(() => calls).toEqual([['a', 'b']])
})

it('keeps what the function had not taken over a kill, and hands it over anew', async () => {
  const first = await open()
  await first.put('a')
  await first.put('b')
  // Nobody took them, and nobody said goodbye.
  const { start } = await open()
  const { calls, handler } = listener()
  start(handler)
  await expect.poll(() => calls.flat().sort()).toEqual(['a', 'b'])
  await expect.poll(waiting).toBe(0)
})

it('brings back what the function reports as failed, and that alone', async () => {
  const { put, start } = await open()
  for (const body of ['good', 'bad', 'fine']) await put(body)
  let failures = 3
  const { calls, handler } = listener((body) => body === 'bad' && failures-- > 0)
  start(handler)
  await expect.poll(waiting).toBe(0)
  expect(calls).toEqual([['good', 'bad', 'fine'], ['bad'], ['bad'], ['bad']])
  expect(await setAside()).toEqual([])
})

it('brings back the whole batch where the function throws, or names what was not in it', async () => {
  const { put, start } = await open()
  await put('a')
  await put('b')
  const calls: string[][] = []
  start((async (event: SQSEvent) => {
    calls.push(event.Records.map(({ body }) => body))
    if (calls.length === 1) throw new Error('died')
    return { batchItemFailures: calls.length === 2 ? [{ itemIdentifier: 'stranger' }] : [] }
  }) as (event: never) => Promise<unknown>)
  await expect.poll(waiting).toBe(0)
  expect(calls).toEqual([
    ['a', 'b'],
    ['a', 'b'],
    ['a', 'b'],
  ])
  expect(said).toEqual([expect.stringContaining('listener: failed')])
})

it('sets aside what fails again and again, whole, and goes on with the others', async () => {
  const { put, start } = await open()
  await put('poison')
  const { calls, handler } = listener((body) => body === 'poison')
  start(handler)
  await expect.poll(async () => (await setAside()).length).toBe(1)
  expect(calls.length).toBe(MOST_FAILURES)
  await put('good')
  await expect.poll(() => calls.at(-1)).toEqual(['good'])
  const [name = ''] = await setAside()
  expect(JSON.parse(await readFile(join(folder, 'failed', name), 'utf8'))).toMatchObject({ body: 'poison' })
  expect(said).toEqual([expect.stringContaining('given up')])
  await queue.stop()
  // A restart does not bring it back.
  const again = listener()
  const { start: restart, put: putAgain } = await open()
  restart(again.handler)
  await putAgain('later')
  await expect.poll(() => again.calls).toEqual([['later']])
})
