import { amsterdamDay } from './day.ts'
import { close, closedSince, type Petition, RETENTION_MS } from './petition.ts'
import { accepted, type Result, refused } from './result.ts'
import { UNCONFIRMED_LIFE_MS } from './signature.ts'

/** A petition whose signers are no longer kept, and how much of them is still there. */
export type RetiringPetition = {
  slug: string
  /** Signatures that were confirmed, held, withdrawn or removed. */
  signatures: number
  /** Those who follow its updates, or have left them. */
  subscriptions: number
  /** When it closed. */
  since: string
}

/** What retention would do now. */
export type RetentionPlan = {
  /** Requests that nobody confirmed in time and that are still there. */
  unconfirmed: number
  petitions: RetiringPetition[]
}

/**
 * How many requests to sign nobody confirmed in time, by the funnel's figures: those of days that lie wholly
 * past their time. Some of the day on which that time ends may be past it, too.
 */
export function overdue(days: readonly { day: string; pending: number }[], now: Date): number {
  const ends = amsterdamDay(new Date(now.getTime() - UNCONFIRMED_LIFE_MS))
  return days.filter(({ day }) => day < ends).reduce((sum, { pending }) => sum + pending, 0)
}

/** When a petition closed whose signers may be kept no longer; undefined while they may. */
export function pastRetentionSince(petition: Petition, now: Date): Date | undefined {
  const closed = closedSince(petition, now)
  return closed !== undefined && now.getTime() >= closed.getTime() + RETENTION_MS ? closed : undefined
}

/**
 * Marks a petition whose signers are dropped from now on: its counts stand still, and it cannot reopen. One
 * that its closing time closed is closed for good. A retired one stays as it is.
 */
export function retire(petition: Petition, now: Date): Result<Petition, 'retention-running'> {
  if (petition.retiredAt !== undefined) return accepted(petition)
  if (pastRetentionSince(petition, now) === undefined) return refused('retention-running')
  const closed = close(petition, now)
  return accepted({ ...(closed.ok ? closed.value : petition), retiredAt: now.toISOString() })
}

/**
 * A pass of retention: a walk over the whole table in segments, and then over the petitions. `done` counts
 * the steps that are behind it, so that it names nobody, and a step that was broken off is done again.
 */
export type RetentionPass = { started: string; done: number }

/** Parts of the table that are looked through one by one: at a hundred million signatures, some minutes each. */
export const RETENTION_SEGMENTS = 32
/** A pass over data that grew too much for it keeps people's data longer than they were promised. */
const BEHIND_MS = 2 * 24 * 60 * 60 * 1000

export function isFinished({ done }: RetentionPass): boolean {
  return done > RETENTION_SEGMENTS
}

/** Whether a pass still runs two days after it began: somebody should look why. */
export function isBehind(pass: RetentionPass, now: Date): boolean {
  return !isFinished(pass) && now.getTime() - Date.parse(pass.started) >= BEHIND_MS
}

/** The pass to go on with: the one that is under way, or a new one, the first of a day (UTC); else none. */
export function duePass(last: RetentionPass | undefined, now: Date): RetentionPass | undefined {
  if (last !== undefined && !isFinished(last)) return last
  const today = now.toISOString()
  return last?.started.slice(0, 10) === today.slice(0, 10) ? undefined : { started: today, done: 0 }
}
