import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pacer, type Turn } from '../../functions/mail/pacer.ts'
import { virtualTime } from '../support/virtual-time.ts'

type Mail = {
  /** When SES was called, and when SES took it, by one clock. */
  turn: number
  taken: number
}

/** The least that a call takes on its way to SES and back. */
const WAY_MS = 5

/** Somebody who sends for so long at a rate that may change; calls are `slow` by so much, timers `late`. */
async function sent({
  seconds,
  rate,
  slow = () => 0,
  late = () => 0,
  random = () => 0.5,
  senders = 1,
}: {
  seconds: number
  rate: number | ((at: number) => number)
  slow?: () => number
  late?: () => number
  random?: () => number
  senders?: number
}) {
  const clock = virtualTime(late)
  const pace = pacer({
    rate: () => (typeof rate === 'number' ? rate : rate(clock.now().getTime())),
    now: clock.now,
    wait: clock.wait,
    random: () => 0.5,
  })
  const over = new AbortController()
  const mails: Mail[][] = Array.from({ length: senders }, () => [])
  const mailed = async (turn: Turn, own: Mail[]) => {
    // What is looked up and claimed before takes its time too.
    await clock.wait(random() * 20)
    await turn.go()
    const at = clock.now().getTime()
    const extra = slow()
    own.push({ turn: at, taken: at + WAY_MS + random() * extra })
    await clock.wait(2 * WAY_MS + extra)
    turn.done()
  }
  const ends = mails.map(async (own) => {
    while (!over.signal.aborted) for (const turn of await pace.take(100, over.signal)) void mailed(turn, own)
  })
  await clock.pass(seconds * 1000)
  over.abort()
  await Promise.all(ends)
  return { mails: mails.flat(), bySender: mails }
}

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The most that fall within any second, or so many milliseconds. */
function mostInASecond(times: readonly number[], window = 1000): number {
  const sorted = [...times].sort((a, b) => a - b)
  let most = 0
  let first = 0
  for (const [last, time] of sorted.entries()) {
    while ((sorted[first] ?? 0) <= time - window) first += 1
    most = Math.max(most, last - first + 1)
  }
  return most
}

describe('the pace of mails', () => {
  it.each([0.8, 1, 1.6, 2, 4, 8, 11.2, 12.8, 14, 40, 160, 800])(
    'is near to %d a second and never above it',
    async (rate) => {
      const { mails } = await sent({ seconds: 60, rate })
      expect(mails.length / 60).toBeGreaterThan(rate * 0.95)
      expect(mails.length / 60).toBeLessThanOrEqual(rate + 1 / 60)
      // A rate that is no whole number cannot be kept to in each single second, and SES's own is a whole one above.
      const limit = Number.isInteger(rate) || rate === 11.2 ? Math.floor(rate) : Math.ceil(rate)
      expect(mostInASecond(mails.map(({ turn }) => turn))).toBeLessThanOrEqual(limit)
    },
  )

  it('is even within a second', async () => {
    const { mails } = await sent({ seconds: 10, rate: 160 })
    const perTenth = new Map<number, number>()
    for (const { turn } of mails) {
      const tenth = Math.floor(turn / 100)
      perTenth.set(tenth, (perTenth.get(tenth) ?? 0) + 1)
    }
    expect(perTenth.size).toBe(100)
    expect(Math.max(...perTenth.values())).toBeLessThanOrEqual(24)
  })

  it('is never above the rate by the clock of SES either, however late timers and slow calls are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer(),
        async (rate, mostLate, mostSlow, seed) => {
          const random = chance(seed)
          const { mails } = await sent({
            seconds: 8,
            rate,
            random,
            late: () => random() ** 4 * mostLate,
            // Some calls are as quick as can be.
            slow: () => Math.max(0, random() - 0.2) * mostSlow,
          })
          expect(mostInASecond(mails.map(({ turn }) => turn))).toBeLessThanOrEqual(rate)
          // The way of every call is known to some milliseconds.
          expect(
            mostInASecond(
              mails.map(({ taken }) => taken),
              995,
            ),
          ).toBeLessThanOrEqual(rate)
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    [11.2, 50, 70],
    [11.2, 70, 130],
    [160, 50, 70],
    [160, 70, 130],
  ])('keeps to %d a second where SES is far: calls of %d to %d ms', async (rate, least, most) => {
    const random = chance(7)
    const slow = () => least - 2 * WAY_MS + random() * (most - least)
    const { mails } = await sent({ seconds: 60, rate, random, slow })
    const learnt = mails.filter(({ turn }) => turn >= 20_000)
    expect(learnt.length / 40).toBeGreaterThan(Math.floor(rate) * 0.95)
    expect(mostInASecond(mails.map(({ taken }) => taken))).toBeLessThanOrEqual(Math.floor(rate) * 1.04 + 2)
  })

  it('keeps 95 % while timers and calls are late as on a busy machine', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(0.8, 4, 11.2, 40, 160, 400), async (seed, rate) => {
        const random = chance(seed)
        const { mails } = await sent({
          seconds: 30,
          rate,
          random,
          late: () => random() * 10 + (random() > 0.998 ? 150 : 0),
          slow: () => random() * 20,
        })
        // Of 11.2 in any second there are never more than 11.
        expect(mails.length / 30).toBeGreaterThan(Math.max(Math.floor(rate), Math.min(rate, 1)) * 0.95)
      }),
      { numRuns: 20 },
    )
  })

  it('is the same where every call is slow alike, once that is known', async () => {
    const { mails } = await sent({ seconds: 60, rate: 100, slow: () => 40 })
    expect(mails.filter(({ turn }) => turn >= 30_000).length / 30).toBeGreaterThan(95)
  })

  it('follows a change of the rate at once', async () => {
    const { mails } = await sent({ seconds: 20, rate: (at) => (at < 10_000 ? 100 : 10) })
    const late = mails.filter(({ turn }) => turn >= 10_000)
    expect(late.length).toBeGreaterThan(90)
    expect(late.length).toBeLessThanOrEqual(100)
    const early = mails.length - late.length
    expect(early).toBeGreaterThan(950)
  })

  it('is shared evenly by those who ask at once', async () => {
    const { bySender } = await sent({ seconds: 20, rate: 100, senders: 3 })
    for (const own of bySender) expect(own.length / 20).toBeGreaterThan(30)
  })
})

