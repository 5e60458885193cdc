import { personMark } from './audit.ts'
import type { Campaign } from './campaign.ts'

/**
 * How far the sender is with one shard of a campaign's recipients: first it *gathers* (a delivery for each), then it
 * *sends*, person by person in the order of their keys, and is done. `from` is where to go on, the first characters
 * of a person's key, which lead to nobody: what lies there already is passed over by its state.
 */
export type ShardWalk = {
  shard: number
  phase: 'gathering' | 'sending' | 'done'
  /** Absent: from the first. */
  from?: string
  /** The manager's word to send unknown ones again that this walk obeys. */
  resending?: string
  /** The fencing number of the sender that wrote this: an older one cannot write over it. */
  fence: number
}

/** One sender at a time, of all campaigns: who holds this. */
export type Lease = {
  /** Grows with each holder. */
  fence: number
  /** When it ends by itself. */
  until: string
}

/** A lease ends this long after it was taken or renewed last: so long nobody sends after a crash. */
export const LEASE_MS = 20_000
/** Its holder renews it this often. */
export const RENEW_MS = 4_000
/** Clocks differ, and a call takes a moment: its holder takes nothing up so shortly before its end. */
const LEASE_MARGIN_MS = 5_000

/** Whether the holder of a lease may still take something up. */
export function isHeld({ until }: Lease, now: Date): boolean {
  return now.getTime() < Date.parse(until) - LEASE_MARGIN_MS
}

/** Where a sender goes on with a shard. At a manager's word to send again it starts anew, and gathers nobody. */
export function walkFrom(
  stored: ShardWalk | undefined,
  shard: number,
  { resending }: Pick<Campaign, 'resending'>,
  fence: number,
): ShardWalk {
  if (stored === undefined) return { shard, phase: 'gathering', fence }
  if (resending === undefined || stored.resending === resending.before) return { ...stored, fence }
  return { shard, phase: 'sending', resending: resending.before, fence }
}

/** A walk that has come up to this person; what it does next, where a phase is given. */
export function walked(walk: ShardWalk, upTo: string | undefined, next?: ShardWalk['phase']): ShardWalk {
  const { from: _, ...rest } = walk
  if (next !== undefined) return { ...rest, phase: next }
  return upTo === undefined ? walk : { ...walk, from: personMark(upTo) }
}
