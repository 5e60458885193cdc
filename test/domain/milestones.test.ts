import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { milestoneReached } from '../../functions/domain/milestones.ts'

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
    expect(milestoneReached(count, FAR)).toBe(milestone)
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
    expect(milestoneReached(count, goal)).toBe(milestone)
  })

  it('is the highest of the round numbers and the goal that is not above the count', () => {
    fc.assert(
      fc.property(fc.nat(50_000_000), fc.integer({ min: 1, max: 60_000_000 }), (count, goal) => {
        const reached = [...ROUND, goal].filter((one) => one <= count)
        expect(milestoneReached(count, goal)).toBe(reached.length === 0 ? undefined : Math.max(...reached))
      }),
    )
  })
})
