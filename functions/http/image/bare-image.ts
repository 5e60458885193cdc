import type { BareImage } from './bytes.ts'
import { bareJpeg } from './jpeg.ts'
import { barePng } from './png.ts'
import { bareWebp } from './webp.ts'

/** Sides of an image, in pixels: more makes a phone run out of memory, whatever the file weighs. */
const MOST_PIXELS = 8_000

/**
 * Reads a PNG, JPEG or WebP by its own bytes, and leaves out what is no picture: where and with what it was taken
 * (EXIF, XMP, IPTC), comments, and whatever follows its end (phones keep a film there). Undefined where it is none
 * of these, broken off, or larger than MOST_PIXELS.
 */
export function bareImage(bytes: Uint8Array): BareImage | undefined {
  const image = barePng(bytes) ?? bareJpeg(bytes) ?? bareWebp(bytes)
  if (image === undefined) return undefined
  const { width, height } = image
  return Math.min(width, height) >= 1 && Math.max(width, height) <= MOST_PIXELS ? image : undefined
}
