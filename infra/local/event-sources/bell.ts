/** Wakes one sleeper. A ring that nobody hears is kept for the next wait. */
export type Bell = { ring: () => void; wait: (atMostMs: number) => Promise<void> }

export function bell(): Bell {
  let wake: (() => void) | undefined
  let rung = false
  return {
    ring: () => {
      rung = true
      wake?.()
    },
    wait: (atMostMs) =>
      new Promise((resolve) => {
        const finish = (): void => {
          clearTimeout(timer)
          wake = undefined
          rung = false
          resolve()
        }
        const timer = setTimeout(finish, atMostMs)
        wake = finish
        if (rung) finish()
      }),
  }
}
