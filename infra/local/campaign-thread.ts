import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import type { LocalHandler } from './lambda-context.ts'

/** What the thread is started with. */
export const ThreadData = v.object({ dataDir: v.string(), publicUrl: v.string(), tokenIssuer: v.string() })

/** What the thread is told: a call with its event, and then how much time it has left. */
export const ToThread = v.object({
  call: v.number(),
  event: v.optional(v.unknown()),
  remainingMs: v.number(),
})
export type ToThread = v.InferOutput<typeof ToThread>

/** What the thread tells: that it is in place, that the function is to be called again, or what came of a call. */
const FromThread = v.union([
  v.object({ ready: v.literal(true) }),
  v.object({ wake: v.literal(true) }),
  v.object({ call: v.number(), fault: v.string() }),
  v.object({ call: v.number(), answer: v.optional(v.unknown()) }),
])
export type FromThread = v.InferInput<typeof FromThread>

/** So often a call is told how much time it has left: none, once this machine stops. */
const CLOCK_MS = 100

/**
 * Runs send-campaigns in a thread of its own, as Lambda runs each function in a process of its own: it signs and
 * renders some hundred mails a second, and pages and counting should not wait for that. `wake` is what the function
 * calls to be called again.
 */
export async function startCampaignThread(
  data: v.InferOutput<typeof ThreadData>,
  wake: () => void,
): Promise<{ handler: LocalHandler; stop: () => Promise<void> }> {
  const thread = new Worker(new URL('campaign-thread-start.mjs', import.meta.url), { workerData: data })
  const calls = new Map<number, { resolve: (answer: unknown) => void; reject: (fault: Error) => void }>()
  let next = 0
  // A fault that nobody caught ends this machine, as one in this thread does.
  thread.on('error', (fault) => {
    throw fault
  })
  thread.on('message', (message: unknown) => {
    const told = v.parse(FromThread, message)
    if ('wake' in told) return wake()
    if ('ready' in told) return
    const call = calls.get(told.call)
    if ('fault' in told)
      call?.reject(Object.assign(new Error('send-campaigns failed.'), { name: told.fault }))
    else call?.resolve(told.answer)
  })
  await once(thread, 'message')

  return {
    handler: async (event, context) => {
      const call = next++
      const tell = (more: Pick<ToThread, 'event'> = {}) => {
        const message: ToThread = { call, remainingMs: context.getRemainingTimeInMillis(), ...more }
        thread.postMessage(message)
      }
      const done = new Promise((resolve, reject) => calls.set(call, { resolve, reject }))
      tell({ event })
      const clock = setInterval(tell, CLOCK_MS)
      try {
        return await done
      } finally {
        clearInterval(clock)
        calls.delete(call)
      }
    },
    stop: async () => {
      await thread.terminate()
    },
  }
}
