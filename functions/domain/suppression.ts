/**
 * Who gets no mail. `bulk`: no newsletters and campaigns, but confirmations, which they ask for themselves;
 * `all`: nothing. `none` remembers that an admin lifted it, so that reports from before then change nothing.
 */
export type SuppressionScope = 'none' | 'bulk' | 'all'

export type SuppressionReason =
  | 'not-me'
  | 'bounce'
  | 'transient-bounces'
  | 'complaint'
  | 'imported'
  | 'manager'
  | 'lifted'

export type Suppression = { person: string; scope: SuppressionScope; because: SuppressionReason; at: string }

const RANK: Readonly<Record<SuppressionScope, number>> = { none: 0, bulk: 1, all: 2 }

/** Whether a wider suppression would come of it: reports never narrow one, and only an admin lifts it. */
export function isWider(scope: SuppressionScope, than: SuppressionScope | undefined): boolean {
  return RANK[scope] > RANK[than ?? 'none']
}
