import { copyFileSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { DrawingFile } from './draw.ts'
import { cardDrawer } from './drawer.ts'

const FONTS = '@expo-google-fonts/noto-sans'

/** Where each file comes from. Fonts are Noto Sans (OFL 1.1), in the weight that the cards are written in. */
const SOURCES: Readonly<Record<DrawingFile, string>> = {
  'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
  'latin.ttf': `${FONTS}/700Bold/NotoSans_700Bold.ttf`,
  'thai.ttf': `${FONTS}-thai/700Bold/NotoSansThai_700Bold.ttf`,
  'devanagari.ttf': `${FONTS}-devanagari/700Bold/NotoSansDevanagari_700Bold.ttf`,
  'bengali.ttf': `${FONTS}-bengali/700Bold/NotoSansBengali_700Bold.ttf`,
}

const { resolve } = createRequire(import.meta.url)

/** Draws cards with what is installed on this machine. */
export const drawInstalled = cardDrawer((file) => readFileSync(resolve(SOURCES[file])))

/** Puts what drawing needs beside a bundled function: HarfBuzz looks for its own beside its code. */
export function writeDrawingFiles(folder: string): void {
  mkdirSync(join(folder, 'drawing'), { recursive: true })
  for (const [file, source] of Object.entries(SOURCES))
    copyFileSync(resolve(source), join(folder, 'drawing', file))
  copyFileSync(resolve('harfbuzzjs/dist/harfbuzz.wasm'), join(folder, 'harfbuzz.wasm'))
}
