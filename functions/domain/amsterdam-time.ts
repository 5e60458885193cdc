import { accepted, type Result, refused } from './result.ts'

export type TimeRefusal = 'time-malformed' | 'time-does-not-exist'

const WALL_CLOCK = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/

const AMSTERDAM_CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** Hours ahead of UTC, in summer and in winter. */
const AHEAD = [2, 1]

/**
 * The instant at which the clocks in Amsterdam show `2026-11-25T09:00` (seconds may follow). In the night in which they
 * go back an hour comes twice: the first is meant. In the one in which they go forward an hour does not exist.
 */
export function amsterdamInstant(wallClock: string): Result<Date, TimeRefusal> {
  const wanted = wallClock.length === 16 ? `${wallClock}:00` : wallClock
  const asUtc = new Date(`${wanted}Z`)
  const isTime = WALL_CLOCK.test(wallClock) && !Number.isNaN(asUtc.getTime())
  // JavaScript takes a 31st of February for one of March.
  if (!isTime || !asUtc.toISOString().startsWith(wanted)) return refused('time-malformed')
  for (const hours of AHEAD) {
    const instant = new Date(asUtc.getTime() - hours * 3_600_000)
    if (AMSTERDAM_CLOCK.format(instant) === wanted.replace('T', ' ')) return accepted(instant)
  }
  return refused('time-does-not-exist')
}
