import { UNKNOWN } from './counts.ts'
import { amsterdamDay } from './day.ts'

/** Confirmed signatures of one hour: `hour` is its first instant (ISO, UTC), or `unknown`. */
export type HourRow = { hour: string; count: number }

/**
 * Hours within days (`YYYY-MM-DD`, Europe/Amsterdam, both included), in their order, and their sum. Hours are those of
 * UTC, so that the one that the clocks in Amsterdam show twice in October is two, and none is missing in March: offsets
 * there are whole hours, so each lies within one day. An unknown hour is left out of any range; hours of nothing too.
 */
export function byHour(
  hours: ReadonlyMap<string, { count: number }>,
  from?: string,
  to?: string,
): { total: number; rows: HourRow[] } {
  const rows = [...hours]
    .map(([hour, { count }]) => ({ hour: hour === UNKNOWN ? hour : `${hour}:00:00.000Z`, count }))
    .filter(({ hour, count }) => count !== 0 && isWithin(hour, from, to))
    .sort((a, b) => (a.hour < b.hour ? -1 : 1))
  return { total: rows.reduce((sum, { count }) => sum + count, 0), rows }
}

function isWithin(hour: string, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true
  if (hour === UNKNOWN) return false
  const day = amsterdamDay(hour)
  return (from === undefined || day >= from) && (to === undefined || day <= to)
}
