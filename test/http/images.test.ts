import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bareImage } from '../../functions/http/image/bare-image.ts'
import { JPEG, PNG, WEBP } from '../support/images.ts'
import { type Application, startApplication } from './application.ts'

const SECRET = 'GPS 52.3731 N 4.8926 E'

const joined = (...parts: (Uint8Array | readonly number[] | string)[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array))))
const number = (value: number, bytes: number, isLittle = false): number[] => {
  const digits = Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256)
  return isLittle ? digits : digits.reverse()
}

/** A PNG with a chunk more before its end. The checksum of a chunk that is left out matters to nobody. */
const pngWith = (name: string, text: string) =>
  joined(PNG.subarray(0, -12), number(text.length, 4), name, text, [0, 0, 0, 0], PNG.subarray(-12), text)

/** A JPEG with a segment more at its start, and something behind its end. */
const jpegWith = (marker: number, content: Uint8Array, behind = '') =>
  joined(
    JPEG.subarray(0, 2),
    [0xff, marker],
    number(content.length + 2, 2),
    content,
    JPEG.subarray(2),
    behind,
  )

/** EXIF of a camera that was held so, in either order of bytes. */
const exif = (orientation: number, isLittle: boolean) => {
  const n = (value: number, bytes: number) => number(value, bytes, isLittle)
  const entry = (tag: number, value: number) => [...n(tag, 2), ...n(3, 2), ...n(1, 4), ...n(value, 2), 0, 0]
  const entries = [...n(2, 2), ...entry(0x0112, orientation), ...entry(0x8825, 9)]
  return joined('Exif\0\0', isLittle ? 'II' : 'MM', n(42, 2), n(8, 4), entries, n(0, 4), SECRET)
}

const chunk = (name: string, content: Uint8Array | readonly number[] | string) =>
  joined(name, number(content.length, 4, true), content, content.length % 2 === 1 ? [0] : [])

/** A WebP whose further chunks are announced as they must be. */
const webpWith = (...more: Uint8Array[]) => {
  const flags = [0b0000_1100, 0, 0, 0, ...number(23, 3, true), ...number(15, 3, true)]
  const chunks = joined(chunk('VP8X', flags), WEBP.subarray(12), ...more)
  return joined('RIFF', number(chunks.length + 4, 4, true), 'WEBP', chunks, SECRET)
}

const holds = (bytes: Uint8Array | undefined, text: string) => Buffer.from(bytes ?? []).includes(text)

describe('a picture, bare of all that is no picture', () => {
  it.each([
    ['png', PNG],
    ['jpg', JPEG],
    ['webp', WEBP],
  ])('is as it was, where it is a %s that holds nothing else', (format, bytes) => {
    expect(bareImage(bytes)).toEqual({ format, width: 24, height: 16, bytes })
  })

  it.each(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prIv'])('has no %s, nor what follows a PNG', (name) => {
    expect(holds(pngWith(name, SECRET), SECRET)).toBe(true)
    expect(bareImage(pngWith(name, SECRET))?.bytes).toEqual(PNG)
  })

  it.each([0xe1, 0xe3, 0xe2, 0xed, 0xef, 0xfe])('has no segment %i, nor what follows a JPEG', (marker) => {
    const bytes = jpegWith(marker, joined('MPF\0', SECRET), SECRET)
    expect(bareImage(bytes)).toEqual({ format: 'jpg', width: 24, height: 16, bytes: JPEG })
  })

  it('keeps the colours: a profile stays', () => {
    const profile = joined('ICC_PROFILE\0', 'colours')
    expect(bareImage(jpegWith(0xe2, profile))?.bytes).toEqual(jpegWith(0xe2, profile))
  })

  it('has no EXIF, no XMP and nothing unknown in a WebP, and no word that it had', () => {
    const bare = bareImage(
      webpWith(chunk('EXIF', SECRET), chunk('XMP ', SECRET), chunk('NOTE', `${SECRET}!`)),
    )
    expect(bare).toMatchObject({ format: 'webp', width: 24, height: 16 })
    expect(holds(bare?.bytes, SECRET)).toBe(false)
    expect(bare?.bytes[20]).toBe(0)
    expect(bareImage(bare?.bytes ?? PNG)).toEqual(bare)
  })

  it.each([1, 2, 3, 6, 8])(
    'stands as it stood, however the camera was held (%i), and tells nothing else',
    (held) => {
      for (const isLittle of [true, false]) {
        const bare = bareImage(jpegWith(0xe1, exif(held, isLittle)))
        const [width, height] = held >= 5 ? [16, 24] : [24, 16]
        expect(bare).toMatchObject({ width, height })
        expect(holds(bare?.bytes, SECRET)).toBe(false)
        // Read again, it is held the same: what was left says so by itself.
        expect(bareImage(bare?.bytes ?? PNG)).toEqual(bare)
      }
    },
  )

  it('is none where it breaks off, or is damaged, whatever is wrong with it', () => {
    const whole = fc.constantFrom(
      PNG,
      JPEG,
      WEBP,
      jpegWith(0xe1, exif(6, true)),
      webpWith(chunk('EXIF', SECRET)),
    )
    fc.assert(
      fc.property(whole, fc.nat(), fc.nat(255), fc.boolean(), (bytes, at, value, isCut) => {
        const broken = isCut ? bytes.slice(0, at % bytes.length) : bytes.slice()
        if (!isCut) broken[at % bytes.length] = value
        const bare = bareImage(broken)
        if (bare === undefined) return
        expect(Math.min(bare.width, bare.height)).toBeGreaterThan(0)
        // What is taken once is taken as it is.
        expect(bareImage(bare.bytes)).toEqual(bare)
      }),
      { numRuns: 2_000 },
    )
    for (const bytes of [PNG, JPEG, WEBP]) expect(bareImage(bytes.slice(0, -20))).toBeUndefined()
    for (const text of ['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', '<script>', '%PDF-1.7'])
      expect(bareImage(joined(text))).toBeUndefined()
  })

  it('is at most 8,000 pixels wide and high', () => {
    const wide = (pixels: number) => joined(PNG.subarray(0, 16), number(pixels, 4), PNG.subarray(20))
    expect(bareImage(wide(8_000))).toMatchObject({ width: 8_000 })
    expect(bareImage(wide(8_001))).toBeUndefined()
    expect(bareImage(wide(0))).toBeUndefined()
  })
})

