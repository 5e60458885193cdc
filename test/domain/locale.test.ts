import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isLocale, preferredLocale } from '../../functions/domain/locale.ts'

describe('the language of an answer', () => {
  it.each([
    [undefined, 'nl'],
    ['', 'nl'],
    ['*', 'nl'],
    ['fr', 'nl'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['nl-BE', 'nl'],
    ['fr, en', 'en'],
    ['fr;q=1, nl;q=0.3, en;q=0.8', 'en'],
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

  it('is always one that there is', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(isLocale(preferredLocale(header))).toBe(true)
      }),
    )
  })
})
