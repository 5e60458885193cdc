import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Cell, DIMENSIONS, type Dimension } from '../../functions/domain/counts.ts'
import { countingTable } from '../../functions/table/counting.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
let slug: string

const cell = (day: string, country: string, source: string, partner: string, locale: string): Cell => ({
  day,
  country,
  source,
  partner,
  locale,
})
const CELLS: [Cell, number][] = [
  [cell('2026-11-18', 'NL', 'direct', '', 'nl'), 40],
  [cell('2026-11-19', 'NL', 'direct', '', 'nl'), 30],
  [cell('2026-11-19', 'NL', '-spam', 'partner-a', 'en'), 7],
  [cell('2026-11-19', 'BE', 'nieuwsbrief', '', 'nl'), 11],
  [cell('2026-11-20', 'SR', 'direct', 'partner-a', 'nl'), 5],
  [cell('unknown', 'unknown', 'unknown', 'unknown', 'unknown'), 2],
]
const TOTAL = 95
/** The first hour of a day in Amsterdam, in winter. */
const hourIn = (day: string) =>
  day === 'unknown' ? day : new Date(Date.parse(`${day}T00:00:00+01:00`)).toISOString().slice(0, 13)

beforeAll(async () => {
  application = await startApplication()
  slug = await application.petition()
  const { client, tableName } = application.table
  const counting = countingTable(client, tableName)
  for (const [index, [figure, add]] of CELLS.entries()) {
    const at = { stream: 'test', shard: `shard-${index}` }
    const entries = [
      { figure: { kind: 'cell' as const, petition: slug, cell: figure }, add },
      { figure: { kind: 'total' as const, petition: slug }, add },
      { figure: { kind: 'hour' as const, petition: slug, day: figure.day, hour: hourIn(figure.day) }, add },
    ]
    expect(await counting.commit(at, undefined, '1'.padStart(40, '0'), entries, application.now())).toBe(
      'committed',
    )
  }
})
afterAll(() => application.stop())

it.each(['from=2026-02-31', 'to=2026-13-01', 'by=name', 'by=hour,day', 'by=day,hour'])(
  'refuses %s',
  async (query) => {
    expect((await ask(`?${query}`)).status).toBe(422)
  },
)

type Counts = { total: number; rows: (Partial<Record<Dimension | 'hour', string>> & { count: number })[] }
const ask = (query: string, headers: Record<string, string> = {}) =>
  application.manage('GET', `/api/manage/petitions/${slug}/counts${query}`, undefined, 'viewer', headers)
