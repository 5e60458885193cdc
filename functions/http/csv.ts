import { stringify } from 'csv-stringify/sync'

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
