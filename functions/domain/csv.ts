// A spreadsheet takes a cell that starts with one of these for a formula (OWASP "CSV injection").
const FORMULA_STARTS = new Set(['=', '+', '-', '@', '\t', '\r', '\n', '\0'])

/**
 * Excel in Dutch parts a file at `;` whatever it was written with, and in English at `,`: what follows such a character
 * in a cell, quoted or not, may begin a cell of its own there.
 */
const FORMULA_BEHIND_DELIMITER = /([,;\t\r\n])(?=[" ]*[=+\-@])/g

/** What Excel needs at the start of a file to read it as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff'

/** `;` is what Excel expects in Dutch. */
export type Delimiter = ',' | ';'

export type CsvCell = string | number

/** The start of a CSV: the byte order mark and a header row. */
export function csvHead(columns: readonly string[], delimiter: Delimiter): string {
  return BYTE_ORDER_MARK + csvRow(columns, delimiter)
}

/** One row of a CSV by RFC 4180, with its CRLF: quotes doubled, and no cell that could become a formula, nor a part of one. */
export function csvRow(cells: readonly CsvCell[], delimiter: Delimiter): string {
  return `${cells.map((cell) => quoted(safe(cell), delimiter)).join(delimiter)}\r\n`
}

function safe(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell)
  const parted = cell.replaceAll(FORMULA_BEHIND_DELIMITER, "$1'")
  return FORMULA_STARTS.has(parted.charAt(0)) ? `'${parted}` : parted
}

function quoted(cell: string, delimiter: Delimiter): string {
  const needsQuotes =
    cell.includes(delimiter) || cell.includes('"') || cell.includes('\r') || cell.includes('\n')
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell
}
