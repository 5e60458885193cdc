/** What a picture can be: these every browser of today shows. */
export const IMAGE_TYPES = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const
export type ImageFormat = keyof typeof IMAGE_TYPES
export type ImageType = (typeof IMAGE_TYPES)[ImageFormat]

/** Size in pixels, and content type. */
export type ImageFacts = { width: number; height: number; type: ImageType }

/** A picture that nothing names goes this long after it was last put up or put to use. */
export const UNUSED_IMAGE_LIFE_MS = 7 * 24 * 60 * 60 * 1000

const IMAGE_ID = /^[0-9a-f]{32}-(\d{1,5})x(\d{1,5})\.(png|jpg|webp)$/

/**
 * What a picture is called: by its content (the first 32 hexadecimal digits of its SHA-256), so that the same one is
 * kept once and a changed one has another name, with its size and type, so that a page makes room for it without
 * reading it.
 */
export function imageId(contentHash: string, width: number, height: number, format: ImageFormat): string {
  return `${contentHash.slice(0, 32)}-${width}x${height}.${format}`
}

/** What an image's id tells of it; undefined for what is none. */
export function readImageId(id: string): ImageFacts | undefined {
  const [, width, height, format] = IMAGE_ID.exec(id) ?? []
  if (width === undefined || height === undefined || format === undefined) return undefined
  return { width: Number(width), height: Number(height), type: IMAGE_TYPES[format as ImageFormat] }
}
