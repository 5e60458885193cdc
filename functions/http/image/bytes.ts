import type { ImageFormat } from '../../domain/image.ts'

/** An image of which nothing is left but what a browser needs to show it. */
export type BareImage = { format: ImageFormat; width: number; height: number; bytes: Uint8Array }

/** The bytes from `at` on as a text of this length, a character each; shorter where they end before. */
export function ascii(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** These parts, one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