describe('pictures over the API', () => {
  let application: Application
  beforeAll(async () => {
    application = await startApplication()
  })
  afterAll(() => application.stop())

  const upload = async (body: Uint8Array, type = 'image/png') =>
    application.request('/api/manage/images', {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${await application.issuer.person(['campaigner'])}`,
        'content-type': type,
      },
    })
  const problemOf = async (response: Response) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ]

  it('are named by their content, kept bare and once, audited, and served for good as what they are', async () => {
    const response = await upload(pngWith('tEXt', SECRET), 'image/jpeg')
    const image = (await response.json()) as { id: string; url: string }
    const { url } = image
    expect([response.status, image]).toEqual([
      201,
      {
        id: image.id,
        url: `${application.deps.site.publicUrl}/images/${image.id}`,
        width: 24,
        height: 16,
        type: 'image/png',
      },
    ])
    expect(await (await upload(PNG)).json()).toEqual(image)
    const { items } = await application.deps.stores.audit.list('2026-11', 100)
    expect(items.filter(({ action }) => action === 'image-uploaded')).toMatchObject([
      { subject: image.id, actor: 'person-1' },
    ])
    const served = await application.request(new URL(url).pathname)
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(PNG)
    expect(Object.fromEntries(served.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, s-maxage=86400, immutable',
      'x-content-type-options': 'nosniff',
    })
  })

  it('are refused where they are too heavy, or no pictures, whatever they are called', async () => {
    const heavy = joined(PNG.subarray(0, 33), new Uint8Array(300 * 1024))
    expect(await problemOf(await upload(heavy))).toEqual([413, 'image-too-large'])
    expect(await problemOf(await upload(joined('<script>alert(1)</script>')))).toEqual([
      415,
      'image-unreadable',
    ])
    expect(await problemOf(await upload(new Uint8Array()))).toEqual([415, 'image-unreadable'])
  })

  it('are kept up to 300 KB, which an item of the table holds', async () => {
    const heaviest = (fill: number) => jpegWith(0xe0, joined('JFIF\0', new Uint8Array(fill)))
    const parts = Array.from({ length: 4 }, () => new Uint8Array(65_000))
    const body = parts.reduce(
      (bytes, part) =>
        joined(bytes.subarray(0, 2), [0xff, 0xe0], number(part.length + 2, 2), part, bytes.subarray(2)),
      heaviest(300 * 1024 - heaviest(0).length - 4 * 65_004),
    )
    expect(body).toHaveLength(300 * 1024)
    const { url } = (await (await upload(body)).json()) as { url: string }
    const served = await application.request(new URL(url).pathname)
    expect(Buffer.compare(Buffer.from(await served.arrayBuffer()), body)).toBe(0)
  })

  it('answer 404 where there are none', async () => {
    for (const id of ['x', 'a.png', `${'0'.repeat(32)}-1x1.png`, `${'0'.repeat(32)}-1x1.svg`])
      expect((await application.request(`/images/${id}`)).status).toBe(404)
  })

  it('belong to a petition once they are there, and go from it again', async () => {
    const slug = await application.petition()
    const path = `/api/manage/petitions/${slug}`
    const { id } = (await (await upload(JPEG)).json()) as { id: string }
    const missing = id.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    for (const image of [missing, 'x', 5]) {
      const response = await application.manage('PATCH', path, { image })
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({
        errors: [{ field: 'image', code: image === 5 ? 'value-malformed' : 'image-unknown' }],
      })
    }
    expect(await (await application.manage('PATCH', path, { image: id })).json()).toMatchObject({ image: id })
    expect(await (await application.request(`/api/petitions/${slug}`)).json()).toMatchObject({
      image: { path: `/images/${id}`, width: 24, height: 16, type: 'image/jpeg' },
    })
    expect(await (await application.manage('PATCH', path, { goal: 7 })).json()).toMatchObject({ image: id })
    const gone = await (await application.manage('PATCH', path, { image: null })).json()
    expect(gone).not.toHaveProperty('image')
  })
})
