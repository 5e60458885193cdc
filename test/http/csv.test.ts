import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv } from '../../functions/http/csv.ts'

/** A reader of RFC 4180, written for this test. */
function read(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (quoted && character === '"' && text.charAt(i + 1) === '"') {
      field += '"'
      i += 1
    } else if (character === '"') quoted = !quoted
    else if (!quoted && character === delimiter) {
      row.push(field)
      field = ''
    } else if (!quoted && text.startsWith('\r\n', i)) {
      rows.push([...row, field])
      row = []
      field = ''
      i += 1
    } else field += character
  }
  return rows
}

/** STANDARDS 36, in this test's own words. */
const safe = (text: string): string => {
  const parted = text.replace(/(?<=[,;\t\r\n])([" ]*[=+\-@])/g, "'$1")
  return /^[=+\-@\t\r\n\0]/.test(parted) ? `'${parted}` : parted
}

const PIECES = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '"', ',', ';', "'", 'é', 'a']
const cell = fc.oneof(
  fc.string({ unit: 'binary-ascii' }),
  fc.array(fc.constantFrom(...PIECES)).map((pieces) => pieces.join('')),
)

describe('a CSV (STANDARDS 36)', () => {
  it.each([',', ';'] as const)(
    'parted by %s gives every cell back, and none that a spreadsheet runs',
    (delimiter) => {
      fc.assert(
        fc.property(fc.array(fc.tuple(cell, cell, fc.integer()), { maxLength: 5 }), (rows) => {
          const text = csv(['a', 'b', 'c'], rows, delimiter)
          expect(text.startsWith('\ufeff')).toBe(true)
          const [header, ...found] = read(text.slice(1), delimiter)
          expect(header).toEqual(['a', 'b', 'c'])
          expect(found).toEqual(rows.map(([one, two, three]) => [safe(one), safe(two), String(three)]))
        }),
        { numRuns: 500 },
      )
    },
  )

  it('holds no formula for who parts it elsewhere either: Excel in Dutch parts every file at `;`', () => {
    const name = "Jan;=cmd|' /C calc'!A0;y"
    for (const [delimiter, cells] of [
      [',', ['Jan', name]],
      [';', ['Jan', name.replaceAll(';', ',')]],
    ] as const) {
      const [, row = ''] = csv(['a', 'b'], [cells], delimiter).split('\r\n')
      for (const part of row.split(/[,;]/)) expect(part).not.toMatch(/^"*[=+\-@]/)
    }
  })

  it('leaves a number a number, below nought too', () => {
    expect(csv(['drift'], [[-3]])).toBe('\ufeffdrift\r\n-3\r\n')
  })
})
