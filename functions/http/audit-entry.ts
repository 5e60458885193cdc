import type { AuditEntry } from '../domain/audit.ts'
import type { Caller } from './caller.ts'
import type { SharedDependencies } from './dependencies.ts'

/** The entry that a manager's write leaves in the audit log: now, and by the subject of their token. */
export function auditEntry(
  { newId, now }: Pick<SharedDependencies, 'newId' | 'now'>,
  caller: Caller,
  action: AuditEntry['action'],
  subject: string,
): AuditEntry {
  return { id: newId(), at: now().toISOString(), actor: caller.subject, action, subject }
}
