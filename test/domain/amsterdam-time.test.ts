import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { amsterdamInstant } from '../../functions/domain/amsterdam-time.ts'

const ZONE = process.env['TZ']
afterEach(() => {
  process.env['TZ'] = ZONE
})

const iso = (wallClock: string) => {
  const read = amsterdamInstant(wallClock)
  return read.ok ? read.value.toISOString() : read.code
}

describe('a time as the clocks in Amsterdam show it', () => {
  it.each([
    ['2026-11-25T09:00', '2026-11-25T08:00:00.000Z'],
    ['2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
    ['2026-07-01T00:30:15', '2026-06-30T22:30:15.000Z'],
    ['2028-02-29T12:00', '2028-02-29T11:00:00.000Z'],
    // The clock goes forward on 29 March 2026: 02:00 to 03:00 is not.
    ['2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29T02:00', 'time-does-not-exist'],
    ['2026-03-29T02:59:59', 'time-does-not-exist'],
    ['2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    // It goes back on 25 October 2026: 02:00 to 03:00 is twice, and the first is meant.
    ['2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
    ['2026-10-25T02:00', '2026-10-25T00:00:00.000Z'],
    ['2026-10-25T02:59', '2026-10-25T00:59:00.000Z'],
    ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
  ])('%s is %s', (wallClock, instant) => {
    expect(iso(wallClock)).toBe(instant)
  })

  it.each([
    '',
    'morgen',
    '2026-11-25',
    '2026-11-25 09:00',
    '2026-11-25T9:00',
    '2026-11-25T09:00Z',
    '2026-02-29T09:00',
    '2026-11-31T09:00',
    '2026-13-01T09:00',
    '2026-11-25T24:00',
    '2026-11-25T09:60',
    '2026-11-25T09:00:60',
    '2026-11-25T09:00:00.000',
    '+02026-11-25T09:00',
  ])('“%s” is none', (wallClock) => {
    expect(iso(wallClock)).toBe('time-malformed')
  })

  it('is one that they show at that instant, and never before it, wherever the machine stands', () => {
    const clock = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Europe/Amsterdam',
      dateStyle: 'short',
      timeStyle: 'medium',
      hourCycle: 'h23',
    })
    const shown = (instant: Date) => clock.format(instant).replace(', ', 'T')
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }),
        fc.constantFrom('America/Los_Angeles', 'Pacific/Kiritimati'),
        (instant, zone) => {
          process.env['TZ'] = zone
          const read = amsterdamInstant(shown(instant))
          if (!read.ok) throw new Error(read.code)
          expect(shown(read.value)).toBe(shown(instant))
          expect(read.value.getTime()).toBeLessThanOrEqual(instant.getTime())
        },
      ),
    )
  })
})
