/** How much is measured. More of it narrows the spread; the ratios should not move. */
export type Sizes = {
  /** Requests under way at once, over HTTP and raw alike. */
  concurrency: number
  /** Signatures in one burst; each burst confirms as many. */
  burst: number
  /** Bursts of each kind, taken in turn. */
  rounds: number
  /** Sign-ups a second while write units are metered, and for how long. */
  unitsPerSecond: number
  unitsSeconds: number
  /** The same where some never press the button. */
  unpressedSeconds: number
  /** Signatures that stand on the full petition before it is compared with an empty one. */
  standing: number
  standingRounds: number
  /** Fresh processes for each function. */
  starts: number
  /** Stream records for the counting consumer, and mails for the sender. */
  records: number
  mails: number
  /** Who gets the campaign. */
  readers: number
  /** Signatures in one export. */
  exported: number
}

/** About fifteen minutes on two quiet cores. */
export const FULL: Sizes = {
  concurrency: 32,
  burst: 800,
  rounds: 7,
  unitsPerSecond: 100,
  unitsSeconds: 30,
  unpressedSeconds: 10,
  standing: 100_000,
  standingRounds: 7,
  starts: 7,
  records: 20_000,
  mails: 1_000,
  readers: 20_000,
  exported: 1_000_000,
}

/** About two minutes. */
export const QUICK: Sizes = {
  concurrency: 32,
  burst: 250,
  rounds: 3,
  unitsPerSecond: 100,
  unitsSeconds: 8,
  unpressedSeconds: 3,
  standing: 10_000,
  standingRounds: 3,
  starts: 3,
  records: 4_000,
  mails: 200,
  readers: 4_000,
  exported: 100_000,
}

/** Just enough to see that every part still runs. Its figures mean nothing. */
export const SMOKE: Sizes = {
  concurrency: 4,
  burst: 12,
  rounds: 1,
  unitsPerSecond: 10,
  unitsSeconds: 1,
  unpressedSeconds: 1,
  standing: 100,
  standingRounds: 1,
  starts: 1,
  records: 100,
  mails: 10,
  readers: 30,
  exported: 200,
}
