/** Leave for one mail. */
export type Turn = {
  /** Resolves when SES may be called; the call is counted from then on. */
  go: () => Promise<void>
  /** SES has answered, or its answer is waited for no more. */
  done: () => void
  /** SES is not called: somebody else may have the turn. */
  unused: () => void
}

export type Pacer = {
  /**
   * The next turns, at most so many, and at least one: those that are due together within a moment. Whoever asks first
   * is served first, so those who ask again and again share evenly. None once `signal` is aborted.
   */
  take: (most: number, signal: AbortSignal) => Promise<Turn[]>
  /** Nobody has a turn for so many milliseconds. */
  hold: (milliseconds: number) => void
  /** SES said that it went too fast: a short wait, then a little slower for a while. */
  throttled: () => void
  /** SES cannot be reached or does not answer: longer and longer waits, and then one mail at a time … */
  unanswered: () => void
  /** … until it answers. */
  answered: () => void
}

const SECOND_MS = 1_000
/** Timers are late and calls take unequally long: aimed at, of what is allowed. */
const AIM = 0.98
/** A limit that is no whole number is rounded down where that costs no more than this of it, or else up. */
const ROUNDED = 0.96
/** Turns that come due within this time are given together: what they cost the table is shared. */
const TOGETHER_MS = 50
/** Never more at once than come due in this time. */
const MOST_TOGETHER_MS = 100
/** What a late timer or a slow moment cost is made up for, as far as this. */
const CATCH_UP_MS = 250
/** No more turns are out than come due in this time: what is known of a reader is no older when SES is called. */
const MOST_OUT_MS = 500
/** What each of so many calls in so long took at least is the way to SES and back, in which it takes no mail … */
const CALLS_TO_KNOW = 150
const KNOWN_AFTER_MS = 10_000
/** … but for so much of it: ways differ a little. */
const STRAY_MS = 5
/** While too many turns are out, this often is looked whether one is done. */
const LOOK_MS = 5
const THROTTLED_WAIT_MS = 400
const SLOWER = 0.9
/** Of the full rate, each second after a throttling. */
const RECOVERY = 0.02
const FIRST_UNANSWERED_WAIT_MS = 1_000
const LONGEST_UNANSWERED_WAIT_MS = 15_000

/** Of what is waited for to its end. */
const never = new AbortController().signal

/**
 * Spreads mails evenly over time, as near as can be to `rate` (mails a second, as it is now) and never above it in
 * any second. That holds by SES's clock, not only by this one: a mail counts from its call until a second after its
 * answer, as SES may have taken it at any moment between, less the way that every call takes: where SES is far,
 * counting that too would cost a tenth of the rate.
 */
