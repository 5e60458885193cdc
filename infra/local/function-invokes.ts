import { TIMEOUT_SECONDS } from '../timeouts.ts'
import { faultOf } from './event-sources/consumer.ts'
import { type LocalHandler, lambdaContext } from './lambda-context.ts'

export type FunctionInvokes = {
  /** Calls it and waits for what it answers. */
  call: (event: unknown) => Promise<unknown>
  /** Calls it and waits for nothing. */
  wake: (event: unknown) => Promise<void>
  /** The function is in place from here on. */
  start: (handler: LocalHandler) => void
  /** Tells what runs that its time is up, and resolves when nothing does any more. No call runs after that. */
  stop: () => Promise<void>
}

/**
 * Plays Lambda's Invoke for a function. Asynchronous calls run in the background, beside each other and the timer's, and
 * are not tried again, as on AWS (whenLate in infra/service-stack.ts).
 */
export function functionInvokes(
  name: keyof typeof TIMEOUT_SECONDS,
  tell: (line: string) => void,
): FunctionInvokes {
  const timeIsUp = new AbortController()
  const running = new Set<Promise<unknown>>()
  let handler: LocalHandler | undefined

  async function call(event: unknown): Promise<unknown> {
    if (handler === undefined) throw new Error(`${name} is not in place yet.`)
    // What goes through Lambda is JSON, and no object that two share.
    const sent = JSON.parse(JSON.stringify(event)) as never
    const run = handler(sent, lambdaContext(name, TIMEOUT_SECONDS[name] * 1000, timeIsUp.signal))
    running.add(run)
    try {
      return await run
    } finally {
      running.delete(run)
    }
  }

  return {
    call,
    wake: async (event) => {
      if (timeIsUp.signal.aborted) return
      call(event).catch((error: unknown) => tell(`${name}: failed: ${faultOf(error)}`))
    },
    start: (assembled) => {
      handler = assembled
    },
    stop: async () => {
      timeIsUp.abort()
      await Promise.allSettled(running)
    },
  }
}
