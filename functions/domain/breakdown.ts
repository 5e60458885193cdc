import { type Cell, DIMENSIONS, type Dimension } from './counts.ts'

/** How many confirmed signatures a cell holds. */
export type CountedCell = Cell & { count: number }

export type BreakdownRow = Partial<Record<Dimension, string>> & { count: number }

/** Rows and their sum: always the sum of these very rows, so the two can never differ. */
export type Breakdown = { total: number; rows: BreakdownRow[] }

/**
 * Cells summed over what is not asked for, sorted by the dimensions in the order given. `from` and
 * `to` are days (`YYYY-MM-DD`), both included; cells of an unknown day are left out of any such range.
 * Rows of nothing are left out; without dimensions there is one row, the sum.
 */
export function breakdown(
  cells: readonly CountedCell[],
  by: readonly Dimension[],
  from?: string,
  to?: string,
): Breakdown {
  const asked = DIMENSIONS.filter((dimension) => by.includes(dimension))
  const ordered = [...by].filter((dimension, i) => asked.includes(dimension) && by.indexOf(dimension) === i)
  const rows = new Map<string, BreakdownRow>()
  for (const cell of cells) {
    if (!isWithin(cell.day, from, to)) continue
    const key = ordered.map((dimension) => cell[dimension]).join('#')
    const row = rows.get(key) ?? { ...Object.fromEntries(ordered.map((d) => [d, cell[d]])), count: 0 }
    row.count += cell.count
    rows.set(key, row)
  }
  if (ordered.length === 0 && rows.size === 0) rows.set('', { count: 0 })
  const shown = [...rows.values()].filter((row) => row.count !== 0 || ordered.length === 0)
  shown.sort((a, b) => compare(a, b, ordered))
  return { total: shown.reduce((sum, row) => sum + row.count, 0), rows: shown }
}

function isWithin(day: string, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true
  if (!/^\d{4}-/.test(day)) return false
  return (from === undefined || day >= from) && (to === undefined || day <= to)
}

/** By code unit, so that the order is the same on every machine. */
function compare(a: BreakdownRow, b: BreakdownRow, by: readonly Dimension[]): number {
  for (const dimension of by) {
    const [left = '', right = ''] = [a[dimension], b[dimension]]
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}
