import { readFileSync } from 'node:fs'

/** Something done many times: how often, in how long, and for how much of this process's time. */
export type Burst = { done: number; seconds: number; cpuSeconds: number }

/** CPU seconds that this process has used since it began. */
export function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Linux counts processor time in hundredths of a second (`getconf CLK_TCK`) for every program. */
const TICKS_PER_SECOND = 100

/** CPU seconds that another process has used, from proc(5); undefined where there is no /proc. */
export function cpuSecondsOf(pid: number | undefined): number | undefined {
  if (pid === undefined || process.platform !== 'linux') return undefined
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // "pid (name) state ppid …": user and system time are the 12th and 13th after the name.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Times some work in this process. `done` is what the work answers. */
export async function measured(work: () => Promise<number>): Promise<Burst> {
  const [start, cpu] = [performance.now(), ownCpuSeconds()]
  const done = await work()
  return { done, seconds: (performance.now() - start) / 1000, cpuSeconds: ownCpuSeconds() - cpu }
}

/** Does something for each item, `concurrency` at a time. */
export async function forEach<Item>(
  items: readonly Item[],
  concurrency: number,
  act: (item: Item) => Promise<unknown>,
): Promise<number> {
  const left = items.values()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const item of left) await act(item)
    }),
  )
  return items.length
}

/** The middle of some figures, and how far they lie apart. */
export type Spread = { median: number; min: number; max: number }

export function spread(figures: readonly number[]): Spread {
  const sorted = [...figures].sort((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? Number.NaN
  const middle = (sorted.length - 1) / 2
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    min: at(0),
    max: at(sorted.length - 1),
  }
}

/** The ratio of two medians, and the least and greatest ratio of two figures taken in the same round. */
export function ratio(of: readonly number[], to: readonly number[]): Spread {
  const pairs = spread(of.map((figure, round) => figure / (to[round] ?? Number.NaN)))
  return { ...pairs, median: spread(of).median / spread(to).median }
}
