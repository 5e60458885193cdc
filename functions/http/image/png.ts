import type { BareImage } from './bytes.ts'
import { ascii, joined, viewOf } from './bytes.ts'

const SIGNATURE = '\x89PNG\r\n\x1a\n'
/** Chunks that make the picture: its data, colours and frames. Text, time and EXIF are none of them. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT'.split(' '),
)

/** A PNG without its metadata ("PNG Specification, Third Edition", W3C, section 5); undefined for what is none. */
export function barePng(bytes: Uint8Array): BareImage | undefined {
  if (ascii(bytes, 0, 8) !== SIGNATURE || ascii(bytes, 12, 4) !== 'IHDR' || bytes.length < 33)
    return undefined
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const [length, name] = [view.getUint32(at), ascii(bytes, at + 4, 4)]
    const end = at + 12 + length
    if (end > bytes.length) return undefined
    if (KEPT.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND')
      return { format: 'png', width: view.getUint32(16), height: view.getUint32(20), bytes: joined(parts) }
    at = end
  }
  return undefined
}
