import type { Delivery } from '../domain/delivery.ts'

/** A delivery that waits for its turn. */
export type Waiting = {
  delivery: Delivery
  /** Tells whoever walks its shard that it is done with: or not, where the campaign stops before. */
  settle: (isSettled: boolean) => void
  /** How often its mail could not be made, and how many others had gone when that was so first. */
  tries?: number
  sentBefore?: number
}

/** Deliveries in the order in which they get their turns. */
export function campaignQueue() {
  const waiting: Waiting[] = []
  let onFilled = () => {}
  return {
    add: (one: Waiting): void => {
      waiting.push(one)
      onFilled()
    },
    /** Those that had a turn already go first. */
    addFirst: (one: Waiting): void => {
      waiting.unshift(one)
      onFilled()
    },
    take: (most: number): Waiting[] => waiting.splice(0, most),
    size: () => waiting.length,
    /** Resolves once there are some, or `signal` is aborted. */
    filled: (signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => {
        if (waiting.length > 0 || signal.aborted) return resolve()
        const end = () => {
          signal.removeEventListener('abort', end)
          onFilled = () => {}
          resolve()
        }
        onFilled = end
        signal.addEventListener('abort', end)
      }),
  }
}
