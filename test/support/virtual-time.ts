/** A clock that runs from one thing that is waited for to the next, as fast as they come. */
export function virtualTime(lateness: () => number = () => 0) {
  let time = 0
  const waits = new Set<{ at: number; end: () => void }>()
  return {
    now: () => new Date(time),
    /** Ends late by `lateness`, as timers do. */
    wait: (milliseconds: number, signal?: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        const one = {
          at: time + Math.ceil(Math.max(0, milliseconds) + lateness()),
          end: () => {
            waits.delete(one)
            signal?.removeEventListener('abort', one.end)
            resolve()
          },
        }
        waits.add(one)
        signal?.addEventListener('abort', one.end)
      }),
    /** Lets so much time pass. */
    pass: async (milliseconds: number): Promise<void> => {
      const end = time + milliseconds
      for (;;) {
        await new Promise(setImmediate)
        const next = [...waits].reduce<{ at: number; end: () => void } | undefined>(
          (first, one) => (first === undefined || one.at < first.at ? one : first),
          undefined,
        )
        if (next === undefined || next.at > end) break
        time = Math.max(time, next.at)
        next.end()
      }
      time = end
    },
  }
}
