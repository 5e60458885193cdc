import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { type CsvCell, csvHead, csvRow, type Delimiter } from '../domain/csv.ts'

/** A whole table as CSV (domain/csv.ts). */
export function csv(
  columns: readonly string[],
  rows: readonly (readonly CsvCell[])[],
  delimiter: Delimiter = ',',
): string {
  return csvHead(columns, delimiter) + rows.map((row) => csvRow(row, delimiter)).join('')
}

/** How any table is asked for as CSV, for its documentation. */
export const CSV_QUERY = {
  format: { description: '`csv` for CSV; so does `Accept: text/csv`' },
  delimiter: { description: '`semicolon` for a CSV that Excel opens in Dutch' },
}

/** Whether a table is wanted as CSV: where `Accept` names both, what it puts first (RFC 9110 §12.5.1). */
export function wantsCsv(c: Context): boolean {
  const [json, csv] = ['application/json', 'text/csv']
  return (
    c.req.query('format') === 'csv' ||
    accepts(c, { header: 'Accept', supports: [json, csv], default: json }) === csv
  )
}

/** Answers a table as a file to keep, with the delimiter that is asked for. */
export function csvAnswer(
  c: Context,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): Response {
  const text = csv(columns, rows, c.req.query('delimiter') === 'semicolon' ? ';' : ',')
  return c.body(text, 200, {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  })
}
