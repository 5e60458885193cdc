/** Who did what in the managers' API. `actor` is the token's subject, never an address. */
export type AuditEntry = {
  id: string
  at: string
  actor: string
  action:
    | 'petition-created'
    | 'petition-changed'
    | 'petition-published'
    | 'petition-closed'
    | 'petition-reopened'
    | 'petition-archived'
    | 'counts-reconciled'
    | 'signature-accepted'
    | 'signature-removed'
  /** What it was done to: a slug, or a slug and a person's key. */
  subject: string
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Audit entries are kept 24 months. */
export const AUDIT_LIFE_MS = 730 * DAY_MS
