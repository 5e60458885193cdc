const FIRST_MS = 25
const LONGEST_MS = 2_000

/**
 * Milliseconds to wait before the next try, "full jitter": anywhere from nothing to a bound that
 * doubles with each try (25 ms first, 2 s at most). `attempt` counts from 0; `random` is 0 up to 1.
 */
export function backoffMs(attempt: number, random: number): number {
  return Math.floor(random * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt))
}
