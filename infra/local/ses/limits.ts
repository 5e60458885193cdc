import * as v from 'valibot'
import { slidingCount } from '../sliding-count.ts'
import type { SesError } from './query-protocol.ts'

/** An account's sending limits, in recipients: each second, and in any 24 hours. */
export const Limits = v.object({
  maxSendRate: v.pipe(v.number(), v.minValue(0)),
  max24HourSend: v.pipe(v.number(), v.minValue(0)),
})
export type Limits = v.InferOutput<typeof Limits>

export const FIRST_LIMITS: Limits = { maxSendRate: 200, max24HourSend: 50_000 }

const SECOND_MS = 1_000
const DAY_MS = 24 * 60 * 60 * SECOND_MS

/** Counts recipients over sliding windows and refuses as SES does; what is refused is not counted. */
export type Allowance = {
  /** Takes the recipients from the allowance, or says why not. */
  take: (recipients: number) => SesError | undefined
  sentLast24Hours: () => number
  limits: () => Limits
  change: (limits: Partial<Limits>) => void
}

/** `now` is in milliseconds. */
export function allowance(now: () => number, first: Limits = FIRST_LIMITS): Allowance {
  const second = slidingCount(SECOND_MS)
  const day = slidingCount(DAY_MS)
  let limits = first
  return {
    take: (recipients) => {
      const at = now()
      if (day.upTo(at) + recipients > limits.max24HourSend) return throttling('Daily message quota exceeded.')
      if (second.upTo(at) + recipients > limits.maxSendRate)
        return throttling('Maximum sending rate exceeded.')
      day.add(at, recipients)
      second.add(at, recipients)
      return undefined
    },
    sentLast24Hours: () => day.upTo(now()),
    limits: () => limits,
    change: (changed) => {
      limits = { ...limits, ...changed }
    },
  }
}

/** "Errors related to the sending quotas for your Amazon SES account" in SES's developer guide. */
function throttling(message: string): SesError {
  return { status: 400, code: 'Throttling', message }
}
