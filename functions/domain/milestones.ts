/** 100, 250, 500, 1,000, 2,500, 5,000, 10,000 … */
const STEPS = [1, 2.5, 5]
const FIRST = 100

/** What a petition aims for: the goal, and its own milestones (ascending), or none for round numbers. */
export type Aims = { goal: number; milestones: readonly number[] }

/**
 * The highest milestone that a count has reached: one of the petition's own or else a round number of signatures, or
 * the goal. Undefined before the first.
 */
export function milestoneReached(count: number, { goal, milestones }: Aims): number | undefined {
  const passed =
    milestones.length > 0
      ? milestones.findLast((milestone) => milestone <= count)
      : roundNumbers(count).findLast((step) => step <= count)
  if (goal > count) return passed
  return Math.max(goal, passed ?? 0)
}

/**
 * The number that a count is shown against: the next of the petition's own milestones or else of the round numbers
 * below the goal, and then the goal. It rises by itself when one is reached, and stands still at the last.
 */
export function nextMilestone(count: number, { goal, milestones }: Aims): number {
  const steps = milestones.length > 0 ? milestones : roundNumbers(count).filter((step) => step < goal)
  const ahead = [...steps, goal].filter((step) => step > count)
  return ahead.length > 0 ? Math.min(...ahead) : Math.max(goal, milestones.at(-1) ?? 0)
}

/** The round numbers around a count, ascending: those of its own size and the first after it. */
function roundNumbers(count: number): number[] {
  const size = 10 ** Math.floor(Math.log10(Math.max(count, FIRST)))
  return [...STEPS, ...STEPS.map((step) => step * 10)].map((step) => step * size)
}
