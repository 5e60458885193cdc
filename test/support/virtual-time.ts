const LOOK_UP_MS = 50

/**
 * A clock that runs from one thing that is waited for to the next, as fast as they come. It stands still while a test
 * does not let it run, and while `working` is under way: whatever a slow machine takes to write or to send, none of it
 * passes here.
 */
export function virtualTime(lateness: () => number = () => 0, start = 0) {
  let time = start
  const waits = new Set<{ at: number; end: () => void }>()
  let underWay = 0
  let onIdle = () => {}
  let stepping: Promise<boolean> | undefined

  /** Everything has been done that can be without time passing. */
  async function settled(): Promise<void> {
    await new Promise(setImmediate)
    while (underWay > 0) {
      await new Promise<void>((resolve) => {
        onIdle = resolve
      })
      await new Promise(setImmediate)
    }
  }

  /** Goes on to the next thing that is waited for; false where there is none until then. */
  async function step(until: number): Promise<boolean> {
    await settled()
    const next = [...waits].reduce<{ at: number; end: () => void } | undefined>(
      (first, one) => (first === undefined || one.at < first.at ? one : first),
      undefined,
    )
    if (next === undefined || next.at > until) return false
    time = Math.max(time, next.at)
    next.end()
    return true
  }

  /** Whoever lets time run while others do takes the same steps. */
  function nextStep(until = Number.POSITIVE_INFINITY): Promise<boolean> {
    stepping ??= step(until).finally(() => {
      stepping = undefined
    })
    return stepping
  }

  async function working<Value>(work: () => Promise<Value>): Promise<Value> {
    underWay += 1
    try {
      return await work()
    } finally {
      underWay -= 1
      if (underWay === 0) onIdle()
    }
  }

  /** Ends late by `lateness`, as timers do. */
  function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve()
    return new Promise((resolve) => {
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
    })
  }

  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (;;) {
      const answer = isSo()
      if (await answer) return
      // What has to be looked up is asked less often than what a test knows.
      if (answer instanceof Promise) await pass(LOOK_UP_MS)
      else if (!(await nextStep()) && !(await isSo()))
        throw new Error('Nothing is waited for any more, and it is not so.')
    }
  }

  async function pass(milliseconds: number): Promise<void> {
    const end = time + milliseconds
    while (await nextStep(end));
    time = Math.max(time, end)
  }

  return {
    now: () => new Date(time),
    wait,
    /** Does what takes no time here, however long the machine takes. */
    working,
    /** Waits within what is `working`: time passes after all. */
    waitWithin: async (milliseconds: number): Promise<void> => {
      underWay -= 1
      if (underWay === 0) onIdle()
      await wait(milliseconds)
      underWay += 1
    },
    /** Lets so much time pass. */
    pass,
    /** Lets time run until it is so. */
    until,
    /** Lets time run until this has ended. */
    end: async <Value>(work: Promise<Value>): Promise<Value> => {
      let isOver = false
      const mark = () => {
        isOver = true
      }
      work.then(mark, mark)
      await until(() => isOver)
      return work
    },
  }
}
