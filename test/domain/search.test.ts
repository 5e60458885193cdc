import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldText, hasWords, searchWords } from '../../functions/domain/search.ts'

const finds = (text: string, typed: string) => hasWords(foldText(text), searchWords(typed))

it.each([
  ['Geen kind te koop', 'KIND koop', true],
  ['Geen kind te koop', 'koop geen', true],
  ['Onderwijs voor élk meisje in São Tomé', 'elk sao tome', true],
  ['Zorg voor ieder kind', 'zörg', true],
  ['Straßenkinder', 'strassen', true],
  ['ยุติการค้าเด็ก', 'เด็ก', true],
  ['শিশু বিক্রির জন্য নয়', 'শিশু', true],
  ['Geen kind te koop', 'kind zorg', false],
  ['Geen kind te koop', 'vrede', false],
])('“%s” is found by “%s”: %s', (text, typed, found) => {
  expect(finds(text, typed)).toBe(found)
})

it('what is nothing to look for finds everything, and what was typed finds itself', () => {
  for (const nothing of ['', '   ', '"—!?', '*']) expect(searchWords(nothing)).toEqual([])
  fc.assert(
    fc.property(fc.string({ maxLength: 100, unit: 'grapheme' }), (text) => {
      expect(finds(text, text)).toBe(true)
    }),
  )
})
