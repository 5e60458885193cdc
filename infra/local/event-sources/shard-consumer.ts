import type { DynamoDBRecord } from 'aws-lambda'
import type { StreamSource } from '../../../functions/event-sources.ts'
import { type LocalHandler, lambdaContext } from '../lambda-context.ts'
import { readAnswer } from './answer.ts'
import { bell } from './bell.ts'
import type { Checkpoint } from './checkpoints.ts'

/** A record on its way to a function; without `record` it was filtered out and only moves the position. */
export type Entry = { position: string; readAt: number; record?: DynamoDBRecord }

export type FailedBatch = { records: DynamoDBRecord[]; event: object; invocations: number; error: unknown }

export type ShardConsumerOptions = {
  functionName: string
  shardId: string
  streamArn: string
  stream: string
  source: StreamSource
  handler: LocalHandler
  checkpoint: Checkpoint | undefined
  save: (checkpoint: Checkpoint) => Promise<void>
  /** Keeps a batch that was given up. */
  keepFailed: (batch: FailedBatch) => Promise<void>
  /** Told of each failed invocation; `again` is false where the batch was given up. */
  onFailure: (error: unknown, records: number, again: boolean) => void
  /** Milliseconds to wait before the nth retry. */
  retryDelay: (retry: number) => number
}

export type ShardConsumer = {
  push: (entries: readonly Entry[]) => void
  /** How many entries wait. */
  waiting: () => number
  /** Resolves when the invocation under way has ended; what it did not finish comes again. */
  stop: () => Promise<void>
}

const FUNCTION_TIMEOUT_MS = 60_000
/** A record stamped in a window's last second may be read a little after it. */
const WINDOW_GRACE_MS = 1_000
const QUIET_SAVE_MS = 1_000
const FOREVER_MS = 2 ** 30

/**
 * Plays one shard of a Lambda event source mapping: batches in order, one at a time, with tumbling
 * windows, partial batch responses, retries, bisecting and a failure destination.
 *
 * Replay-safe by the order of things: the checkpoint moves only after the function succeeded, so a
 * host killed at any moment delivers again what was under way.
 */
