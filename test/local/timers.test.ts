import type { Context } from 'aws-lambda'
import { afterEach, expect, it, vi } from 'vitest'
import { startTimers } from '../../infra/local/event-sources/timers.ts'

/** What a minute takes here. */
const MINUTE_MS = 10_000

afterEach(() => vi.useRealTimers())

it('waits for a run that outlasts its interval, gives it its own time, and ends it at a stop', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const contexts: Context[] = []
  let end = (): void => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const timer = { functionName: 'send-campaigns', everyMinutes: 1, timeoutSeconds: 900 }
  const handler = (_event: never, context: Context) => {
    contexts.push(context)
    return ended
  }
  const stop = startTimers([{ ...timer, handler }], () => {})
  vi.advanceTimersByTime(5 * MINUTE_MS)
  expect(contexts).toHaveLength(1)
  expect(contexts[0]?.getRemainingTimeInMillis()).toBeGreaterThan(800_000)

  let isStopped = false
  const stopped = stop().then(() => {
    isStopped = true
  })
  expect(contexts[0]?.getRemainingTimeInMillis()).toBe(0)
  await Promise.resolve()
  expect(isStopped).toBe(false)
  end()
  await stopped
  vi.advanceTimersByTime(5 * MINUTE_MS)
  expect(contexts).toHaveLength(1)
})