const counts = async (query: string): Promise<Counts> => {
  const response = await ask(query)
  expect(response.status).toBe(200)
  const { asOf, ...found } = (await response.json()) as Counts & { asOf: string }
  expect(asOf).toBe(application.now().toISOString())
  return found
}
/** The CSV as bytes, so that the byte order mark is seen. */
const csv = async (query: string, headers: Record<string, string> = {}) => {
  const response = await ask(query, headers)
  expect(response.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  return bytes.subarray(3).toString('utf8')
}

const SUBSETS: Dimension[][] = Array.from({ length: 2 ** DIMENSIONS.length }, (_, bits) =>
  DIMENSIONS.filter((_, i) => bits & (1 << i)),
)

/** What the cells come to by these dimensions, worked out here anew. */
function expected(by: readonly Dimension[], cells = CELLS): Map<string, number> {
  const sums = new Map<string, number>()
  for (const [one, count] of cells) {
    const name = by.map((dimension) => one[dimension]).join('|')
    sums.set(name, (sums.get(name) ?? 0) + count)
  }
  return sums
}

describe('counts for managers', () => {
  it.each(SUBSETS.map((by) => [by.join(',')]))(
    'by=%s sum to the total, in JSON and in CSV',
    async (joined) => {
      const by = joined === '' ? [] : (joined.split(',') as Dimension[])
      const { total, rows } = await counts(`?by=${joined}`)
      expect(total).toBe(TOTAL)
      expect(new Map(rows.map((row) => [by.map((d) => row[d]).join('|'), row.count]))).toEqual(expected(by))
      for (const row of rows) expect(Object.keys(row).sort()).toEqual([...by, 'count'].sort())

      const lines = (await csv(`?by=${joined}&format=csv`)).split('\r\n')
      expect(lines.at(-1)).toBe('')
      expect(lines[0]).toBe([...by, 'count'].join(','))
      const cells = lines.slice(1, -1).map((line) => line.split(','))
      expect(cells.map((row) => Number(row.at(-1))).reduce((a, b) => a + b)).toBe(TOTAL)
      expect(cells.length).toBe(expected(by).size)
    },
  )

  it('keep the order in which dimensions are asked for, and count each once', async () => {
    const text = await csv('?by=locale,day,locale&format=csv')
    expect(text.split('\r\n')[0]).toBe('locale,day,count')
  })

  it('take `by` more than once or with spaces, and nothing for no bounds', async () => {
    expect(await counts('?by=locale&by=day')).toEqual(await counts('?by=locale,day'))
    expect(await counts('?by=locale,%20day,&from=&to=')).toEqual(await counts('?by=locale,day'))
  })

  it('hold without `by` the total alone, as those of a petition without a signature do', async () => {
    expect(await counts('')).toEqual({ total: TOTAL, rows: [{ count: TOTAL }] })
    const empty = await application.petition()
    const response = await application.manage('GET', `/api/manage/petitions/${empty}/counts?by=day`)
    expect(await response.json()).toMatchObject({ total: 0, rows: [] })
  })

  it('keep within from and to, both days included', async () => {
    const within = async (query: string) =>
      (await counts(`?by=day${query}`)).rows.map(({ day, count }) => [day, count])
    expect(await within('&from=2026-11-19')).toEqual([
      ['2026-11-19', 48],
      ['2026-11-20', 5],
    ])
    expect(await within('&to=2026-11-18')).toEqual([['2026-11-18', 40]])
    expect(await within('&from=2026-11-19&to=2026-11-19')).toEqual([['2026-11-19', 48]])
    expect(await within('&from=2026-11-20&to=2026-11-18')).toEqual([])
    expect((await counts('?from=2026-11-19&to=2026-11-20')).total).toBe(53)
  })

  it.each([
    ['?by=day,email', ['by']],
    ['?by=count', ['by']],
    ['?from=gisteren', ['from']],
    ['?from=2026-13-01&to=2026-1-1&by=x', ['by', 'from', 'to']],
  ])('answer 422 to %s', async (query, fields) => {
    const response = await ask(query)
    expect(response.status).toBe(422)
    const { errors } = (await response.json()) as { errors: { field: string }[] }
    expect(errors.map(({ field }) => field)).toEqual(fields)
  })

  it('answer 404 for an unknown petition', async () => {
    const response = await application.manage('GET', '/api/manage/petitions/bestaat-niet/counts')
    expect(response.status).toBe(404)
  })
})

describe('counts as CSV (STANDARDS 36)', () => {
  it('come for Accept: text/csv as for format=csv, as a file to keep', async () => {
    const accepted = await csv('?by=day', { accept: 'text/csv, */*;q=0.1' })
    expect(accepted).toBe(await csv('?by=day&format=csv'))
    const { headers } = await ask('?by=day&format=csv')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${slug}-counts.csv"`)
    expect(headers.get('cache-control')).toBe('no-store')
    for (const accept of ['*/*', 'application/json, text/csv;q=0.5', 'text/csv;q=0, application/json'])
      expect((await ask('?by=day', { accept })).headers.get('content-type')).toMatch(/^application\/json/)
  })

  it('hold CRLF, a header row, and no formula', async () => {
    expect(await csv('?by=source&format=csv')).toBe(
      ['source,count', "'-spam,7", 'direct,75', 'nieuwsbrief,11', 'unknown,2', ''].join('\r\n'),
    )
  })

  it('hold semicolons on request, for Excel in Dutch', async () => {
    expect(await csv('?by=country,locale&format=csv&delimiter=semicolon')).toBe(
      ['country;locale;count', 'BE;nl;11', 'NL;en;7', 'NL;nl;70', 'SR;nl;5', 'unknown;unknown;2', ''].join(
        '\r\n',
      ),
    )
  })
})

describe('the public count', () => {
  it('is the stored total', async () => {
    const response = await application.request(`/api/petitions/${slug}/count`)
    expect(await response.json()).toMatchObject({ count: TOTAL })
  })
})

describe('counts by hour', () => {
  it('are no stage of the funnel, also where an hour cannot be read', async () => {
    expect(await application.deps.stores.counts.funnel(slug)).toEqual([])
  })

  it('are those of the hours of UTC within days of Amsterdam, and sum to the total', async () => {
    const all = await counts('?by=hour')
    expect(all).toEqual({
      total: TOTAL,
      rows: [
        { hour: '2026-11-17T23:00:00.000Z', count: 40 },
        { hour: '2026-11-18T23:00:00.000Z', count: 48 },
        { hour: '2026-11-19T23:00:00.000Z', count: 5 },
        { hour: 'unknown', count: 2 },
      ],
    })
    expect(await counts('?by=hour&from=2026-11-19&to=2026-11-19')).toEqual({
      total: 48,
      rows: [{ hour: '2026-11-18T23:00:00.000Z', count: 48 }],
    })
    const text = await (await ask('?by=hour&to=2026-11-18', { accept: 'text/csv' })).text()
    expect(text.trim()).toBe('hour,count\r\n2026-11-17T23:00:00.000Z,40')
  })
})
