import { initWasm, Resvg } from '@resvg/resvg-wasm'
import * as harfbuzz from 'harfbuzzjs'
import { type Card, cardSvg, type Outlines, type ShapeText } from './card.ts'

/** What drawing needs besides code: it lies beside the function. */
export type DrawingFile = 'resvg.wasm' | 'latin.ttf' | 'thai.ttf' | 'devanagari.ttf' | 'bengali.ttf'
export type ReadDrawingFile = (file: DrawingFile) => Uint8Array

/** The fonts, and the letters that each is for; what is for none of them (digits, spaces) stays with what is before. */
const SCRIPTS: readonly { file: DrawingFile; letters: RegExp }[] = [
  { file: 'thai.ttf', letters: /\p{Script=Thai}/u },
  { file: 'devanagari.ttf', letters: /\p{Script=Devanagari}/u },
  { file: 'bengali.ttf', letters: /\p{Script=Bengali}/u },
]
const ALL_ELSE: DrawingFile = 'latin.ttf'
const OF_NO_SCRIPT = /[\p{Script=Common}\p{Script=Inherited}]/u

let ready: Promise<void> | undefined

/**
 * Opens what draws cards. HarfBuzz shapes the text: resvg's own shaping lays vowel signs of Devanagari and Bengali
 * over their neighbours (tried with 2.6.2), so that gets outlines alone.
 */
export async function openDrawing(read: ReadDrawingFile): Promise<(card: Card) => Uint8Array> {
  // Once in a process: a second time throws.
  ready ??= initWasm(read('resvg.wasm'))
  await ready
  const shape = shaper(read)
  return (card) => {
    const drawing = new Resvg(cardSvg(card, shape), { font: { loadSystemFonts: false } })
    const image = drawing.render()
    const png = image.asPng()
    image.free()
    drawing.free()
    return png
  }
}

function shaper(read: ReadDrawingFile): ShapeText {
  const fonts = new Map<DrawingFile, { font: harfbuzz.Font; unitsPerEm: number }>()
  const fontOf = (file: DrawingFile) => {
    const known = fonts.get(file)
    if (known !== undefined) return known
    const face = new harfbuzz.Face(new harfbuzz.Blob(Uint8Array.from(read(file)).buffer))
    const opened = { font: new harfbuzz.Font(face), unitsPerEm: face.upem }
    fonts.set(file, opened)
    return opened
  }
  return (text, size) => {
    const paths: string[] = []
    let width = 0
    for (const run of runsOf(text)) {
      const { font, unitsPerEm } = fontOf(run.file)
      const outlines = shapeRun(run.text, font, size / unitsPerEm, width)
      paths.push(outlines.paths)
      width += outlines.width
    }
    return { paths: paths.join(''), width }
  }
}

function shapeRun(text: string, font: harfbuzz.Font, scale: number, start: number): Outlines {
  const buffer = new harfbuzz.Buffer()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  harfbuzz.shape(font, buffer)
  const positions = buffer.getGlyphPositions()
  let width = 0
  const paths = buffer.getGlyphInfos().map(({ codepoint: glyph }, index) => {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
    const x = start + width + xOffset * scale
    width += xAdvance * scale
    // Fonts count upwards, pictures downwards.
    return `<path transform="translate(${x.toFixed(2)} ${(-yOffset * scale).toFixed(2)}) scale(${scale} ${-scale})" d="${font.glyphToPath(glyph)}"/>`
  })
  return { paths: paths.join(''), width }
}

function runsOf(text: string): { file: DrawingFile; text: string }[] {
  const runs: { file: DrawingFile; text: string }[] = []
  for (const letter of text) {
    const last = runs.at(-1)
    const own = SCRIPTS.find(({ letters }) => letters.test(letter))?.file
    const file = own ?? (OF_NO_SCRIPT.test(letter) ? last?.file : undefined) ?? ALL_ELSE
    if (last?.file === file) last.text += letter
    else runs.push({ file, text: letter })
  }
  return runs
}
