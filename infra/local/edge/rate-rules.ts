import { ONE_CLICK_PATH, RATE_LIMITS, UNCOUNTED_METHODS } from '../../rate-limits.ts'

export type RateVerdict = 'pass' | 'mark' | 'block'

/**
 * The firewall's rate rules on one machine: requests that change something, by client address, over a
 * sliding window of the same length. One-click unsubscribing is never counted.
 */
export function rateRules(now: () => number): (client: string, method: string, path: string) => RateVerdict {
  const windowMs = RATE_LIMITS.windowSeconds * 1000
  const clients = new Map<string, number[]>()
  let swept = now()

  /** Forgets clients that were quiet for a whole window. */
  function sweep(time: number): void {
    if (time - swept <= windowMs) return
    for (const [client, times] of clients) if ((times.at(-1) ?? 0) <= time - windowMs) clients.delete(client)
    swept = time
  }

  function countOf(client: string, time: number): number {
    const recent = (clients.get(client) ?? []).filter((earlier) => earlier > time - windowMs)
    recent.push(time)
    clients.set(client, recent)
    return recent.length
  }

  return (client, method, path) => {
    const isUncounted = (UNCOUNTED_METHODS as readonly string[]).includes(method) || ONE_CLICK_PATH.test(path)
    if (isUncounted) return 'pass'
    sweep(now())
    const count = countOf(client, now())
    if (count > RATE_LIMITS.blockAbove) return 'block'
    return count > RATE_LIMITS.markAbove ? 'mark' : 'pass'
  }
}
