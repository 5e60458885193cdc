import { ONE_CLICK_PATH, RATE_LIMITS, UNCOUNTED_METHODS } from '../../rate-limits.ts'
import { type SlidingCount, slidingCount } from '../sliding-count.ts'

/** What the firewall does with a request: blocks it, marks it, or lets it pass. */
export type Verdict = 'block' | 'mark' | 'pass'

const MOST_ADDRESSES = 10_000

/**
 * Plays the firewall's rate rules: counts requests that may change something per client address, those
 * it blocks too, except one-click unsubscribing. `now` is in milliseconds.
 */
export function rateRules(now: () => number) {
  const counts = new Map<string, SlidingCount>()
  let sweepAt = MOST_ADDRESSES
  return (address: string, method: string, path: string): Verdict => {
    if ((UNCOUNTED_METHODS as readonly string[]).includes(method) || ONE_CLICK_PATH.test(path)) return 'pass'
    const at = now()
    if (counts.size >= sweepAt) {
      forgetQuiet(counts, at)
      // Not at every request while more are busy: a load test brings tens of thousands.
      sweepAt = Math.max(MOST_ADDRESSES, 2 * counts.size)
    }
    const count = counts.get(address) ?? slidingCount(RATE_LIMITS.windowSeconds * 1000)
    counts.set(address, count)
    count.add(at, 1)
    const seen = count.upTo(at)
    if (seen > RATE_LIMITS.blockAbove) return 'block'
    return seen > RATE_LIMITS.markAbove ? 'mark' : 'pass'
  }
}

function forgetQuiet(counts: Map<string, SlidingCount>, at: number): void {
  for (const [address, count] of counts) if (count.upTo(at) === 0) counts.delete(address)
}
