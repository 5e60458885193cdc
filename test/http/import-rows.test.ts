import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_ROWS, readSubscribers, readSuppressions } from '../../functions/http/import-rows.ts'
import { EXAMPLE_TIME as NOW } from '../support/examples.ts'

const HEADER = ['email', 'topic', 'locale', 'source', 'date', 'consent']
const ROW = ['noor@example.org', 'kinderhandel', 'nl', 'beurs 2025', '2025-05-01', 'Ja, mail mij.']
const file = (...rows: string[]) => [HEADER.join(','), ...rows].join('\n')
const row = (changes: Partial<Record<string, string>> = {}) =>
  HEADER.map((name, i) => `"${(changes[name] ?? ROW[i] ?? '').replaceAll('"', '""')}"`).join(',')

const read = (csv: string, topic?: string) => {
  const rows = readSubscribers(csv, NOW, topic)
  if (!rows.ok) throw new Error(rows.code)
  return rows.value
}
const one = (changes: Partial<Record<string, string>>) => read(file(row(changes)))[0]

describe('a CSV of subscribers', () => {
  it('is read row by row', () => {
    expect(read(file(row()))).toEqual([
      {
        row: 2,
        ok: true,
        value: {
          email: { typed: 'noor@example.org', canonical: 'noor@example.org' },
          topic: 'kinderhandel',
          locale: 'nl',
          source: 'beurs 2025',
          date: new Date('2025-05-01T00:00:00.000Z'),
          consent: 'Ja, mail mij.',
        },
      },
    ])
  })

  it('is read alike however it is written: separator, quotes, line ends, mark, order, case of the header', () => {
    const words = fc.stringMatching(/^[a-zA-Z0-9éß"',;=+@\n-]{12,60}$/).map((text) => `a${text}z`)
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        fc.boolean(),
        fc.shuffledSubarray(HEADER, { minLength: HEADER.length }),
        (texts, delimiter, end, bom, quoted, order) => {
          const cells = texts.map((text, i) => {
            const values: Record<string, string> = {
              email: `noor${i}@example.org`,
              topic: 'kinderhandel',
              locale: 'en',
              source: 'beurs, 2025; zaal "A"',
              date: '2025-05-01',
              consent: text,
            }
            return order.map((name) => values[name] ?? '')
          })
          const names = order.map((name, i) => (i % 2 === 0 ? name.toUpperCase() : ` ${name} `))
          const style = { delimiter, record_delimiter: end, bom, quoted, quoted_match: /\n/ }
          const csv = stringify([names, ...cells], style)
          const found = read(csv)
          expect(found.map((each) => each.row)).toEqual(texts.map((_, i) => i + 2))
          expect(found.map((each) => (each.ok ? each.value.consent : each))).toEqual(texts)
          expect(found.map((each) => each.ok && each.value.email.typed)).toEqual(
            texts.map((_, i) => `noor${i}@example.org`),
          )
          expect(found.every((each) => each.ok && each.value.source === 'beurs, 2025; zaal "A"')).toBe(true)
        },
      ),
    )
  })

  it('breaks on no text at all, and accounts for every row that is not empty', () => {
    const scraps = fc.constantFrom(
      ...HEADER,
      ...ROW,
      '"',
      '""',
      ',',
      ';',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '\t',
      '\uFEFF',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(scraps, { maxLength: 60 }).map((parts) => `${HEADER.join(',')}\n${parts.join('')}`),
    )
    fc.assert(
      fc.property(texts, fc.option(fc.constant('kinderhandel'), { nil: undefined }), (csv, topic) => {
        const rows = readSubscribers(csv, NOW, topic)
        const found = rows.ok ? rows.value : []
        if (!rows.ok) expect(['import-unreadable', 'import-too-long']).toContain(rows.code)
        for (const each of found) {
          expect(each.row).toBeGreaterThan(1)
          if (!each.ok) expect(each.code).toMatch(/^[a-z]+(-[a-z]+)+$/)
          else expect(each.value.consent.length).toBeGreaterThanOrEqual(10)
        }
        expect(new Set(found.map((each) => each.row)).size).toBe(found.length)
      }),
    )
  })

  it('counts rows as a spreadsheet does: empty ones too, a text over several lines once', () => {
    const csv = file(row({ consent: 'Ja,\nmail\nmij maar.' }), '', ',,,,,', row({ email: 'x' }), '')
    expect(read(csv).map((each) => [each.row, each.ok])).toEqual([
      [2, true],
      [5, false],
    ])
  })

  it('takes line ends of several kinds in one file, as files put together from others have', () => {
    const csv = `${HEADER.join(',')}\r\n${row()}\n${row({ email: 'a@example.org' })}\r${row({ email: 'b@example.org' })}`
    expect(read(csv).map((each) => [each.row, each.ok])).toEqual([
      [2, true],
      [3, true],
      [4, true],
    ])
  })

  it('takes columns that it does not know, and rows that end early', () => {
    const csv =
      'naam,email,source,date,consent,topic\nNoor,noor@example.org,beurs,2025-05-01,Ja mail mij maar\n'
    expect(read(csv, 'school')).toMatchObject([{ ok: true, value: { topic: 'school', locale: 'nl' } }])
  })

  it.each([
    ['an address', { email: 'noor@' }, 'email', 'email-malformed'],
    ['no address', { email: '' }, 'email', 'email-missing'],
    ['an address in another script', { email: 'nöor@example.org' }, 'email', 'email-not-ascii'],
    ['a language', { locale: 'klingon' }, 'locale', 'locale-unknown'],
    ['no source', { source: '' }, 'source', 'import-source-malformed'],
    ['a source too long', { source: 'x'.repeat(101) }, 'source', 'import-source-malformed'],
    ['a source over two lines', { source: 'a\nb' }, 'source', 'import-source-malformed'],
    ['no date', { date: '' }, 'date', 'date-malformed'],
    ['a date in words', { date: 'gisteren' }, 'date', 'date-malformed'],
    ['a Dutch date', { date: '01-05-2025' }, 'date', 'date-malformed'],
    ['a day that is not', { date: '2025-02-29' }, 'date', 'date-malformed'],
    ['a time without its zone', { date: '2025-05-01T12:00:00' }, 'date', 'date-malformed'],
    ['an hour that is not', { date: '2025-05-01T25:00:00Z' }, 'date', 'date-malformed'],
    ['tomorrow', { date: '2026-11-22' }, 'date', 'date-in-future'],
    ['a moment from now', { date: '2026-11-21T12:00:00.001Z' }, 'date', 'date-in-future'],
    ['no consent', { consent: '' }, 'consent', 'consent-text-malformed'],
    ['a consent too short', { consent: 'Ja graag!' }, 'consent', 'consent-text-malformed'],
    ['a consent too long', { consent: 'x'.repeat(2001) }, 'consent', 'consent-text-malformed'],
  ])('refuses %s', (_, changes, field, code) => {
    expect(one(changes)).toEqual({ row: 2, ok: false, field, code })
  })

  it.each([
    ['2026-11-21', '2026-11-21T00:00:00.000Z'],
    ['2026-11-21T12:00:00.000Z', '2026-11-21T12:00:00.000Z'],
    ['2024-02-29T23:30+01:00', '2024-02-29T22:30:00.000Z'],
  ])('reads the date %s', (date, instant) => {
    expect(one({ date })).toMatchObject({ ok: true, value: { date: new Date(instant) } })
  })

  it('takes texts at their longest and shortest', () => {
    for (const consent of ['x'.repeat(10), 'x'.repeat(2000)])
      expect(one({ consent, source: 'x'.repeat(100) })).toMatchObject({ ok: true, value: { consent } })
  })

  it('refuses a row whose text has slipped into cells of its own, and no other', () => {
    const csv = file('noor@example.org,kinderhandel,nl,beurs,2025-05-01,Ja, mail mij maar', row())
    expect(read(csv)).toMatchObject([
      { row: 2, ok: false, field: 'row', code: 'row-too-wide' },
      { row: 3, ok: true },
    ])
  })

  it('leaves what looks like a formula as it is: words are kept, never worked out', () => {
    const consent = '=HYPERLINK("https://x.example.org";"klik")'
    expect(one({ consent })).toMatchObject({ ok: true, value: { consent } })
  })

  it.each([
    ['no columns', ''],
    ['no header', ROW.join(',')],
    ['a column missing', file(row()).replace('consent', 'toestemming')],
    ['a column twice', file(row()).replace('topic', 'Email')],
    ['a quote that never closes', `${file(row())}\n"noor@example.org,a`],
    ['another encoding', file(row({ source: 'caf\uFFFD' }))],
    ['what is no text', file(row({ source: 'a\0b' }))],
  ])('is not read with %s', (_, csv) => {
    expect(readSubscribers(csv, NOW)).toMatchObject({ ok: false, code: 'import-unreadable' })
  })

  it('says which columns are at fault', () => {
    expect(readSubscribers('email,topic,email\n', NOW)).toMatchObject({
      errors: [
        { field: 'csv.source', code: 'column-missing' },
        { field: 'csv.date', code: 'column-missing' },
        { field: 'csv.consent', code: 'column-missing' },
        { field: 'csv.email', code: 'column-repeated' },
      ],
    })
  })

  it(`holds ${MOST_ROWS} rows at most`, () => {
    const rows = Array.from({ length: MOST_ROWS }, (_, i) => row({ email: `noor${i}@example.org` }))
    expect(read(file(...rows)).filter((each) => each.ok)).toHaveLength(MOST_ROWS)
    expect(readSubscribers(file(...rows, row()), NOW)).toEqual({ ok: false, code: 'import-too-long' })
  })
})

describe('a CSV of suppressions', () => {
  it('is read with its scope in any case', () => {
    const csv = 'email;scope;date\nnoor@example.org;BULK;2025-05-01\nx@example.org;all;2025-05-01\n'
    expect(readSuppressions(csv, NOW)).toMatchObject({
      value: [{ value: { scope: 'bulk' } }, { value: { scope: 'all' } }],
    })
  })

  it.each(['none', '', 'everything'])('refuses the scope “%s”', (scope) => {
    expect(readSuppressions(`email,scope,date\nnoor@example.org,${scope},2025-05-01\n`, NOW)).toMatchObject({
      value: [{ row: 2, ok: false, field: 'scope', code: 'scope-unknown' }],
    })
  })
})
