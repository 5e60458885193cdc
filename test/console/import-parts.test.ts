import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSuppressions } from '../../functions/http/import-rows.ts'
import { csvParts, csvText, readCsvFile, refusedCsv } from '../../web/console/imports/csv-parts.ts'
import { NOTHING_YET, sendParts } from '../../web/console/imports/import.ts'

/** As the API reads a file (functions/http/import-rows.ts). */
const asTheApi = (csv: string, delimiter: string): string[][] =>
  parse(csv, {
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    trim: true,
  })

const letters = (...all: string[]) => fc.string({ unit: fc.constantFrom(...all), maxLength: 8 })
/** Between quotes there may be anything, quotes doubled; outside of them, no more than letters and a quote among them. */
const cell = fc.oneof(
  letters('a', '"', ',', ';', '\r', '\n', ' ', 'é').map((text) => `"${text.replaceAll('"', '""')}"`),
  letters('a', 'b', ' ', '"', 'é').map((text) => `x${text}`),
  fc.constant(''),
  fc.constant('  "een \n regel"  '),
)
const file = fc
  .record({
    delimiter: fc.constantFrom(',', ';'),
    lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
    mark: fc.constantFrom('', '\ufeff'),
    last: fc.boolean(),
    rows: fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 }),
  })
  .map(({ delimiter, lineEnd, mark, last, rows }) => {
    const lines = [`email${delimiter}a`, ...rows.map((row) => row.join(delimiter))]
    return { delimiter, csv: mark + lines.join(lineEnd) + (last ? lineEnd : '') }
  })

describe('a file in parts', () => {
  it('holds each row once, in order, with the header, whatever is quoted, and within the limits', () => {
    fc.assert(
      fc.property(
        file,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 40, max: 200 }),
        (one, rows, bytes) => {
          const whole = asTheApi(one.csv, one.delimiter)
          const parts = csvParts(readCsvFile(one.csv), { rows, bytes })
          expect(parts.flatMap(({ csv }) => asTheApi(csv, one.delimiter).slice(1))).toEqual(whole.slice(1))
          let row = 2
          for (const part of parts) {
            expect(asTheApi(part.csv, one.delimiter)[0]).toEqual(whole[0])
            expect(part.firstRow).toBe(row)
            expect(part.rows).toBeLessThanOrEqual(rows)
            if (part.rows > 1) expect(Buffer.byteLength(JSON.stringify(part.csv))).toBeLessThanOrEqual(bytes)
            row += part.rows
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('is read as UTF-8, else as Excel on Windows writes it', () => {
    const bytes = (...all: number[]) => new Uint8Array(all).buffer
    expect(csvText(bytes(0xc3, 0xab))).toBe('ë')
    expect(csvText(bytes(0x65, 0xeb, 0x6e))).toBe('eën')
  })

  it('goes on after the parts that are in, and tells rows by their number in the whole file', async () => {
    const rows = Array.from({ length: 5 }, (_, i) =>
      i === 1 || i === 4 ? 'geen-adres,bulk' : `a${i}@example.org,bulk`,
    )
    const read = readCsvFile(`email,scope\n${rows.join('\n')}\n`)
    const parts = csvParts(read, { rows: 2, bytes: 10_000 })
    const sent: string[] = []
    let broken = true
    const api = {
      post: async <Answer>(_path: string, body?: unknown): Promise<Answer> => {
        const { csv } = body as { csv: string }
        if (sent.length === 1 && broken) throw new Error('The network is gone.')
        sent.push(csv)
        const lines = csv.split('\r\n').slice(1, -1)
        const refused = lines.flatMap((line, i) =>
          line.startsWith('geen') ? [{ row: i + 2, field: 'email', code: 'x', detail: 'Geen "adres"' }] : [],
        )
        const answer = { rows: lines.length, imported: lines.length - refused.length, unchanged: 0, refused }
        return answer as Answer
      },
    }
    const told = [NOTHING_YET]
    const what = { kind: 'suppressions' as const, topic: '', parts }
    const send = () =>
      sendParts(
        api,
        what,
        told.at(-1) ?? NOTHING_YET,
        (report) => told.push(report),
        new AbortController().signal,
      )
    await expect(send()).rejects.toThrow('gone')
    expect(told.at(-1)).toMatchObject({ parts: 1, rows: 2 })
    broken = false
    const report = await send()
    expect(report).toMatchObject({ parts: 3, rows: 5, imported: 3 })
    expect(report.refused.map(({ row }) => row)).toEqual([3, 6])
    expect(sent).toEqual(parts.map(({ csv }) => csv))

    // The refused rows come back as they were, and can be sent again once they are mended.
    const back = refusedCsv(read, report.refused, 'Reden')
    expect(back.split('\r\n').slice(0, 2)).toEqual([
      '\ufeffemail,scope,"Reden"',
      'geen-adres,bulk,"Geen ""adres"""',
    ])
    const mended = back
      .replaceAll('geen-adres', 'wel@example.org')
      .replace('scope', 'scope,date')
      .replaceAll('bulk', 'bulk,2025-01-01')
    const again = readSuppressions(mended, new Date())
    expect(again.ok && again.value.map(({ ok }) => ok)).toEqual([true, true])
  })
})
