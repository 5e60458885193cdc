import type { AuditEntry } from './audit.ts'
import type { Export } from './export.ts'

/** What an export is about, in one word. */
export function exportSubject({ of }: Pick<Export, 'of'>): string {
  switch (of.kind) {
    case 'subscribers':
      return of.list
    case 'deliveries':
      return of.campaign
    default:
      return of.petition
  }
}

/** The entry that an export leaves in the audit log: by who asked for it, what, and how many. It holds no person. */
export function exportAudit(
  one: Export,
  action: Extract<AuditEntry['action'], `export-${string}`>,
  { newId, now }: { newId: () => string; now: () => Date },
): AuditEntry {
  const { id, of, by, rows } = one
  const about = of.kind === 'handover' ? [exportSubject(one), 'for', of.recipient] : [exportSubject(one)]
  const howMany = action === 'export-ready' ? [`(${rows} rows)`] : []
  const subject = [of.kind, ...about, ...howMany, id].join(' ')
  return { id: newId(), at: now().toISOString(), actor: by, action, subject }
}
