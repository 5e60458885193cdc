import { amsterdamDay } from '../../../functions/domain/day.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const HOUR_MS = 60 * 60 * 1000

/** The days of the calendar from one to another, both included. A day of the calendar has no clock to change. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = []
  for (let time = Date.parse(first); time <= Date.parse(last); time += DAY_MS)
    days.push(new Date(time).toISOString().slice(0, 10))
  return days
}

/** The last days in Amsterdam, today included. */
export function lastDays(now: Date, count: number): string[] {
  const today = amsterdamDay(now)
  return daysFrom(new Date(Date.parse(today) - (count - 1) * DAY_MS).toISOString().slice(0, 10), today)
}

/** Counts of each of these days; those of which nothing is told have none. */
export function perDay(days: readonly string[], rows: readonly { day: string; count: number }[]): number[] {
  const counts = new Map(rows.map(({ day, count }) => [day, count]))
  return days.map((day) => counts.get(day) ?? 0)
}

/**
 * The instants at which the last hours began, this one included. They are hours that pass: in the night in which the
 * clocks go back there are 25 of them in a day, and two that look the same.
 */
export function lastHours(now: Date, count: number): string[] {
  const current = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS
  return Array.from({ length: count }, (_, index) =>
    new Date(current - (count - 1 - index) * HOUR_MS).toISOString(),
  )
}

/** Counts of each of these hours. */
export function perHour(
  hours: readonly string[],
  rows: readonly { hour: string; count: number }[],
): number[] {
  const counts = new Map(rows.map(({ hour, count }) => [Date.parse(hour), count]))
  return hours.map((hour) => counts.get(Date.parse(hour)) ?? 0)
}

/** Where a count stood at the end of each day. */
export function runningTotal(counts: readonly number[], before = 0): number[] {
  let total = before
  return counts.map((count) => {
    total += count
    return total
  })
}

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0)
