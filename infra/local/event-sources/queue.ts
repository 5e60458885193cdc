import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SQSEvent, SQSRecord } from 'aws-lambda'
import * as v from 'valibot'
import type { QueueSource } from '../../../functions/event-sources.ts'
import { LOCAL_ACCOUNT, LOCAL_REGION, type LocalHandler, lambdaContext } from '../lambda-context.ts'
import { bell } from './bell.ts'
import { faultOf } from './consumer.ts'

export type QueueOptions = {
  /** The function that the queue wakes. */
  functionName: string
  source: QueueSource
  /** Messages lie in here, one file each; those that were given up lie in its folder `failed`. */
  folder: string
  /** Milliseconds until a message that failed so many times comes again. */
  retryDelay?: (failures: number) => number
  tell: (line: string) => void
}

export type LocalQueue = {
  /** Takes a message. Once this resolves, the message outlives any kill. */
  put: (body: string) => Promise<void>
  /** Begins to hand batches to the function: also what an earlier process left behind. */
  start: (handler: LocalHandler) => void
  /** Resolves when the function runs no more. What is left waits for the next start. */
  stop: () => Promise<void>
}

type Message = { id: string; body: string; sentAt: number; failures: number; visibleAt: number }

const Kept = v.object({ body: v.string(), sentAt: v.number() })
const Answer = v.nullish(
  v.object({ batchItemFailures: v.nullish(v.array(v.object({ itemIdentifier: v.string() }))) }),
)

/** A message that failed this often is set aside, as among a queue's dead letters. */
export const MOST_FAILURES = 10
const FUNCTION_TIMEOUT_MS = 60_000
/** Nothing waits: look again when the bell rings. */
const LONG_MS = 60_000

/** Half a second, then doubled up to half a minute. */
const patientRetries = (failures: number): number => Math.min(30_000, 500 * 2 ** (failures - 1))

/**
 * Plays an SQS queue and the event source between it and a function: at least once, in any order, in batches,
 * with partial batch responses ("Using Lambda with Amazon SQS").
 */
export async function openQueue(options: QueueOptions): Promise<LocalQueue> {
  const { folder, source, functionName, tell, retryDelay = patientRetries } = options
  const failed = join(folder, 'failed')
  await mkdir(failed, { recursive: true })
  const path = (id: string): string => join(folder, `${id}.json`)
  const messages = new Map<string, Message>()
  for (const name of (await readdir(folder)).sort()) {
    const [, id] = /^(.+)\.json$/.exec(name) ?? []
    if (id === undefined) continue
    const { body, sentAt } = v.parse(Kept, JSON.parse(await readFile(path(id), 'utf8')))
    messages.set(id, { id, body, sentAt, failures: 0, visibleAt: 0 })
  }
  const wakeUp = bell()
  let stopped = false
  let running: Promise<void> = Promise.resolve()

  async function done({ id }: Message): Promise<void> {
    messages.delete(id)
    await rm(path(id), { force: true })
  }

  async function failedOnce(message: Message): Promise<void> {
    message.failures += 1
    message.visibleAt = Date.now() + retryDelay(message.failures)
    if (message.failures < MOST_FAILURES) return
    messages.delete(message.id)
    await rename(path(message.id), join(failed, `${message.id}.json`))
    tell(`${functionName}: a message was given up and lies in ${failed}`)
  }

  /** The messages of a batch that the function did not take: all of them where its answer cannot be followed. */
  async function handOver(handler: LocalHandler, batch: readonly Message[]): Promise<Set<string>> {
    const all = new Set(batch.map(({ id }) => id))
    try {
      const context = lambdaContext(functionName, FUNCTION_TIMEOUT_MS)
      const answer = v.parse(Answer, await handler(queueEvent(functionName, batch) as never, context))
      const named = new Set((answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier))
      return [...named].every((id) => all.has(id)) ? named : all
    } catch (error) {
      tell(`${functionName}: failed: ${faultOf(error)}`)
      return all
    }
  }

  async function run(handler: LocalHandler): Promise<void> {
    /** When the waiting batch was begun. */
    let begun: number | undefined
    while (!stopped) {
      const now = Date.now()
      const visible = [...messages.values()].filter(({ visibleAt }) => visibleAt <= now)
      if (visible.length === 0) {
        const next = Math.min(...[...messages.values()].map(({ visibleAt }) => visibleAt - now), LONG_MS)
        await wakeUp.wait(next)
        continue
      }
      begun ??= now
      const windowEnds = begun + source.batchWindow * 1000
      if (visible.length < source.batchSize && now < windowEnds) {
        await wakeUp.wait(windowEnds - now)
        continue
      }
      begun = undefined
      const batch = visible.slice(0, source.batchSize)
      const refused = await handOver(handler, batch)
      for (const message of batch) await (refused.has(message.id) ? failedOnce(message) : done(message))
    }
  }

  return {
    put: async (body) => {
      const sentAt = Date.now()
      const id = `${String(sentAt).padStart(15, '0')}-${randomUUID()}`
      // Replaced whole, so that a kill leaves no half message.
      await writeFile(`${path(id)}.new`, JSON.stringify({ body, sentAt }))
      await rename(`${path(id)}.new`, path(id))
      messages.set(id, { id, body, sentAt, failures: 0, visibleAt: 0 })
      wakeUp.ring()
    },
    start: (handler) => {
      running = run(handler)
    },
    stop: async () => {
      stopped = true
      wakeUp.ring()
      await running
    },
  }
}

/** What Lambda hands to a function for a batch of a queue. */
function queueEvent(functionName: string, batch: readonly Message[]): SQSEvent {
  const received = String(Date.now())
  return {
    Records: batch.map(
      ({ id, body, sentAt, failures }): SQSRecord => ({
        messageId: id,
        receiptHandle: randomUUID(),
        body,
        attributes: {
          ApproximateReceiveCount: String(failures + 1),
          SentTimestamp: String(sentAt),
          SenderId: LOCAL_ACCOUNT,
          ApproximateFirstReceiveTimestamp: received,
        },
        messageAttributes: {},
        md5OfBody: createHash('md5').update(body).digest('hex'),
        eventSource: 'aws:sqs',
        eventSourceARN: `arn:aws:sqs:${LOCAL_REGION}:${LOCAL_ACCOUNT}:luid-${functionName}`,
        awsRegion: LOCAL_REGION,
      }),
    ),
  }
}
