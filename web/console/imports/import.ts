import type { CsvPart, RefusedRow } from './csv-parts.ts'

export const IMPORT_KINDS = ['subscribers', 'suppressions'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

/** What became of the parts that were sent. */
export type Report = {
  /** Parts that are behind it: where to go on. */
  parts: number
  rows: number
  imported: number
  unchanged: number
  refused: RefusedRow[]
}

export const NOTHING_YET: Report = { parts: 0, rows: 0, imported: 0, unchanged: 0, refused: [] }

type Answer = Omit<Report, 'parts'>

/** What it needs of the API. */
type Sender = {
  post: <Body>(path: string, body: unknown, call: { signal: AbortSignal }) => Promise<Body>
}

/**
 * Sends the parts one after the other, from where a report left off, and tells how far it is after each. Throws what a
 * part failed with: those before it are in, and sending any of them again is harmless.
 */
export async function sendParts(
  api: Sender,
  { kind, topic, parts }: { kind: ImportKind; topic: string; parts: readonly CsvPart[] },
  from: Report,
  tell: (report: Report) => void,
  signal: AbortSignal,
): Promise<Report> {
  let report = from
  for (const { csv, firstRow } of parts.slice(from.parts)) {
    const body = { kind, csv, ...(kind === 'subscribers' && topic !== '' ? { topic } : {}) }
    const answer = await api.post<Answer>('/api/manage/imports', body, { signal })
    report = {
      parts: report.parts + 1,
      rows: report.rows + answer.rows,
      imported: report.imported + answer.imported,
      unchanged: report.unchanged + answer.unchanged,
      // The API counts within the part, whose header is row 1.
      refused: [...report.refused, ...answer.refused.map((one) => ({ ...one, row: one.row - 2 + firstRow }))],
    }
    tell(report)
  }
  return report
}

/** Files as they should look, to be filled in. */
export const EXAMPLES: Record<ImportKind, string> = {
  subscribers:
    'email;topic;locale;source;date;consent\r\n' +
    'noor@example.org;;nl;beurs 2025;2025-05-01;"Ja, mail mij over dit onderwerp."\r\n',
  suppressions: 'email;scope;date\r\nnoor@example.org;bulk;2025-05-01\r\n',
}
