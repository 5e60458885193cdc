import type { Palette } from '../../functions/domain/palette.ts'
import { brokenInto, cutToFit } from './lines.ts'

/** What a petition's card says, in words. */
export type Card = {
  locale: string
  title: string
  organisation: string
  /** The count and its word. */
  count: string
  words: string
  /** The goal, in a sentence. */
  goal: string
  /** How much of the goal is reached, 0 to 1. */
  reached: number
  /** The organisation's, as on its pages. */
  colours: Pick<Palette, 'band' | 'bandInk' | 'bar'>
}

export const CARD_SIZE = { width: 1200, height: 630 }

/** A line of text as outlines from its baseline's start, and how wide it is. */
export type Outlines = { paths: string; width: number }
export type ShapeText = (text: string, size: number) => Outlines

const MARGIN = 72
const ROOM = CARD_SIZE.width - 2 * MARGIN
/** From the largest that looks well to the smallest that can be read where a card is shown small. */
const TITLES = [
  { size: 76, most: 3 },
  { size: 64, most: 3 },
  { size: 54, most: 4 },
  { size: 46, most: 4 },
]
/** Scripts with marks above and below need this much. */
const LEADING = 1.32

/** The card as an SVG of outlines alone: whoever draws it needs no font. */
export function cardSvg(card: Card, shape: ShapeText): string {
  const { width, height } = CARD_SIZE
  const { band, bandInk, bar: filled } = card.colours
  const { size, lines } = titleLines(card, shape)
  const title = lines.map((line, index) => at(MARGIN, 190 + size * LEADING * index, shape(line, size)))
  const count = shape(card.count, 64)
  const bar = Math.round(ROOM * Math.min(Math.max(card.reached, 0), 1))
  const radius = 11
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<rect width="${width}" height="${height}" fill="${band}"/>
<path transform="translate(${MARGIN - 6} 54) scale(1.6)" d="M2 10v4M8 7v10M14 4v16M20 8v8M26 1v22" fill="none" stroke="${bandInk}" stroke-width="3" stroke-linecap="round"/>
<g fill="${bandInk}">${at(MARGIN + 52, 84, within(card.organisation, card.locale, 32, ROOM - 52, shape))}
${title.join('\n')}
${at(MARGIN, 508, count)}${at(MARGIN + count.width + 20, 508, within(card.words, card.locale, 36, ROOM - count.width - 20, shape))}
${at(MARGIN, 598, within(card.goal, card.locale, 28, ROOM, shape))}</g>
<rect x="${MARGIN}" y="532" width="${ROOM}" height="22" rx="${radius}" fill="#ffffff"/>
${bar < 2 * radius ? '' : `<rect x="${MARGIN}" y="532" width="${bar}" height="22" rx="${radius}" fill="${filled}"/>`}
</svg>`
}

function titleLines({ title, locale }: Card, shape: ShapeText): { size: number; lines: string[] } {
  const broken = (text: string, size: number, most: number) =>
    brokenInto(text, locale, most, (line) => shape(line, size).width <= ROOM)
  for (const { size, most } of TITLES) {
    const lines = broken(title, size, most)
    if (lines !== undefined) return { size, lines }
  }
  const { size, most } = { size: 46, most: 4 }
  return { size, lines: cutToFit(title, locale, (text) => broken(text, size, most)) ?? [] }
}

/** One line, cut where it is too wide. */
function within(text: string, locale: string, size: number, room: number, shape: ShapeText): Outlines {
  const fitting = (line: string) => {
    const outlines = shape(line, size)
    return outlines.width <= room ? outlines : undefined
  }
  return fitting(text) ?? cutToFit(text, locale, fitting) ?? { paths: '', width: 0 }
}

const at = (x: number, y: number, { paths }: Outlines) => `<g transform="translate(${x} ${y})">${paths}</g>`
