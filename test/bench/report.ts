import type { Spread } from './measure.ts'

/** One part of the bench: what was asked, a table for people, remarks, and the figures for programs. */
export type Section = {
  title: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
  remarks: readonly string[]
  figures: Record<string, unknown>
}

/** A section as text: a Markdown table whose columns line up. */
export function asText({ title, head, rows, remarks }: Section): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => padded(cells[column] ?? '', width, column)).join(' | ')} |`
  const rule = `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${column === 0 ? '-' : ':'}`).join('|')}|`
  return [
    `## ${title}`,
    '',
    line(head),
    rule,
    ...rows.map(line),
    '',
    ...remarks.map((r) => `- ${r}`),
    '',
  ].join('\n')
}

const padded = (text: string, width: number, column: number) =>
  column === 0 ? text.padEnd(width) : text.padStart(width)

/** A median with its extremes: `1,234 (1,100–1,300)`. */
export function withExtremes({ median, min, max }: Spread, digits = 0): string {
  return `${number(median, digits)} (${number(min, digits)}–${number(max, digits)})`
}

export function percent({ median, min, max }: Spread): string {
  return withExtremes({ median: median * 100, min: min * 100, max: max * 100 }).replace(' (', ' % (')
}

export function number(value: number | undefined, digits = 0): string {
  if (value === undefined || Number.isNaN(value)) return '–'
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
