/** 100, 250, 500, 1,000, 2,500, 5,000, 10,000 … */
const STEPS = [1, 2.5, 5]
const FIRST = 100

/** The highest milestone that a count has reached: a round number of signatures, or the goal. Undefined before the first. */
export function milestoneReached(count: number, goal: number): number | undefined {
  const size = 10 ** Math.floor(Math.log10(Math.max(count, 1)))
  const round = STEPS.map((step) => step * size).findLast((step) => step >= FIRST && step <= count)
  if (goal > count) return round
  return Math.max(goal, round ?? 0)
}
