export const EXPORTS_PATH = '/api/manage/exports'

export const EXPORT_KINDS = ['signatures', 'subscribers', 'deliveries', 'handover'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]

/** An export as the managers' API tells it. */
export type Export = {
  id: string
  kind: ExportKind
  subject: string
  petition?: string
  topic?: string
  campaign?: string
  recipient?: string
  status: 'waiting' | 'writing' | 'ready' | 'failed'
  rows: number
  expected?: number
  omitted?: number
  url?: string
  reason?: string
  createdAt: string
  /** Of a ready one. */
  asOf?: string
  endedAt?: string
  expiresAt: string
}

/** What somebody chooses. `subject`: `petition:slug`, `topic:slug` or `campaign:id`. */
export type Choice = { kind: ExportKind; subject: string; recipient: string; delimiter: Delimiter }
export type Delimiter = 'comma' | 'semicolon'

/** The request for what was chosen, as the API takes it. */
export function exportRequest({ kind, subject, recipient, delimiter }: Choice): Record<string, string> {
  const at = subject.indexOf(':')
  return {
    kind,
    [subject.slice(0, at)]: subject.slice(at + 1),
    ...(kind === 'handover' ? { recipient: recipient.trim() } : {}),
    ...(delimiter === 'semicolon' ? { delimiter } : {}),
  }
}

/** What an export was about, so that it can be asked for again. */
export function subjectOf({ petition, topic, campaign }: Export): string {
  if (petition !== undefined) return `petition:${petition}`
  return topic !== undefined ? `topic:${topic}` : `campaign:${campaign ?? ''}`
}

/** Whether it is still being written. */
export const isUnderWay = ({ status }: Pick<Export, 'status'>): boolean =>
  status === 'waiting' || status === 'writing'
