import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Card, cardSvg } from '../../web/cards/card.ts'
import { cardDrawer } from '../../web/cards/drawer.ts'
import { drawInstalled, writeDrawingFiles } from '../../web/cards/installed.ts'
import { brokenInto, cutToFit } from '../../web/cards/lines.ts'

const card = (changes: Partial<Card> = {}): Card => ({
  locale: 'nl',
  title: 'Laat geen kind in Nederland onverzekerd opgroeien',
  organisation: 'Stem voor Kinderen',
  count: '12.345',
  words: 'handtekeningen',
  goal: 'We gaan voor 20.000',
  reached: 0.61,
  colours: { band: '#ffd23f', bandInk: '#1c1643', bar: '#3a22b0' },
  ...changes,
})

describe('the lines of a title', () => {
  const within = (most: number) => (line: string) => line.length <= most

  it('fit, and together say all of it', () => {
    const text = fc.array(fc.stringMatching(/^[a-zé.,]{1,12}$/), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 40 }), (words, most) => {
        const lines = brokenInto(words.join(' '), 'nl', 100, within(most)) ?? []
        expect(lines.join(' ')).toBe(words.join(' '))
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(most)
      }),
    )
  })

  it('end at spaces, and in Thai between words', () => {
    expect(brokenInto('Stop, nu! Sluit', 'nl', 3, within(6))).toEqual(['Stop,', 'nu!', 'Sluit'])
    expect(brokenInto('เด็กทุกคน', 'th', 3, within(6))).toEqual(['เด็ก', 'ทุกคน'])
    expect(brokenInto('অধিকার নিশ্চিত', 'bn', 3, within(8))).toEqual(['অধিকার', 'নিশ্চিত'])
    expect(brokenInto('onverzekerd', 'nl', 3, within(6))).toBeUndefined()
    expect(brokenInto('een twee drie', 'nl', 2, within(5))).toBeUndefined()
  })

  it('that do not fit end in an ellipsis, between characters as readers see them', () => {
    const short = (line: string) => (line.length <= 8 ? line : undefined)
    expect(cutToFit('onverzekerd', 'nl', short)).toBe('onverze…')
    // The vowel sign and the consonant before it are one character.
    expect(cutToFit('শিশুরঅধিকার', 'bn', (line) => (line.length <= 4 ? line : undefined))).toBe('শি…')
  })
})

describe('a card', () => {
  it('is a PNG of 1200 × 630 in every script that petitions are written in, each letter with an outline', async () => {
    const titles = {
      nl: 'Stop & “ga” <nu>',
      th: 'ให้เด็กทุกคนได้เรียนหนังสือ',
      hi: 'प्रत्येक बच्चे को शिक्षा का अधिकार',
      bn: 'প্রতিটি শিশুর শিক্ষার অধিকার',
    }
    const drawn = new Set<string>()
    for (const [locale, title] of Object.entries(titles)) {
      const png = Buffer.from(await drawInstalled(card({ locale, title })))
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
      expect(png.length).toBeLessThan(300_000)
      drawn.add(png.toString('base64'))
    }
    expect(drawn.size).toBe(4)
  })

  it('of the longest title and of one endless word still fits', () => {
    const shape = (text: string, size: number) => ({
      paths: `<text>${text}</text>`,
      width: text.length * size * 0.6,
    })
    for (const title of ['kinderrechten '.repeat(40), 'a'.repeat(400)]) {
      const svg = cardSvg(card({ title, organisation: 'x'.repeat(100), count: '1.234.567.890' }), shape)
      const rows = [...svg.matchAll(/translate\((\d+) ([\d.]+)\)"><text>(.*?)<\/text>/g)]
      expect(rows.filter(([, , , text = '']) => text.endsWith('…')).length).toBeGreaterThanOrEqual(2)
      for (const [, , y] of rows) expect(Number(y)).toBeLessThan(630)
    }
  })

  it('is drawn with what the build puts beside the function, and tries again after a fault', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'luid-drawing-'))
    writeDrawingFiles(folder)
    expect(readdirSync(folder).sort()).toEqual(['drawing', 'harfbuzz.wasm'])
    let broken = true
    const draw = cardDrawer((file) => {
      if (broken) throw new Error('not there')
      return readFileSync(join(folder, 'drawing', file))
    })
    await expect(draw(card())).rejects.toThrow('not there')
    broken = false
    expect((await draw(card())).length).toBeGreaterThan(1000)
    rmSync(folder, { recursive: true })
  })
})
