import type { BareImage } from './bytes.ts'
import { ascii, joined, viewOf } from './bytes.ts'

/** Chunks that make the picture; EXIF and XMP are none of them. */
const KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
/** The bits of VP8X that say that EXIF and XMP follow. */
const METADATA_BITS = 0b0000_1100

/** A WebP without its metadata (RFC 9649); undefined for what is none. */
export function bareWebp(bytes: Uint8Array): BareImage | undefined {
  if (ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP') return undefined
  const view = viewOf(bytes)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) return undefined
  const parts: Uint8Array[] = []
  let size: { width: number; height: number } | undefined
  for (let at = 12; at + 8 <= end; ) {
    const [name, length] = [ascii(bytes, at, 4), view.getUint32(at + 4, true)]
    const next = at + 8 + length + (length % 2)
    if (at + 8 + length > end) return undefined
    if (KEPT.has(name)) {
      const chunk = bytes.slice(at, next)
      if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~METADATA_BITS
      size ??= sizeIn(name, viewOf(chunk))
      parts.push(chunk)
    }
    at = next
  }
  if (size === undefined) return undefined
  const content = joined([bytes.slice(0, 12), ...parts])
  viewOf(content).setUint32(4, content.length - 8, true)
  return { format: 'webp', ...size, bytes: content }
}

/** The canvas, where the chunk (its name and length before it) says so: the first one does. */
function sizeIn(name: string, chunk: DataView): { width: number; height: number } | undefined {
  if (name === 'VP8X' && chunk.byteLength >= 18)
    return { width: 1 + uint24(chunk, 12), height: 1 + uint24(chunk, 15) }
  if (name === 'VP8L' && chunk.byteLength >= 13) {
    const bits = chunk.getUint32(9, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  // A key frame's start code, and then 14 bits of each side ("VP8 Data Format", RFC 6386, section 9.1).
  if (name === 'VP8 ' && chunk.byteLength >= 18 && uint24(chunk, 11) === 0x2a019d)
    return { width: chunk.getUint16(14, true) & 0x3fff, height: chunk.getUint16(16, true) & 0x3fff }
  return undefined
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}
