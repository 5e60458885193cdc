/**
 * Who gets no mail. `bulk`: no newsletters and campaigns, but confirmations, which they ask for themselves;
 * `all`: nothing. `none` remembers that an admin lifted it, so that reports from before then change nothing.
 */
export const SUPPRESSION_SCOPES = ['none', 'bulk', 'all'] as const

export type SuppressionScope = (typeof SUPPRESSION_SCOPES)[number]

/** A scope that keeps some mail from somebody. */
export type Suppressing = Exclude<SuppressionScope, 'none'>

export const SUPPRESSION_REASONS = [
  'not-me',
  'bounce',
  'transient-bounces',
  'complaint',
  'imported',
  'manager',
  'lifted',
] as const

export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]

export type Suppression = {
  person: string
  scope: SuppressionScope
  because: SuppressionReason
  at: string
  /** When a manager last settled it: reports from before change nothing. */
  liftedAt?: string
}

/** Whether a wider suppression would come of it: reports never narrow one, and only an admin lifts it. */
export function isWider(scope: SuppressionScope, than: SuppressionScope | undefined): boolean {
  return SUPPRESSION_SCOPES.indexOf(scope) > SUPPRESSION_SCOPES.indexOf(than ?? 'none')
}

/** Whether somebody gets no newsletters and campaigns. */
export function suppresses({ scope }: Pick<Suppression, 'scope'>): boolean {
  return scope !== 'none'
}
