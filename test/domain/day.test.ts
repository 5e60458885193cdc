import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { amsterdamDay } from '../../functions/domain/day.ts'

const ZONE = process.env['TZ']
afterEach(() => {
  process.env['TZ'] = ZONE
})

describe('the day on which something counts', () => {
  it.each([
    // Winter: UTC+1.
    ['2026-11-20T22:59:59.999Z', '2026-11-20'],
    ['2026-11-20T23:00:00.000Z', '2026-11-21'],
    // Summer: UTC+2.
    ['2026-07-01T21:59:59.999Z', '2026-07-01'],
    ['2026-07-01T22:00:00.000Z', '2026-07-02'],
    // The clock goes forward on 29 March 2026 at 01:00 UTC: that day begins at UTC+1 and ends at UTC+2.
    ['2026-03-28T22:59:59.999Z', '2026-03-28'],
    ['2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['2026-03-29T22:00:00.000Z', '2026-03-30'],
    // The clock goes back on 25 October 2026 at 01:00 UTC: that day has 25 hours.
    ['2026-10-24T21:59:59.999Z', '2026-10-24'],
    ['2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['2026-10-25T23:00:00.000Z', '2026-10-26'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('of %s is %s in Amsterdam', (instant, day) => {
    expect(amsterdamDay(instant)).toBe(day)
    expect(amsterdamDay(new Date(instant))).toBe(day)
  })

  it('is the same wherever the machine stands', () => {
    const instants = fc.sample(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      200,
    )
    const days = (zone: string) => {
      process.env['TZ'] = zone
      return instants.map((instant) => amsterdamDay(instant))
    }
    expect(days('America/Los_Angeles')).toEqual(days('Pacific/Kiritimati'))
  })
})
