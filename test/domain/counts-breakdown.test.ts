import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakdown, type CountedCell } from '../../functions/domain/breakdown.ts'
import { DIMENSIONS, type Dimension } from '../../functions/domain/counts.ts'

const cell: fc.Arbitrary<CountedCell> = fc.record({
  day: fc.constantFrom('2026-11-19', '2026-11-20', '2026-11-21', 'unknown'),
  country: fc.constantFrom('NL', 'BE', 'unknown'),
  source: fc.constantFrom('', 'mail', 'other'),
  partner: fc.constantFrom('', 'partner-a'),
  locale: fc.constantFrom('nl', 'en'),
  count: fc.nat(50),
})
const cells = fc.uniqueArray(cell, {
  selector: (of) => DIMENSIONS.map((d) => of[d]).join('#'),
  maxLength: 40,
})

/** All 32 of them. */
const SUBSETS: Dimension[][] = Array.from({ length: 2 ** DIMENSIONS.length }, (_, bits) =>
  DIMENSIONS.filter((_, i) => (bits >> i) % 2 === 1),
)

describe('a breakdown', () => {
  it('sums to the total in every combination, and each row to its cells', () => {
    fc.assert(
      fc.property(cells, (list) => {
        const all = list.reduce((sum, { count }) => sum + count, 0)
        for (const by of SUBSETS) {
          const { total, rows } = breakdown(list, by)
          expect(total).toBe(all)
          expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(total)
          for (const row of rows) {
            const own = list.filter((of) => by.every((d) => of[d] === row[d]))
            expect(row.count).toBe(own.reduce((sum, { count }) => sum + count, 0))
            expect(Object.keys(row)).toEqual([...by, 'count'])
          }
        }
      }),
    )
  })

  it('is sorted by the dimensions as asked, and does not depend on the order of the cells', () => {
    fc.assert(
      fc.property(
        cells.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        fc.shuffledSubarray([...DIMENSIONS]),
        ([list, mixed], by) => {
          const { rows } = breakdown(list, by)
          expect(breakdown(mixed, by).rows).toEqual(rows)
          const keys = rows.map((row) => by.map((d) => row[d]).join('\u0000'))
          expect(keys).toEqual([...keys].sort())
          expect(new Set(keys).size).toBe(keys.length)
        },
      ),
    )
  })

  it('takes both ends of a range of days, and sums to what is in it', () => {
    const list: CountedCell[] = ['2026-11-19', '2026-11-20', '2026-11-21', 'unknown'].map((day, i) => ({
      day,
      country: 'NL',
      source: '',
      partner: '',
      locale: 'nl',
      count: 10 ** i,
    }))
    expect(breakdown(list, ['day'], '2026-11-19', '2026-11-20').total).toBe(11)
    expect(breakdown(list, ['country'], '2026-11-20').rows).toEqual([{ country: 'NL', count: 110 }])
    expect(breakdown(list, [], undefined, '2026-11-19').rows).toEqual([{ count: 1 }])
    expect(breakdown(list, ['day']).total).toBe(1111)
  })

  it('leaves out cells that everybody left, and has one row where nothing is asked for', () => {
    const left: CountedCell = {
      day: '2026-11-19',
      country: 'NL',
      source: '',
      partner: '',
      locale: 'nl',
      count: 0,
    }
    expect(breakdown([left], ['country'])).toEqual({ total: 0, rows: [] })
    expect(breakdown([], [])).toEqual({ total: 0, rows: [{ count: 0 }] })
  })
})
