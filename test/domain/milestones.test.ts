import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { milestoneReached, nextMilestone } from '../../functions/domain/milestones.ts'

const ROUND = [0, 1, 2, 3, 4, 5].flatMap((zeros) => [100, 250, 500].map((step) => step * 10 ** zeros))
const FAR = 90_000_000

describe('the milestone that a petition has reached', () => {
  it.each([
    [0, undefined],
    [99, undefined],
    [100, 100],
    [249, 100],
    [250, 250],
    [499, 250],
    [500, 500],
    [999, 500],
    [1000, 1000],
    [2499, 1000],
    [2500, 2500],
    [9999, 5000],
    [10_000, 10_000],
    [1_234_567, 1_000_000],
  ])('at %i signatures, with the goal far away, is %s', (count, milestone) => {
    expect(milestoneReached(count, { goal: FAR, milestones: [] })).toBe(milestone)
  })

  it.each([
    [7, 7, 7],
    [7, 8, undefined],
    [300, 280, 280],
    [280, 220, 250],
    [1999, 2000, 1000],
    [2000, 2000, 2000],
    [3000, 2000, 2500],
  ])('at %i signatures with a goal of %i is %s: the goal is one too', (count, goal, milestone) => {
    expect(milestoneReached(count, { goal, milestones: [] })).toBe(milestone)
  })

  it('is the highest of the round numbers and the goal that is not above the count', () => {
    fc.assert(
      fc.property(fc.nat(50_000_000), fc.integer({ min: 1, max: 60_000_000 }), (count, goal) => {
        const reached = [...ROUND, goal].filter((one) => one <= count)
        expect(milestoneReached(count, { goal, milestones: [] })).toBe(
          reached.length === 0 ? undefined : Math.max(...reached),
        )
      }),
    )
  })
})

describe('the number that a petition is shown against', () => {
  it.each([
    [0, 5000, [], 100],
    [99, 5000, [], 100],
    [100, 5000, [], 250],
    [999, 5000, [], 1000],
    [4999, 5000, [], 5000],
    [5000, 5000, [], 5000],
    [9000, 5000, [], 5000],
    [3, 40, [], 40],
    [120, 200, [], 200],
    [0, 5000, [750, 2000], 750],
    [750, 5000, [750, 2000], 2000],
    [2000, 5000, [750, 2000], 5000],
    [6000, 5000, [750, 20_000], 20_000],
    [30_000, 5000, [750, 20_000], 20_000],
  ])('at %i signatures with a goal of %i and milestones %j is %i', (count, goal, milestones, next) => {
    expect(nextMilestone(count, { goal, milestones })).toBe(next)
  })

  const aims = fc.record({
    goal: fc.integer({ min: 1, max: 60_000_000 }),
    milestones: fc
      .uniqueArray(fc.integer({ min: 1, max: 60_000_000 }), { maxLength: 20 })
      .map((own) => own.sort((a, b) => a - b)),
  })

  it('lies ahead until the last is reached, is the nearest of them, and never sinks while the count rises', () => {
    fc.assert(
      fc.property(aims, fc.nat(50_000_000), fc.nat(1_000_000), (of, count, more) => {
        const { goal, milestones } = of
        const steps = milestones.length > 0 ? milestones : ROUND.filter((step) => step < goal)
        const ahead = [...steps, goal].filter((step) => step > count)
        const next = nextMilestone(count, of)
        expect(next).toBe(ahead.length > 0 ? Math.min(...ahead) : Math.max(goal, ...milestones))
        expect(nextMilestone(count + more, of)).toBeGreaterThanOrEqual(next)
        // What was reached before it stands below it, or is it.
        expect(milestoneReached(count, of) ?? 0).toBeLessThanOrEqual(Math.max(next, count))
      }),
    )
  })

  it('takes the place of the round numbers in what was reached, where the petition has its own', () => {
    expect(milestoneReached(1200, { goal: 5000, milestones: [750, 2000] })).toBe(750)
    expect(milestoneReached(700, { goal: 5000, milestones: [750, 2000] })).toBeUndefined()
    expect(milestoneReached(5100, { goal: 5000, milestones: [750, 2000] })).toBe(5000)
  })
})
