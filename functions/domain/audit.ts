/** What is written down. Entries of a kind that is not here cannot be read: none is ever taken out. */
export const AUDIT_ACTIONS = [
  'petition-created',
  'petition-changed',
  'petition-published',
  'petition-closed',
  'petition-reopened',
  'petition-archived',
  'counts-reconciled',
  'signature-accepted',
  'signature-removed',
  'topic-created',
  'topic-changed',
  'person-looked-up',
  'person-erased',
  'suppression-set',
  'suppression-lifted',
  'subscribers-imported',
  'suppressions-imported',
  'petition-retired',
  'image-uploaded',
  'update-written',
  'update-changed',
  'update-removed',
  'paper-counted',
  'figure-frozen',
  'organisation-changed',
  'partner-created',
  'partner-changed',
  'campaign-created',
  'campaign-changed',
  'campaign-scheduled',
  'campaign-begun',
  'campaign-paused',
  'campaign-resumed',
  'campaign-cancelled',
  'campaign-sent',
  'campaign-tested',
  'campaign-unknown-resent',
  'export-asked',
  'export-ready',
  'export-failed',
] as const

/** Who did what in the managers' API. `actor` is the token's subject, never an address. */
export type AuditEntry = {
  id: string
  at: string
  actor: string
  action: (typeof AUDIT_ACTIONS)[number]
  /**
   * What it was done to: a slug, a topic, a campaign's id, a partner and whose membership changed, an export and what is
   * in it, or somebody's `personMark`.
   */
  subject: string
}

/**
 * How the log names a person: the first 8 of the 43 characters of their key. Whoever has the person before
 * them can tell that it was them; once they are erased, it leads to nobody.
 */
export function personMark(person: string): string {
  return person.slice(0, 8)
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Audit entries are kept 24 months. */
export const AUDIT_LIFE_MS = 730 * DAY_MS
