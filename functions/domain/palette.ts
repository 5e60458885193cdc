import { accepted, type Result, refused } from './result.ts'

/** Colours of text and lines on the site's grounds, and those grounds; each is `#rrggbb`. */
export type Palette = {
  paper: string
  surface: string
  ink: string
  /** Text that matters less. */
  soft: string
  /** Decoration alone. */
  line: string
  /** The edge of what can be filled in. */
  edge: string
  band: string
  bandInk: string
  bandBars: string
  link: string
  action: string
  actionHover: string
  actionInk: string
  /** How far a petition is, and what it still has before it. */
  bar: string
  track: string
  noticePaper: string
}

/** An organisation's colours on light and on dark ground. */
export type Palettes = { light: Palette; dark: Palette }

/** The site's own two colours: that of what can be pressed, and that of the band above each page. */
export const OWN_COLOURS = { colour: '#3a22b0', accent: '#ffd23f' } as const

/** WCAG 2.2, 1.4.3 (text) and 1.4.11 (what is not text), level AA. */
export const TEXT_CONTRAST = 4.5
export const SHAPE_CONTRAST = 3

const HEX = /^#[0-9a-f]{6}$/
const DARK_INK = '#14121c'
const WHITE = '#ffffff'
const BLACK = '#000000'

export type ColourRefusal = 'colour-malformed' | 'colour-unreadable'

/**
 * Reads a colour of an organisation, as `#rrggbb` in lower case. Refused where neither the site's dark ink nor
 * white can be read on it (a ratio of 4.5): of a few colours between light and dark that holds.
 */
export function parseColour(input: string): Result<string, ColourRefusal> {
  const colour = input.trim().toLowerCase()
  if (!HEX.test(colour)) return refused('colour-malformed')
  return contrast(inkOn(colour), colour) < TEXT_CONTRAST ? refused('colour-unreadable') : accepted(colour)
}

/** Every colour of the site, from two of `parseColour`: whatever they are, what must be read can be. */
export function palettesOf(colour: string, accent: string): Palettes {
  return { light: onLight(colour, accent), dark: onDark(colour, accent) }
}

function onLight(colour: string, accent: string): Palette {
  const [paper, surface] = ['#fbfaf8', WHITE]
  const noticePaper = mix(WHITE, colour, 0.08)
  const ink = mix(DARK_INK, colour, 0.15)
  const link = readable(colour, [paper, surface, noticePaper], BLACK)
  const bandInk = inkOn(accent)
  const actionInk = inkOn(colour)
  return {
    paper,
    surface,
    ink,
    soft: mix(ink, WHITE, 0.28),
    line: mix(ink, WHITE, 0.84),
    edge: mix(ink, WHITE, 0.42),
    band: accent,
    bandInk,
    bandBars: mix(accent, bandInk, 0.1),
    link,
    action: colour,
    actionHover: mix(colour, actionInk === WHITE ? BLACK : WHITE, 0.22),
    actionInk,
    bar: link,
    track: mix(WHITE, link, 0.14),
    noticePaper,
  }
}

function onDark(colour: string, accent: string): Palette {
  const [paper, surface] = [mix('#0f0e14', colour, 0.08), mix('#191820', colour, 0.1)]
  const noticePaper = mix(surface, WHITE, 0.07)
  const band = mix(paper, accent, 0.16)
  const link = readable(colour, [paper, surface, noticePaper, DARK_INK], WHITE)
  return {
    paper,
    surface,
    ink: '#f4f2f9',
    soft: '#c4c0d0',
    line: mix(surface, WHITE, 0.16),
    edge: mix(surface, WHITE, 0.5),
    band,
    bandInk: readable(accent, [band], WHITE),
    bandBars: mix(band, accent, 0.14),
    link,
    action: link,
    actionHover: mix(link, WHITE, 0.25),
    actionInk: DARK_INK,
    bar: link,
    track: mix(surface, WHITE, 0.14),
    noticePaper,
  }
}

/** Dark ink or white: whichever is read better on a ground. */
function inkOn(ground: string): string {
  return contrast(DARK_INK, ground) >= contrast(WHITE, ground) ? DARK_INK : WHITE
}

/** The colour itself, or as much of another in it as makes it readable on all these grounds. */
function readable(colour: string, grounds: readonly string[], towards: string): string {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(colour, towards, share)
    if (grounds.every((ground) => contrast(mixed, ground) >= TEXT_CONTRAST)) return mixed
  }
  return towards
}

function mix(one: string, other: string, share: number): string {
  const [a, b] = [channels(one), channels(other)]
  const mixed = a.map((value, i) => Math.round(value + ((b[i] ?? value) - value) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** The ratio between two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}
