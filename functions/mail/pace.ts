/**
 * Spreads calls evenly over time: a promise for each caller that resolves when its turn has come.
 * `rate` is in calls a second.
 */
export function pace(
  rate: () => Promise<number>,
  now: () => Date,
  wait: (milliseconds: number) => Promise<void>,
): () => Promise<void> {
  let next = 0
  return async () => {
    const gap = 1000 / (await rate())
    const turn = Math.max(next, now().getTime())
    next = turn + gap
    const early = turn - now().getTime()
    if (early > 0) await wait(early)
  }
}
