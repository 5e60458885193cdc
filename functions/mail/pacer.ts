/** Leave for one mail. Until it is done or unused, the mail may be taken by SES at any moment. */
export type Turn = {
  /** SES has answered, or its answer is waited for no more. */
  done: () => void
  /** Nothing was handed to SES: somebody else may have it. */
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
/** Half of what every call takes at least says nothing of when SES takes a mail, as far as this … */
const MOST_CERTAIN_MS = 125
/** … but the least is learnt slowly, by so much with each mail: a few calls may all have been slow. */
const CERTAIN_DRIFT_MS = 0.05
/** While every turn is out, this often is looked whether one is done. */
const LOOK_MS = 5
const THROTTLED_WAIT_MS = 400
const SLOWER = 0.9
/** Of the full rate, each second after a throttling. */
const RECOVERY = 0.02
const FIRST_UNANSWERED_WAIT_MS = 1_000
const LONGEST_UNANSWERED_WAIT_MS = 15_000

/**
 * Spreads mails evenly over time, as near as can be to `rate` (mails a second, as it is now) and never above it in
 * any second. That holds by SES's clock, not only by this one: a mail counts from its turn until a second after its
 * answer, as SES may have taken it at any moment between.
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
  /** Those that count: each from when it is given `until` SES has surely taken it a second ago. */
  const turns = new Set<{ until?: number }>()
  let certain = 0
  let next: number | undefined
  let heldUntil = 0
  let slowed = { to: 1, at: 0 }
  let unanswered = 0
  let line: Promise<unknown> = Promise.resolve()

  const time = () => now().getTime()

  /** From when there is room for another turn within the limit. */
  function roomFrom(at: number, limit: number): number {
    for (const turn of turns) if (turn.until !== undefined && turn.until <= at) turns.delete(turn)
    if (turns.size < limit) return at
    return [...turns].reduce((first, { until = Infinity }) => Math.min(first, until), at + LOOK_MS)
  }

  function turnFrom(from: number, gap: number): Turn {
    const turn: { until?: number } = {}
    turns.add(turn)
    return {
      done: () => {
        if (turn.until !== undefined) return
        const at = time()
        certain = Math.min(certain + CERTAIN_DRIFT_MS, (at - from) / 2, MOST_CERTAIN_MS)
        turn.until = Math.max(from, at - certain) + SECOND_MS
      },
      unused: () => {
        if (turns.delete(turn) && next !== undefined) next -= gap
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
      const limit = unanswered > 0 ? 1 : whole(allowed)
      const together = Math.min(most, whole((speed * TOGETHER_MS) / SECOND_MS))
      const turnsFrom = Math.max(next + (together - 1) * gap, heldUntil, roomFrom(at, limit))
      if (turnsFrom <= at) {
        const due = 1 + Math.floor((at - next) / gap)
        const mostNow = Math.max(1, Math.floor((speed * MOST_TOGETHER_MS) / SECOND_MS))
        const number = Math.max(1, Math.min(most, due, mostNow, limit - turns.size))
        next += number * gap
        return Array.from({ length: number }, () => turnFrom(at, gap))
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

/** Whoever gives up does not wait for those before them. */
function orAborted(turns: Promise<Turn[]>, signal: AbortSignal): Promise<Turn[]> {
  return new Promise((resolve, reject) => {
    const none = () => resolve([])
    signal.addEventListener('abort', none, { once: true })
    turns.then(resolve, reject).finally(() => signal.removeEventListener('abort', none))
  })
}
