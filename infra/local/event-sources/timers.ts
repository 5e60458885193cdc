import { randomUUID } from 'node:crypto'
import type { ScheduledEvent } from 'aws-lambda'
import { LOCAL_ACCOUNT, LOCAL_REGION, type LocalHandler, lambdaContext } from '../lambda-context.ts'

/**
 * On AWS the clock has no finer step than a minute. Somebody who tries Luid on one machine should not
 * wait a minute to see that what the stream missed is mended: here a minute takes 10 seconds.
 */
const LOCAL_MINUTE_MS = 10_000

export type Timer = {
  functionName: string
  everyMinutes: number
  timeoutSeconds: number
  handler: LocalHandler
}

/**
 * Plays EventBridge rules that wake functions by the clock. A run that takes longer than its interval
 * is waited for. A failed one is not repeated: the next comes anyway. Answers a function that stops
 * the clock, tells those who run that their time is up, and resolves once no run is under way.
 */
export function startTimers(timers: readonly Timer[], onFailure: (name: string, error: unknown) => void) {
  const running = new Map<string, Promise<void>>()
  const timeIsUp = new AbortController()
  const clocks = timers.map(({ functionName, everyMinutes, timeoutSeconds, handler }) => {
    const every = everyMinutes === 1 ? LOCAL_MINUTE_MS : everyMinutes * 60_000
    return setInterval(() => {
      if (running.has(functionName)) return
      const run = handler(
        scheduledEvent(functionName) as never,
        lambdaContext(functionName, timeoutSeconds * 1000, timeIsUp.signal),
      )
        .then(
          () => {},
          (error: unknown) => onFailure(functionName, error),
        )
        .finally(() => running.delete(functionName))
      running.set(functionName, run)
    }, every)
  })
  return async (): Promise<void> => {
    for (const clock of clocks) clearInterval(clock)
    timeIsUp.abort()
    await Promise.all(running.values())
  }
}

/** What an EventBridge rule with a schedule sends. */
export function scheduledEvent(rule: string): ScheduledEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: LOCAL_ACCOUNT,
    time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    region: LOCAL_REGION,
    resources: [`arn:aws:events:${LOCAL_REGION}:${LOCAL_ACCOUNT}:rule/${rule}`],
    detail: {},
  }
}