export function pacer({
  rate,
  now,
  wait,
  random,
}: {
  rate: () => number
  now: () => Date
  /** Ends early where `signal` is aborted. */
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** A number from 0 up to 1, for jitter. */
  random: () => number
}): Pacer {
  /** Those that were given and are neither done nor unused. */
  let out = 0
  /** Those that count: each from its call `until` SES has surely taken it a second ago. */
  const calls = new Set<{ until?: number }>()
  /** The least that calls took: of some before, and of those since. */
  let least = { before: 0, since: Infinity, calls: 0, from: now().getTime() }
  let next: number | undefined
  let heldUntil = 0
  let slowed = { to: 1, at: 0 }
  let unanswered = 0
  let line: Promise<unknown> = Promise.resolve()
  let atTheGate: Promise<unknown> = Promise.resolve()

  const time = () => now().getTime()

  /** Waits until another call stays within the limit. */
  async function passed(call: { until?: number }): Promise<void> {
    for (;;) {
      const at = time()
      for (const one of calls) if (one.until !== undefined && one.until <= at) calls.delete(one)
      if (calls.size < whole(rate())) break
      const first = [...calls].reduce(
        (least, { until = at + LOOK_MS }) => Math.min(least, until),
        at + SECOND_MS,
      )
      await wait(Math.ceil(first - at), never)
    }
    calls.add(call)
  }

  function turn(gap: number): Turn {
    const call: { until?: number } = {}
    let calledAt: number | undefined
    let isOut = true
    out += 1
    const end = () => {
      if (isOut) out -= 1
      isOut = false
    }
    return {
      go: async () => {
        const mine = atTheGate.then(() => passed(call))
        atTheGate = mine
        await mine
        calledAt = time()
      },
      done: () => {
        end()
        if (calledAt === undefined || call.until !== undefined) return
        const at = time()
        const since = Math.min(least.since, at - calledAt)
        const way = Math.max(0, Math.min(least.before, since) - STRAY_MS)
        const number = least.calls + 1
        const isKnown = number >= CALLS_TO_KNOW && at >= least.from + KNOWN_AFTER_MS
        least = isKnown
          ? { before: since, since: Infinity, calls: 0, from: at }
          : { ...least, since, calls: number }
        call.until = at - way + SECOND_MS
      },
      unused: () => {
        calls.delete(call)
        if (isOut && next !== undefined) next -= gap
        end()
      },
    }
  }

  async function given(most: number, signal: AbortSignal): Promise<Turn[]> {
    while (!signal.aborted) {
      const at = time()
      const allowed = rate()
      const speed = allowed * Math.min(1, slowed.to + ((at - slowed.at) / SECOND_MS) * RECOVERY)
      const gap = SECOND_MS / (speed * AIM)
      next = Math.max(next ?? at, at - CATCH_UP_MS)
      const mostOut = unanswered > 0 ? 1 : whole((speed * MOST_OUT_MS) / SECOND_MS)
      const together = Math.min(most, whole((speed * TOGETHER_MS) / SECOND_MS))
      const from = out < mostOut ? at : at + LOOK_MS
      const turnsFrom = Math.max(next + (together - 1) * gap, heldUntil, from)
      if (turnsFrom <= at) {
        const due = 1 + Math.floor((at - next) / gap)
        const mostNow = Math.max(1, Math.floor((speed * MOST_TOGETHER_MS) / SECOND_MS))
        const number = Math.max(1, Math.min(most, due, mostNow, mostOut - out))
        next += number * gap
        return Array.from({ length: number }, () => turn(gap))
      }
      // The rate may change meanwhile.
      await wait(Math.ceil(Math.min(turnsFrom - at, SECOND_MS)), signal)
    }
    return []
  }

  const hold = (milliseconds: number) => {
    heldUntil = Math.max(heldUntil, time() + milliseconds)
  }

  return {
    take: (most, signal) => {
      const mine = line.then(() => given(most, signal))
      line = mine.catch(() => {})
      return orAborted(mine, signal)
    },
    hold,
    throttled: () => {
      const at = time()
      // Those that were under way together are told once.
      if (heldUntil > at) return
      slowed = { to: SLOWER * Math.min(1, slowed.to + ((at - slowed.at) / SECOND_MS) * RECOVERY), at }
      hold(THROTTLED_WAIT_MS * (0.5 + random() / 2))
    },
    unanswered: () => {
      if (heldUntil > time()) return
      const longest = Math.min(LONGEST_UNANSWERED_WAIT_MS, FIRST_UNANSWERED_WAIT_MS * 2 ** unanswered)
      unanswered += 1
      hold(longest * (0.5 + random() / 2))
    },
    answered: () => {
      unanswered = 0
    },
  }
}

/** A whole number of mails for a limit that may be none; at least one. */
function whole(limit: number): number {
  const less = Math.floor(limit)
  return Math.max(1, less >= limit * ROUNDED ? less : Math.ceil(limit))
}

/** Whoever gives up does not wait for those before them; turns that come all the same are somebody else's. */
function orAborted(turns: Promise<Turn[]>, signal: AbortSignal): Promise<Turn[]> {
  return new Promise((resolve, reject) => {
    const none = () => resolve([])
    signal.addEventListener('abort', none, { once: true })
    turns
      .then((given) => {
        if (!signal.aborted) return resolve(given)
        for (const turn of given) turn.unused()
        none()
      })
      .catch(reject)
      .finally(() => signal.removeEventListener('abort', none))
  })
}
