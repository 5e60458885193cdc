import type { BareImage } from './bytes.ts'
import { ascii, joined, viewOf } from './bytes.ts'

/** Application segments that the colours need: JFIF's density, the colour profile, Adobe's colour transform. */
const KEPT_APPLICATIONS = new Set([0xe0, 0xe2, 0xee])
/** Bytes of fill may stand before a marker. */
const FILL = 0xff
const [START, END, SCAN, COMMENT, EXIF] = [0xd8, 0xd9, 0xda, 0xfe, 0xe1]
/** Tables that stand in the row of frame headers (SOF) without being one: DHT, JPG, DAC. */
const NO_FRAMES = new Set([0xc4, 0xc8, 0xcc])

type Segment = { marker: number; whole: Uint8Array }

/**
 * A JPEG without its metadata (ITU-T T.81, annex B); undefined for what is none. Which side is up stays: without it a
 * phone's picture would lie on its side, and its width and height are those of the picture as it is shown.
 */
export function bareJpeg(bytes: Uint8Array): BareImage | undefined {
  const segments = segmentsOf(bytes)
  const frame = segments?.find(({ marker }) => marker <= 0xcf && !NO_FRAMES.has(marker))
  if (segments === undefined || frame === undefined || frame.whole.length < 9) return undefined
  const size = viewOf(frame.whole)
  const [height, width] = [size.getUint16(5), size.getUint16(7)]
  const orientation = segments.map(orientationIn).find((found) => found !== undefined) ?? 1
  const isOnItsSide = orientation >= 5
  return {
    format: 'jpg',
    width: isOnItsSide ? height : width,
    height: isOnItsSide ? width : height,
    bytes: joined([
      Uint8Array.of(0xff, START),
      ...(orientation === 1 ? [] : [orientationSegment(orientation)]),
      ...segments.filter(isPicture).map(({ whole }) => whole),
      Uint8Array.of(0xff, END),
    ]),
  }
}

/** What stands between its start and its end, a scan with its data; undefined where it does not come to its end. */
function segmentsOf(bytes: Uint8Array): Segment[] | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== START) return undefined
  const view = viewOf(bytes)
  const segments: Segment[] = []
  for (let at = 2; ; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker < 0xc0) return undefined
    if (marker === END) return segments
    const end = marker === FILL ? at + 1 : endOf(marker, bytes, view, at)
    if (end > bytes.length) return undefined
    if (marker !== FILL) segments.push({ marker, whole: bytes.subarray(at, end) })
    at = end
  }
}

/** Where a segment ends, a scan with its data; past the bytes where it is broken off. */
function endOf(marker: number, bytes: Uint8Array, view: DataView, at: number): number {
  const length = at + 4 > bytes.length ? 0 : view.getUint16(at + 2)
  if (length < 2) return Number.POSITIVE_INFINITY
  return marker === SCAN ? endOfScan(bytes, at + 2 + length) : at + 2 + length
}

function isPicture({ marker, whole }: Segment): boolean {
  if (marker === COMMENT) return false
  if (marker < 0xe0 || marker > 0xef) return true
  // What else stands here are further pictures of the same camera.
  const isProfile = marker !== 0xe2 || ascii(whole, 4, 11) === 'ICC_PROFILE'
  return KEPT_APPLICATIONS.has(marker) && isProfile
}

/** Where the marker after a scan's data stands: `ff 00` and restarts belong to the data. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
  return Number.POSITIVE_INFINITY
}

const EXIF_NAME = 'Exif\0\0'
const ORIENTATION_TAG = 0x0112

/** Which side of the picture is up (1 to 8) by its EXIF, whose numbers may stand either way round. */
function orientationIn({ marker, whole }: Segment): number | undefined {
  const exif = whole.subarray(4)
  if (marker !== EXIF || ascii(exif, 0, 6) !== EXIF_NAME || exif.length < 20) return undefined
  const tiff = viewOf(exif.subarray(6))
  const isLittle = ascii(exif, 6, 2) === 'II'
  const first = tiff.getUint32(4, isLittle)
  if (first + 2 > tiff.byteLength) return undefined
  const entries = tiff.getUint16(first, isLittle)
  for (let i = 0, at = first + 2; i < entries && at + 12 <= tiff.byteLength; i++, at += 12) {
    if (tiff.getUint16(at, isLittle) !== ORIENTATION_TAG) continue
    const value = tiff.getUint16(at + 8, isLittle)
    return value >= 1 && value <= 8 ? value : undefined
  }
  return undefined
}

/** An EXIF segment that says this alone: one entry of one short. */
function orientationSegment(orientation: number): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]
  const content = [...EXIF_NAME].map((letter) => letter.charCodeAt(0)).concat(tiff)
  return Uint8Array.of(0xff, EXIF, 0, content.length + 2, ...content)
}
