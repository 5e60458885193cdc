import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contrast,
  OWN_COLOURS,
  type Palette,
  palettesOf,
  parseColour,
  SHAPE_CONTRAST,
  TEXT_CONTRAST,
} from '../../functions/domain/palette.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)
const readable = hex.filter((colour) => parseColour(colour).ok)

/** What stands on what, wherever a page shows it. */
const TEXTS: readonly [text: keyof Palette, grounds: readonly (keyof Palette)[]][] = [
  ['ink', ['paper', 'surface', 'noticePaper']],
  ['soft', ['paper', 'surface']],
  ['link', ['paper', 'surface', 'noticePaper']],
  ['bandInk', ['band']],
  ['actionInk', ['action', 'actionHover']],
]
const SHAPES: readonly [shape: keyof Palette, grounds: readonly (keyof Palette)[]][] = [
  ['edge', ['paper', 'surface']],
  ['bar', ['track', 'paper', 'surface']],
]
const ERRORS = { light: '#b3141d', dark: '#ffaaa3' } as const

describe('an organisation’s colours', () => {
  it('are read as they are written', () => {
    expect(parseColour(' #C8102E ')).toEqual({ ok: true, value: '#c8102e' })
    for (const none of ['', 'red', '#fff', '#12345g', '#1234567', 'url(x)'])
      expect(parseColour(none), none).toEqual({ ok: false, code: 'colour-malformed' })
  })

  it('are refused exactly where no text of the site can be read on them', () => {
    expect(parseColour('#7a7a7a')).toEqual({ ok: false, code: 'colour-unreadable' })
    fc.assert(
      fc.property(hex, (colour) => {
        const best = Math.max(contrast('#ffffff', colour), contrast('#14121c', colour))
        expect(parseColour(colour).ok).toBe(best >= TEXT_CONTRAST)
      }),
    )
    expect(parseColour(OWN_COLOURS.colour).ok && parseColour(OWN_COLOURS.accent).ok).toBe(true)
  })

  it('whatever they are, everything that must be read can be, on light and on dark ground', () => {
    fc.assert(
      fc.property(readable, readable, (colour, accent) => {
        for (const [scheme, palette] of Object.entries(palettesOf(colour, accent))) {
          const ratios = (pairs: typeof TEXTS) =>
            pairs.flatMap(([one, grounds]) =>
              grounds.map((ground) => ({
                scheme,
                one,
                ground,
                ratio: contrast(palette[one], palette[ground]),
              })),
            )
          expect(ratios(TEXTS).filter(({ ratio }) => ratio < TEXT_CONTRAST)).toEqual([])
          expect(ratios(SHAPES).filter(({ ratio }) => ratio < SHAPE_CONTRAST)).toEqual([])
          const error = ERRORS[scheme as keyof typeof ERRORS]
          for (const ground of [palette.paper, palette.surface])
            expect(contrast(error, ground)).toBeGreaterThanOrEqual(TEXT_CONTRAST)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('the ratio is WCAG’s', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    expect(contrast('#ff0000', '#ffffff')).toBeCloseTo(4, 1)
  })
})
