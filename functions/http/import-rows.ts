import { parse } from 'csv-parse/sync'
import * as v from 'valibot'
import { isDay } from '../domain/day.ts'
import type { EmailAddress } from '../domain/email-address.ts'
import { DEFAULT_LOCALE, LOCALES, type Locale } from '../domain/locale.ts'
import { accepted, type Refusal, type Result, refused } from '../domain/result.ts'
import type { Suppressing } from '../domain/suppression.ts'
import type { FieldError } from './field-errors.ts'
import { SignBody } from './sign-request.ts'

/** Somebody who agreed to get a topic's mail, elsewhere, on a day, with these words. */
export type SubscriberRow = {
  email: EmailAddress
  topic: string
  locale: Locale
  source: string
  date: Date
  consent: string
}

/** Somebody who gets no mail, since a day. */
export type SuppressionRow = { email: EmailAddress; scope: Suppressing; date: Date }

/** A row of the file by its number, as a spreadsheet counts: the header is row 1. */
export type Numbered<Row> = { row: number } & (({ ok: true } & { value: Row }) | ({ ok: false } & FieldError))

export const MOST_ROWS = 2_000

const cell = (code: string, least: number, most: number) =>
  v.pipe(v.string(code), v.minLength(least, code), v.maxLength(most, code))

const { email } = SignBody.entries

const date = (now: Date) =>
  v.pipe(
    v.string('date-malformed'),
    v.check((text) => instantOf(text) !== undefined, 'date-malformed'),
    v.transform((text) => instantOf(text) ?? now),
    v.check((instant) => instant <= now, 'date-in-future'),
  )

/** The columns of each kind of file, in the order in which what is wrong is told. Further ones are left alone. */
const COLUMNS = {
  subscribers: {
    needed: ['email', 'source', 'date', 'consent'],
    row: (now: Date, topic?: string) =>
      v.object({
        email,
        topic: v.optional(v.string(), () => topic ?? ''),
        locale: v.optional(
          v.pipe(v.string(), v.toLowerCase(), v.picklist(LOCALES, 'locale-unknown')),
          DEFAULT_LOCALE,
        ),
        source: v.pipe(
          cell('import-source-malformed', 1, 100),
          v.regex(/^\P{Cc}*$/u, 'import-source-malformed'),
        ),
        date: date(now),
        consent: cell('consent-text-malformed', 10, 2_000),
      }),
  },
  suppressions: {
    needed: ['email', 'scope', 'date'],
    row: (now: Date) =>
      v.object({
        email,
        scope: v.pipe(
          v.string('scope-unknown'),
          v.toLowerCase(),
          v.picklist(['bulk', 'all'], 'scope-unknown'),
        ),
        date: date(now),
      }),
  },
} as const

/** The rows of a file; or why it cannot be read as a whole, with the columns that are at fault, if it is those. */
export type ImportRows<Row> =
  | { ok: true; value: Numbered<Row>[] }
  | (Refusal<'import-unreadable' | 'import-too-long'> & { errors?: FieldError[] })

/** Subscribers from a CSV, each row checked. `topic` is that of rows which name none. */
export function readSubscribers(csv: string, now: Date, topic?: string): ImportRows<SubscriberRow> {
  const { needed, row } = COLUMNS.subscribers
  return readRows(csv, needed, row(now, topic))
}

/** Suppressions from a CSV, each row checked. */
export function readSuppressions(csv: string, now: Date): ImportRows<SuppressionRow> {
  const { needed, row } = COLUMNS.suppressions
  return readRows(csv, needed, row(now))
}

type RowSchema<Row> = v.GenericSchema<unknown, Row> & { entries: Record<string, unknown> }

function readRows<Row>(csv: string, needed: readonly string[], schema: RowSchema<Row>): ImportRows<Row> {
  const records = readCsv(csv)
  if (!records.ok) return records
  const [header = [], ...rest] = records.value
  const names = header.map((name) => name.trim().toLowerCase())
  const errors = [
    ...needed.filter((name) => !names.includes(name)).map((name) => columnError(name, 'column-missing')),
    ...names
      .filter((name, i) => name !== '' && names.indexOf(name) < i)
      .map((name) => columnError(name, 'column-repeated')),
  ]
  if (errors.length > 0) return { ...refused('import-unreadable'), errors }
  const rows = rest.flatMap((cells, i) =>
    cells.every((text) => text.trim() === '') ? [] : [{ cells, row: i + 2 }],
  )
  if (rows.length > MOST_ROWS) return refused('import-too-long')
  return accepted(rows.map(({ cells, row }) => ({ row, ...readRow(cells, names, schema) })))
}

function readRow<Row>(
  cells: readonly string[],
  names: readonly string[],
  schema: RowSchema<Row>,
): ({ ok: true } & { value: Row }) | ({ ok: false } & FieldError) {
  // A comma in a text without quotes would shift every cell after it.
  if (cells.slice(names.length).some((text) => text.trim() !== ''))
    return { ok: false, field: 'row', code: 'row-too-wide' }
  // An empty cell is an absent one. A key with the value undefined is refused in the field's own words.
  const read = (name: string) => cells[names.indexOf(name)]?.trim() || undefined
  const known = Object.fromEntries(Object.keys(schema.entries).map((name) => [name, read(name)]))
  const parsed = v.safeParse(schema, known)
  if (parsed.success) return { ok: true, value: parsed.output }
  const [{ message, path }] = parsed.issues
  return { ok: false, field: String(path?.[0]?.key), code: message }
}

const columnError = (name: string, code: string): FieldError => ({ field: `csv.${name}`, code })

/**
 * The rows of a CSV and its cells, without the spaces around them; separated by `;` if its header is (as
 * Excel writes it in Dutch), else by `,`. Any line ends, quotes, and a byte order mark are read. What was
 * not UTF-8 is refused: a consent must be kept in the very words that it was given to.
 */
function readCsv(text: string): Result<string[][], 'import-unreadable'> {
  if (/[\uFFFD\0]/.test(text)) return refused('import-unreadable')
  const header = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? ''
  try {
    return accepted(
      parse(text, {
        bom: true,
        delimiter: header.includes(';') ? ';' : ',',
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_column_count: true,
        relax_quotes: true,
        trim: true,
      }),
    )
  } catch {
    return refused('import-unreadable')
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/
const INSTANT = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/

/** A day (its first instant in UTC) or an instant with its zone; undefined for what the calendar does not have. */
function instantOf(text: string): Date | undefined {
  const day = DAY.test(text) ? text : INSTANT.exec(text)?.[1]
  if (day === undefined || !isDay(day)) return undefined
  const instant = new Date(text)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}
