import { stringify } from 'csv-stringify/sync'
import type { Context } from 'hono'

// A spreadsheet takes a cell that starts with one of these for a formula (OWASP "CSV injection").
const FORMULA_STARTS = new Set(['=', '+', '-', '@', '\t', '\r', '\n', '\0'])

/**
 * CSV by RFC 4180: CRLF, a header row, quotes doubled; UTF-8 with a byte order mark, which Excel needs.
 * No cell can become a formula. `;` is what Excel expects in Dutch.
 */
export function csv(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  delimiter: ',' | ';' = ',',
): string {
  const safe = (cell: string | number) =>
    typeof cell === 'string' && FORMULA_STARTS.has(cell.charAt(0)) ? `'${cell}` : String(cell)
  return stringify([columns, ...rows.map((row) => row.map(safe))], {
    bom: true,
    delimiter,
    record_delimiter: 'windows',
  })
}

/** How any table is asked for as CSV, for its documentation. */
export const CSV_QUERY = {
  format: { description: '`csv` for CSV; so does `Accept: text/csv`' },
  delimiter: { description: '`semicolon` for a CSV that Excel opens in Dutch' },
}

/** Whether a table is wanted as CSV. */
export function wantsCsv(c: Context): boolean {
  return c.req.query('format') === 'csv' || (c.req.header('accept') ?? '').includes('text/csv')
}

/** Answers a table as a file to keep, with the delimiter that is asked for. */
export function csvAnswer(
  c: Context,
  name: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Response {
  const text = csv(columns, rows, c.req.query('delimiter') === 'semicolon' ? ';' : ',')
  return c.body(text, 200, {
    'Content-Type': 'text/csv; charset=utf-8; header=present',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  })
}
