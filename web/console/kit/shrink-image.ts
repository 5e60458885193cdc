/** What the API takes (POST /api/manage/images). */
const MOST_BYTES = 300 * 1024
const MOST_PIXELS = 1200
const TYPES = ['image/jpeg', 'image/png', 'image/webp']

/** Good first, then smaller; a picture that is still too heavy at the last loses size. */
const QUALITIES = [0.85, 0.75, 0.65, 0.5]
const SMALLER = 0.8
const MOST_TRIES = 6

/**
 * A picture that is small enough to put up: as it is, or drawn anew at no more than 1,200 pixels and 300 KB.
 * Undefined where the browser cannot read it.
 */
export async function shrinkImage(file: Blob): Promise<Blob | undefined> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (picture === undefined) return undefined
  try {
    const longest = Math.max(picture.width, picture.height)
    if (TYPES.includes(file.type) && file.size <= MOST_BYTES && longest <= MOST_PIXELS) return file
    let scale = Math.min(1, MOST_PIXELS / longest)
    for (let tries = 0; tries < MOST_TRIES; tries += 1, scale *= SMALLER) {
      const canvas = draw(picture, scale)
      for (const quality of QUALITIES) {
        const drawn = await encoded(canvas, quality)
        if (drawn !== undefined && drawn.size <= MOST_BYTES) return drawn
      }
    }
    return undefined
  } finally {
    picture.close()
  }
}

function draw(picture: ImageBitmap, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('No canvas')
  // JPEG knows no transparency, and would make it black.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas
}

const encoded = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | undefined> =>
  new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', quality))
