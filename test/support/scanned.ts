import jsQR from 'jsqr'

/** What a scanner reads in a picture of a QR code: its rectangles are painted, four pixels a module. */
export function scanned(svg: string): string | undefined {
  const size = Number(/class="qr".*?viewBox="0 0 (\d+) /.exec(svg)?.[1])
  const width = size * 4
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let pixel = 0; pixel < 16; pixel += 1) {
      const [column, row] = [Number(x) * 4 + (pixel % 4), Number(y) * 4 + Math.floor(pixel / 4)]
      pixels.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
    }
  return jsQR(pixels, width, width)?.data
}
