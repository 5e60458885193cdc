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
