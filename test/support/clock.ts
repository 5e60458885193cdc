/** A clock that only a test moves. */
export function testClock(start = '2026-11-02T09:00:00.000Z') {
  let time = Date.parse(start)
  return {
    now: () => new Date(time),
    advance: (milliseconds: number) => {
      time += milliseconds
    },
  }
}
