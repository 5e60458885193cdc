import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acceptedUntil,
  archive,
  changed,
  mayConfirm,
  type Petition,
  RETENTION_MS,
  reopen,
} from '../../functions/domain/petition.ts'
import {
  duePass,
  isBehind,
  isFinished,
  overdue,
  pastRetentionSince,
  RETENTION_SEGMENTS,
  retire,
} from '../../functions/domain/retention.ts'
import { examplePetition } from '../support/examples.ts'

const NOW = new Date('2026-11-21T12:00:00.000Z')
const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds).toISOString()
const DAY_MS = 24 * 60 * 60 * 1000

const value = (petition: Petition, now = NOW): Petition => {
  const result = retire(petition, now)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

const opened = (petition: Petition): Petition => {
  const result = reopen(petition, NOW)
  if (!result.ok) throw new Error(result.code)
  return result.value
}

describe('retention of a petition', () => {
  const closed = (ms: number, changes: Partial<Petition> = {}) =>
    examplePetition({ state: 'closed', closedAt: ago(ms), ...changes })

  it.each([
    ['closed by hand', closed(RETENTION_MS)],
    ['archived', closed(RETENTION_MS, { state: 'archived' })],
    ['closed by its time, which nobody wrote down', examplePetition({ closesAt: ago(RETENTION_MS) })],
    ['closed by hand before its time', closed(RETENTION_MS, { closesAt: ago(1) })],
  ])('is over a year after it was %s, to the millisecond', (_, petition) => {
    expect(pastRetentionSince(petition, NOW)?.toISOString()).toBe(ago(RETENTION_MS))
    expect(pastRetentionSince(petition, new Date(NOW.getTime() - 1))).toBeUndefined()
    expect(retire(petition, new Date(NOW.getTime() - 1))).toEqual({ ok: false, code: 'retention-running' })
    expect(value(petition).retiredAt).toBe(NOW.toISOString())
  })

  it.each([
    ['open', examplePetition({ publishedAt: ago(3 * RETENTION_MS) })],
    ['open, to close some day', examplePetition({ closesAt: ago(-DAY_MS) })],
    ['a draft', examplePetition({ state: 'draft', closesAt: ago(2 * RETENTION_MS) })],
    ['closed at a time that nobody knows', examplePetition({ state: 'closed' })],
    ['reopened', opened(closed(2 * RETENTION_MS))],
  ])('never ends while it is %s', (_, petition) => {
    expect(pastRetentionSince(petition, NOW)).toBeUndefined()
  })

  it('leaves a petition that nobody can open, sign or confirm, whatever is tried', () => {
    for (const petition of [closed(RETENTION_MS), examplePetition({ closesAt: ago(RETENTION_MS) })]) {
      const retired = value(petition)
      expect(retired.state).toBe('closed')
      for (const later of [0, DAY_MS, RETENTION_MS]) {
        const then = new Date(NOW.getTime() + later)
        expect(reopen(retired, then)).toEqual({ ok: false, code: 'petition-transition-illegal' })
        const moved = changed(retired, { closesAt: null }, then)
        expect(moved.retiredAt).toBe(NOW.toISOString())
        expect(reopen(moved, then).ok).toBe(false)
        expect(mayConfirm(moved, acceptedUntil(moved, then) ?? then, then)).toBe(false)
      }
      expect(archive(retired, NOW)).toMatchObject({
        ok: true,
        value: { state: 'archived', retiredAt: NOW.toISOString() },
      })
    }
  })

  it('changes nothing of one that is retired already', () => {
    const retired = value(closed(RETENTION_MS))
    expect(value(retired, new Date(NOW.getTime() + DAY_MS))).toEqual(retired)
  })

  it('ends no sooner for a closing time that a manager mistypes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(examplePetition(), closed(DAY_MS), closed(DAY_MS, { state: 'archived' })),
        fc.integer({ min: -3 * RETENTION_MS, max: 3 * RETENTION_MS }),
        (petition, ms) => {
          const after = changed(petition, { closesAt: ago(ms) }, NOW)
          expect(
            pastRetentionSince(after, new Date(NOW.getTime() + RETENTION_MS - DAY_MS - 1)),
          ).toBeUndefined()
        },
      ),
    )
  })
})

describe('what is overdue, by the funnel', () => {
  it('are those pending of the days that lie wholly past their time, in Amsterdam', () => {
    const days = [
      { day: '2026-11-06', pending: 1 },
      { day: '2026-11-07', pending: 10 },
      { day: '2026-11-08', pending: 100 },
      { day: 'unknown', pending: 1000 },
    ]
    expect(overdue(days, NOW)).toBe(1)
    // In Amsterdam this day is over at 23:00 UTC.
    expect(overdue(days, new Date('2026-11-21T22:59:59.999Z'))).toBe(1)
    expect(overdue(days, new Date('2026-11-21T23:00:00.000Z'))).toBe(11)
    expect(overdue([], NOW)).toBe(0)
  })
})

describe('a pass', () => {
  const through = { started: ago(3 * DAY_MS), done: RETENTION_SEGMENTS + 1 }
  const underWay = { started: ago(3 * DAY_MS), done: RETENTION_SEGMENTS }
  const midnight = new Date('2026-11-22T00:00:00.000Z')

  it('is the first of a day, and then the one that is under way until it is through', () => {
    expect(duePass(undefined, NOW)).toEqual({ started: NOW.toISOString(), done: 0 })
    expect(duePass(underWay, NOW)).toEqual(underWay)
    expect(duePass(through, NOW)).toEqual({ started: NOW.toISOString(), done: 0 })
    const today = { ...through, started: NOW.toISOString() }
    expect(duePass(today, new Date(midnight.getTime() - 1))).toBeUndefined()
    expect(duePass(today, midnight)).toEqual({ started: midnight.toISOString(), done: 0 })
  })

  it('is through when every segment and the petitions are done', () => {
    expect([isFinished(underWay), isFinished(through)]).toEqual([false, true])
  })

  it('is behind two days after it began, unless it is through', () => {
    expect(isBehind({ ...underWay, started: ago(2 * DAY_MS) }, NOW)).toBe(true)
    expect(isBehind({ ...underWay, started: ago(2 * DAY_MS - 1) }, NOW)).toBe(false)
    expect(isBehind(through, NOW)).toBe(false)
  })
})
