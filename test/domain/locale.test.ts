import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLocale, MANAGERS_LOCALES, preferredLocale } from '../../functions/domain/locale.ts'

describe('the language of an answer', () => {
  it.each([
    [undefined, 'nl'],
    ['', 'nl'],
    ['*', 'nl'],
    ['zh', 'nl'],
    ['pt-BR', 'pt'],
    ['fil-PH', 'fil'],
    ['tl', 'fil'],
    ['in, en;q=0.5', 'id'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['nl-BE', 'nl'],
    ['zh, en', 'en'],
    ['zh;q=1, nl;q=0.3, en;q=0.8', 'en'],
    ['nl;q=0.8, en;q=0.8', 'nl'],
    ['en;q=0.8, nl;q=0.8', 'en'],
    ['en;q=0, nl;q=0.1', 'nl'],
    ['en;q=0', 'nl'],
    ['en ; q=0.5 , nl ; q=0.4', 'en'],
    ['english', 'nl'],
    ['en;q=nonsense', 'en'],
  ])('for Accept-Language %j is %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale)
  })

  it.each([
    ['th, en;q=0.5', 'en'],
    ['th', 'nl'],
    ['nl', 'nl'],
  ])('for managers, whose request prefers %j, is %s', (header, locale) => {
    expect(preferredLocale(header, MANAGERS_LOCALES)).toBe(locale)
  })

  it('is always one that there is', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(isLocale(preferredLocale(header))).toBe(true)
      }),
    )
  })
})