describe('turns', () => {
  function world(rate = 100) {
    const clock = virtualTime()
    const pace = pacer({ rate: () => rate, now: clock.now, wait: clock.wait, random: () => 0 })
    const over = new AbortController()
    const taken: number[] = []
    const answered = { yes: true }
    const take = async () => {
      while (!over.signal.aborted)
        for (const turn of await pace.take(50, over.signal)) {
          taken.push(clock.now().getTime())
          await turn.go()
          void clock.wait(10).then(() => {
            if (!answered.yes) pace.unanswered()
            else pace.answered()
            turn.done()
          })
        }
    }
    return { clock, pace, over, taken, take, answered }
  }

  it('are nobody’s while they are held back', async () => {
    const { clock, pace, take, taken, over } = world()
    void take()
    await clock.pass(1000)
    pace.hold(5000)
    const before = taken.length
    await clock.pass(4990)
    expect(taken.length - before).toBe(0)
    await clock.pass(1000)
    expect(taken.length - before).toBeGreaterThan(80)
    over.abort()
  })

  it('are fewer for a while once SES was hurried', async () => {
    const { clock, pace, take, taken, over } = world()
    void take()
    await clock.pass(5000)
    // A few that were under way together tell it of one wait.
    for (let i = 0; i < 10; i++) pace.throttled()
    await clock.pass(200)
    const before = taken.length
    await clock.pass(1000)
    expect(taken.length - before).toBeLessThan(95)
    expect(taken.length - before).toBeGreaterThan(75)
    await clock.pass(10_000)
    const later = taken.length
    await clock.pass(5000)
    expect((taken.length - later) / 5).toBeGreaterThan(95)
    over.abort()
  })

  it('come one by one, after longer and longer waits, while SES does not answer', async () => {
    const { clock, take, taken, over, answered } = world()
    void take()
    await clock.pass(2000)
    answered.yes = false
    await clock.pass(1000)
    const before = taken.length
    await clock.pass(60_000)
    expect(taken.length - before).toBeGreaterThan(4)
    expect(taken.length - before).toBeLessThan(20)
    answered.yes = true
    await clock.pass(20_000)
    const later = taken.length
    await clock.pass(5000)
    expect((taken.length - later) / 5).toBeGreaterThan(95)
    over.abort()
  })

  it('that are not used are somebody else’s', async () => {
    const clock = virtualTime()
    const pace = pacer({ rate: () => 10, now: clock.now, wait: clock.wait, random: () => 0 })
    const over = new AbortController()
    let used = 0
    const work = (async () => {
      let n = 0
      while (!over.signal.aborted)
        for (const turn of await pace.take(1, over.signal)) {
          n += 1
          if (n % 2 === 0) {
            await clock.wait(1)
            turn.unused()
          } else {
            used += 1
            await turn.go()
            turn.done()
          }
        }
    })()
    await clock.pass(20_000)
    over.abort()
    await work
    expect(used / 20).toBeGreaterThan(9.5)
    expect(used / 20).toBeLessThanOrEqual(10)
  })

  it('are none for whoever gives up, at once, and lost to nobody', async () => {
    const clock = virtualTime()
    const pace = pacer({ rate: () => 1, now: clock.now, wait: clock.wait, random: () => 0 })
    const [one, other, never] = [new AbortController(), new AbortController(), new AbortController()]
    pace.hold(60_000)
    const first = pace.take(1, one.signal)
    const second = pace.take(1, other.signal)
    const third = pace.take(1, never.signal)
    await clock.pass(10)
    other.abort()
    await expect(second).resolves.toEqual([])
    one.abort()
    await expect(first).resolves.toEqual([])
    await clock.pass(60_000)
    await expect(third).resolves.toHaveLength(1)
  })
})

describe('whoever gives up right as a turn comes', () => {
  it.each(Array.from({ length: 12 }, (_, i) => i))(
    'keeps it from nobody (%i moments later)',
    async (moments) => {
      const clock = virtualTime()
      const pace = pacer({ rate: () => 1, now: clock.now, wait: clock.wait, random: () => 0.5 })
      const over = new AbortController()
      const turns = pace.take(1, over.signal)
      for (let moment = 0; moment < moments; moment++) await undefined
      over.abort()
      for (const turn of await turns) turn.unused()
      const next = pace.take(1, new AbortController().signal)
      let number = 0
      void next.then((given) => {
        number = given.length
      })
      await clock.pass(5_000)
      expect(number).toBe(1)
    },
  )
})
