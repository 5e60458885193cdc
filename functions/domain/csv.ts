// A spreadsheet takes a cell that starts with one of these for a formula (OWASP "CSV injection").
const FORMULA_STARTS = new Set(['=', '+', '-', '@', '\t', '\r', '\n', '\0'])

/** What Excel needs at the start of a file to read it as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'

/** `;` is what Excel expects in Dutch. */
export type Delimiter = ',' | ';'

export type CsvCell = string | number

/** The start of a CSV: the byte order mark and a header row. */
export function csvHead(columns: readonly string[], delimiter: Delimiter): string {
  return BYTE_ORDER_MARK + csvRow(columns, delimiter)
}

/** One row of a CSV by RFC 4180, with its CRLF: quotes doubled, and no cell that could become a formula. */
export function csvRow(cells: readonly CsvCell[], delimiter: Delimiter): string {
  return `${cells.map((cell) => quoted(safe(cell), delimiter)).join(delimiter)}\r\n`
}

const safe = (cell: CsvCell): string =>
  typeof cell === 'string' && FORMULA_STARTS.has(cell.charAt(0)) ? `'${cell}` : String(cell)

function quoted(cell: string, delimiter: Delimiter): string {
  const needsQuotes =
    cell.includes(delimiter) || cell.includes('"') || cell.includes('\r') || cell.includes('\n')
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell
}