export function consumeShard(options: ShardConsumerOptions): ShardConsumer {
  const { source, save } = options
  const queue: Entry[] = []
  const wakeUp = bell()
  let checkpoint = options.checkpoint
  let unsaved = false
  let stopped = false
  /** The host stopped while a batch was under way, so nothing behind that batch is done with. */
  let interrupted = false

  const windowMs = source.tumblingWindow === undefined ? undefined : source.tumblingWindow * 1000

  async function run(): Promise<void> {
    while (!stopped) {
      passFiltered()
      const head = queue[0]
      const open = checkpoint?.window
      if (open !== undefined && isOver(open.start, head)) await closeWindow(open)
      else if (head === undefined) await rest(open)
      else await batchFrom(head)
    }
    if (!interrupted) passFiltered()
    if (unsaved) await saveNow()
  }

  /** Filtered records at the head of the queue are done with. */
  function passFiltered(): void {
    const next = queue.findIndex((entry) => entry.record !== undefined)
    const passed = queue.splice(0, next === -1 ? queue.length : next)
    const last = passed.at(-1)
    if (last !== undefined) advance(last.position)
  }

  function advance(position: string, window = checkpoint?.window): void {
    checkpoint = { stream: options.stream, position, ...(window === undefined ? {} : { window }) }
    unsaved = true
  }

  async function saveNow(): Promise<void> {
    unsaved = false
    if (checkpoint !== undefined) await save(checkpoint)
  }

  /** Nothing to do: sleep till a record comes or the open window is over, and save what moved. */
  async function rest(open: Checkpoint['window']): Promise<void> {
    if (unsaved) {
      await wakeUp.wait(QUIET_SAVE_MS)
      if (queue.length === 0) await saveNow()
      return
    }
    const till = open === undefined ? FOREVER_MS : open.start + (windowMs ?? 0) + WINDOW_GRACE_MS - Date.now()
    await wakeUp.wait(Math.max(1, till))
  }

  /** Takes the batch that starts at the head of the queue, once it is full or has waited long enough. */
  async function batchFrom(head: Entry): Promise<void> {
    const start = windowStart(head)
    const batch: Entry[] = []
    let through = 0
    let full = false
    for (const entry of queue) {
      const belongs = entry.record === undefined || windowStart(entry) === start
      full = batch.length === source.batchSize || !belongs
      if (full) break
      if (entry.record !== undefined) batch.push(entry)
      through++
    }
    const patience = head.readAt + source.batchWindow * 1000 - Date.now()
    if (!full && batch.length < source.batchSize && patience > 0) return wakeUp.wait(patience)
    const last = queue.splice(0, through).at(-1)
    if (start !== undefined) openWindow(start)
    interrupted = !(await deliver(batch))
    // Filtered records behind the last delivered one are done with too.
    if (!interrupted && last !== undefined) advance(last.position)
  }

  function windowStart(entry: Entry): number | undefined {
    if (windowMs === undefined) return undefined
    const created = (entry.record?.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000
    return Math.floor(created / windowMs) * windowMs
  }

  function openWindow(start: number): void {
    if (checkpoint?.window?.start === start) return
    // Position 0 is before all: the window opens before its first record is done.
    checkpoint = {
      stream: options.stream,
      position: checkpoint?.position ?? '0',
      window: { start, state: {} },
    }
  }

  function isOver(start: number, head: Entry | undefined): boolean {
    if (windowMs === undefined) return false
    if (head !== undefined) return windowStart(head) !== start
    return Date.now() >= start + windowMs + WINDOW_GRACE_MS
  }

  /** The last call of a window, with no records of its own; it is repeated until it succeeds. */
  async function closeWindow(open: NonNullable<Checkpoint['window']>): Promise<void> {
    for (let retry = 1; !stopped; retry++) {
      try {
        await invoke([], true)
        break
      } catch (error) {
        options.onFailure(error, 0, true)
        await backOff(retry)
      }
    }
    if (stopped || checkpoint?.window !== open) return
    checkpoint = { stream: options.stream, position: checkpoint.position }
    await saveNow()
  }

  /** Delivers the records, in order, till each is done or given up; false where the host stops before. */
  async function deliver(entries: readonly Entry[]): Promise<boolean> {
    let left = entries
    let retries = 0
    while (left.length > 0 && !stopped) {
      const result = await attempt(left)
      if (result.done > 0) {
        await commit(left[result.done - 1], result.state)
        left = left.slice(result.done)
        retries = 0
      }
      if (left.length === 0) return true
      const half = Math.ceil(left.length / 2)
      const splits = source.bisect && result.done === 0 && left.length > 1
      const givesUp = !splits && source.retries !== undefined && retries >= source.retries
      options.onFailure(result.error, left.length, !givesUp)
      if (givesUp) {
        await giveUp(left, retries + 1, result.error)
        return true
      }
      retries += 1
      await backOff(retries)
      if (!splits) continue
      // AWS: splitting a batch does not count as a retry.
      retries = 0
      if (!(await deliver(left.slice(0, half)))) return false
      left = left.slice(half)
    }
    return left.length === 0
  }

  async function attempt(
    entries: readonly Entry[],
  ): Promise<{ done: number; state: Record<string, unknown> | undefined; error: unknown }> {
    try {
      const outcome = await invoke(records(entries), false)
      return { ...outcome, error: new Error('The function reported failed records') }
    } catch (error) {
      return { done: 0, state: undefined, error }
    }
  }

  async function invoke(batch: DynamoDBRecord[], final: boolean): Promise<ReturnType<typeof readAnswer>> {
    const context = lambdaContext(options.functionName, FUNCTION_TIMEOUT_MS)
    const answer = await options.handler(eventOf(batch, final) as never, context)
    const numbers = batch.map((record) => record.dynamodb?.SequenceNumber ?? '')
    return readAnswer(answer, numbers, windowMs !== undefined)
  }

  function eventOf(batch: DynamoDBRecord[], final: boolean): object {
    const open = checkpoint?.window
    if (windowMs === undefined || open === undefined) return { Records: batch }
    return {
      Records: batch,
      window: { start: instant(open.start), end: instant(open.start + windowMs) },
      state: open.state,
      shardId: options.shardId,
      eventSourceARN: options.streamArn,
      isFinalInvokeForWindow: final,
      isWindowTerminatedEarly: false,
    }
  }

  async function commit(last: Entry | undefined, state: Record<string, unknown> | undefined): Promise<void> {
    if (last === undefined) return
    const open = checkpoint?.window
    advance(last.position, open === undefined ? undefined : { start: open.start, state: state ?? open.state })
    await saveNow()
  }

  async function giveUp(entries: readonly Entry[], invocations: number, error: unknown): Promise<void> {
    const batch = records(entries)
    await options.keepFailed({ records: batch, event: eventOf(batch, false), invocations, error })
    await commit(entries.at(-1), undefined)
  }

  async function backOff(retry: number): Promise<void> {
    const until = Date.now() + options.retryDelay(retry)
    // New records ring the bell too, and are no reason to hurry.
    while (!stopped && Date.now() < until) await wakeUp.wait(until - Date.now())
  }

  const running = run()
  return {
    push: (entries) => {
      queue.push(...entries)
      wakeUp.ring()
    },
    waiting: () => queue.length,
    stop: async () => {
      stopped = true
      wakeUp.ring()
      await running
    },
  }
}

function records(entries: readonly Entry[]): DynamoDBRecord[] {
  return entries.flatMap((entry) => (entry.record === undefined ? [] : [entry.record]))
}

/** AWS writes window times without milliseconds. */
function instant(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z')
}
