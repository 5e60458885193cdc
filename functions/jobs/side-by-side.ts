/** Waits so long, or until `signal` is aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

/** Does some work again and again, with a pause after each time, until told to end. */
export async function repeatedly(
  work: () => Promise<void>,
  pauseMs: number,
  wait: Wait,
  over: AbortSignal,
): Promise<void> {
  while (!over.aborted) {
    await work()
    await wait(pauseMs, over)
  }
}

/** Waits for all of these. Where one fails, all are told to end; once they have, its fault is thrown. */
export async function together(over: AbortController, works: readonly Promise<unknown>[]): Promise<void> {
  const faults: unknown[] = []
  const note = (fault: unknown) => {
    faults.push(fault)
    over.abort()
  }
  await Promise.all(works.map((work) => work.catch(note)))
  if (faults.length > 0) throw faults[0]
}

/** Lets so many works run at a time; the others wait for their turn. */
export function atATime(most: number): <Done>(work: () => Promise<Done>) => Promise<Done> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running === most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
