import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCommonDomain, meantAddress } from '../../functions/domain/email-typo.ts'

const NAMES = [
  'gmail.com',
  'hotmail.com',
  'hotmail.nl',
  'outlook.com',
  'ziggo.nl',
  'kpnmail.nl',
  'icloud.com',
]

describe('what was probably meant', () => {
  it.each([
    ['noor@gmial.com', 'noor@gmail.com'],
    ['noor@gmail.con', 'noor@gmail.com'],
    ['noor@gmailcom', 'noor@gmail.com'],
    ['noor@gmal.cm', 'noor@gmail.com'],
    [' Noor.B@HOTMIAL.com ', 'Noor.B@hotmail.com'],
    ['noor@hotmail.nk', 'noor@hotmail.nl'],
    ['noor@hotmail.con', 'noor@hotmail.com'],
    ['noor@outlok.com', 'noor@outlook.com'],
    ['noor@zigo.nl', 'noor@ziggo.nl'],
    ['noor@live.ml', 'noor@live.nl'],
    ['noor@yahooo.co.uk', 'noor@yahoo.co.uk'],
  ])('%s → %s', (typed, meant) => {
    expect(meantAddress(typed)).toBe(meant)
  })

  it.each([
    'noor@gmail.com',
    'noor@mail.com',
    'noor@ymail.com',
    'noor@hotmail.no',
    'noor@love.nl',
    'noor@example.org',
    'noor@school.amsterdam',
    '@gmial.com',
    'gmial.com',
    'noor@',
    '',
  ])('nothing is said of %s', (typed) => {
    expect(meantAddress(typed)).toBeUndefined()
  })

  it('any one slip in a name is seen, unless it makes another known one; what is meant is a known one', () => {
    const slip = fc.constantFrom('drop', 'double', 'swap', 'other')
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), slip, fc.nat(), (domain, kind, at) => {
        const name = domain.slice(0, domain.indexOf('.'))
        const i = at % (name.length - 1)
        const slipped = slippedAt(name, kind, i)
        const typed = `noor@${slipped}${domain.slice(name.length)}`
        const meant = meantAddress(typed)
        if (slipped === name || isLookalike(typed)) return
        expect(meant).toBe(`noor@${domain}`)
        expect(isCommonDomain(domain)).toBe(true)
      }),
    )
  })

  it('an address whose domain is nothing like them is left alone, whatever it is', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const meant = meantAddress(address)
        expect(meant === undefined || isCommonDomain(meant.slice(meant.lastIndexOf('@') + 1))).toBe(true)
        expect(meant).not.toBe(address)
      }),
    )
  })
})

function slippedAt(name: string, kind: string, i: number): string {
  const [before, one = '', two = '', after] = [name.slice(0, i), name[i], name[i + 1], name.slice(i + 2)]
  if (kind === 'drop') return before + two + after
  if (kind === 'double') return before + one + one + two + after
  if (kind === 'swap') return before + two + one + after
  return `${before}z${two}${after}`
}

const isLookalike = (typed: string) => /@(?:y|f|e)?mail\.com$/.test(typed)
