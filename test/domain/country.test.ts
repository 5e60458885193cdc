import { describe, expect, it } from 'vitest'
import { COUNTRIES, isCountry } from '../../functions/domain/country.ts'

describe('a country', () => {
  it('is one of the 249 codes that ISO 3166-1 assigns, in capitals', () => {
    expect(COUNTRIES).toHaveLength(249)
    expect(new Set(COUNTRIES).size).toBe(249)
    for (const code of COUNTRIES) expect(code).toMatch(/^[A-Z]{2}$/)
    expect(['NL', 'BE', 'SR', 'BQ', 'GB'].every(isCountry)).toBe(true)
  })

  it('is not a code that is reserved, user-assigned, withdrawn or in small letters', () => {
    expect(['UK', 'EU', 'XK', 'ZZ', 'AN', 'YU', 'nl', '', 'NLD', 'constructor'].some(isCountry)).toBe(false)
  })

  it('has a name of its own in both languages', () => {
    for (const locale of ['nl', 'en']) {
      const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
      expect(COUNTRIES.filter((code) => names.of(code) === undefined)).toEqual([])
    }
  })
})
