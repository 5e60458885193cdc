/** A part of a file that the API takes in one request. */
export type CsvPart = {
  /** With the header of the whole. */
  csv: string
  /** The number of its first row in the whole file, as a spreadsheet counts: the header is row 1. */
  firstRow: number
  rows: number
}

export type CsvFile = {
  header: string
  /** Each row's own text, with its line breaks inside quotes, without the one that ends it. */
  records: string[]
}

/** What may be in one part: the API takes 2,000 rows and 1 MiB of JSON (functions/http/api/manage-imports.ts). */
type PartLimits = { rows: number; bytes: number }

const PART_LIMITS: PartLimits = { rows: 1_000, bytes: 900 * 1024 }

const BYTE_ORDER_MARK = '\ufeff'
const SPACES: ReadonlySet<string> = new Set([' ', '\t', '\f'])
const BREAKS: ReadonlySet<string> = new Set(['\r', '\n'])

/**
 * The rows of a CSV, told apart as the API tells them (functions/http/import-rows.ts): a line break between quotes ends
 * no row, and a quote inside an unquoted cell is a letter like any other. An empty file has an empty header.
 */
export function readCsvFile(whole: string): CsvFile {
  const text = whole.startsWith(BYTE_ORDER_MARK) ? whole.slice(1) : whole
  const delimiter = csvDelimiter(text)
  const records: string[] = []
  for (let at = 0; at < text.length; ) {
    const end = recordEnd(text, at, delimiter)
    records.push(text.slice(at, end))
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  const [header = '', ...rest] = records
  return { header, records: rest }
}

/** Where the row ends that starts at `start`: at a line break outside quotes, or with the text. */
function recordEnd(text: string, start: number, delimiter: string): number {
  for (let at = start; ; at += 1) {
    while (SPACES.has(text.charAt(at))) at += 1
    if (text[at] === '"') at = quotesEnd(text, at)
    while (at < text.length && text[at] !== delimiter && !BREAKS.has(text.charAt(at))) at += 1
    if (text[at] !== delimiter) return at
  }
}

/** Where the quotes close that open at `open`: two in a row are one in the cell. */
function quotesEnd(text: string, open: number): number {
  for (let at = open + 1; ; at += 2) {
    at = text.indexOf('"', at)
    if (at === -1) return text.length
    if (text[at + 1] !== '"') return at + 1
  }
}

/** `;` if the header has one, as Excel writes it in Dutch; else `,`. */
function csvDelimiter(text: string): ',' | ';' {
  return (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').includes(';') ? ';' : ','
}

/**
 * A file in parts that the API takes. Every row is in one part, in order. A row that is too big for any part stands
 * alone: the API says what is wrong with it.
 */
export function csvParts({ header, records }: CsvFile, limits: PartLimits = PART_LIMITS): CsvPart[] {
  const parts: CsvPart[] = []
  const own = jsonBytes(header) + LINE_BREAK
  let begun = 0
  let bytes = own
  const end = (next: number) => {
    if (next === begun) return
    const rows = records.slice(begun, next)
    parts.push({ csv: [header, ...rows, ''].join('\r\n'), firstRow: begun + 2, rows: rows.length })
    begun = next
    bytes = own
  }
  for (const [at, record] of records.entries()) {
    const more = jsonBytes(record) + LINE_BREAK
    if (at - begun >= limits.rows || bytes + more > limits.bytes) end(at)
    bytes += more
  }
  end(records.length)
  return parts
}

/** `\r\n` in JSON. */
const LINE_BREAK = 4

const encoder = new TextEncoder()
const jsonBytes = (text: string): number => encoder.encode(JSON.stringify(text)).length

/** One row that the API refused, by its number in the file. */
export type RefusedRow = { row: number; field: string; code: string; detail: string }

/**
 * The refused rows as a file of their own: as they were brought, with the reason in a last column, which the API leaves
 * alone. So they can be mended there and sent again. Not made safe from formulas, as an apostrophe would be one more
 * mistake in them: they came from the same disk.
 */
export function refusedCsv(
  { header, records }: CsvFile,
  refused: readonly RefusedRow[],
  reason: string,
): string {
  const delimiter = csvDelimiter(header)
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = refused.map(({ row, detail }) => `${records[row - 2] ?? ''}${delimiter}${quoted(detail)}`)
  return `${BYTE_ORDER_MARK}${[`${header}${delimiter}${quoted(reason)}`, ...rows].join('\r\n')}\r\n`
}

/** A file's text: UTF-8, else as Excel on Windows writes it. */
export function csvText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
