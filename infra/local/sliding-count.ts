/** How many of something happened within a window of time that ends now. Times are in milliseconds. */
export type SlidingCount = { upTo: (at: number) => number; add: (at: number, n: number) => void }

export function slidingCount(windowMs: number): SlidingCount {
  let entries: { at: number; n: number }[] = []
  let total = 0
  return {
    upTo: (at) => {
      const fresh = entries.findIndex((entry) => entry.at > at - windowMs)
      const stale = fresh === -1 ? entries : entries.slice(0, fresh)
      if (stale.length > 0) {
        total -= stale.reduce((sum, entry) => sum + entry.n, 0)
        entries = entries.slice(stale.length)
      }
      return total
    },
    add: (at, n) => {
      entries.push({ at, n })
      total += n
    },
  }
}
