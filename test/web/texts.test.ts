import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '../../functions/domain/locale.ts'
import { campaignWords } from '../../web/texts/campaigns.ts'
import * as enErrors from '../../web/texts/en/manage-errors.ts'
import * as enPublic from '../../web/texts/en/public-errors.ts'
import { fieldError, problemText } from '../../web/texts/errors.ts'
import { formats } from '../../web/texts/format.ts'
import * as nlErrors from '../../web/texts/nl/manage-errors.ts'
import * as nlPublic from '../../web/texts/nl/public-errors.ts'
import { texts } from '../../web/texts/texts.ts'
import '../support/every-language.ts'

/** Every leaf by its path, with what kind of word it is. */
function leaves(value: unknown, path = ''): [path: string, kind: string][] {
  if (typeof value === 'function') return [[path, `function of ${value.length}`]]
  if (typeof value !== 'object' || value === null) return [[path, typeof value]]
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`))
}

const ERRORS = {
  nl: { open: nlPublic, manage: nlErrors },
  en: { open: enPublic, manage: enErrors },
} as const satisfies Record<Locale, unknown>
/** Every word of a language: of the pages, and of what goes wrong. */
const words = (locale: Locale) => ({
  ...texts(locale),
  ...ERRORS[locale],
  campaigns: campaignWords(locale),
})

const CODES = {
  givenName: ['name-missing', 'name-too-long', 'name-not-a-name'],
  familyName: ['name-missing', 'name-too-long', 'name-not-a-name'],
  email: ['email-missing', 'email-malformed', 'email-too-long', 'email-not-ascii'],
  country: ['country-unknown'],
  city: ['city-too-long', 'city-malformed'],
  postalCode: ['postal-code-malformed'],
  consent: ['consent-missing'],
  ageConfirmed: ['age-missing'],
  source: ['source-malformed'],
  partner: ['partner-unknown'],
  locale: ['locale-unknown'],
  content: [
    'text-missing',
    'text-too-long',
    'text-not-one-line',
    'placeholder-unknown',
    'placeholder-malformed',
    'placeholder-needs-petition',
    'placeholder-needs-donate-link',
    'placeholder-only-in-body',
    'link-not-allowed',
  ],
  audience: [
    'topic-not-found',
    'petition-not-found',
    'updates-unknown',
    'country-code-unknown',
    'audience-countries-need-petitions',
  ],
  at: ['time-malformed', 'time-does-not-exist', 'campaign-time-past', 'campaign-time-far'],
  occasion: ['occasion-unknown'],
} as const

const CAMPAIGN_PROBLEMS = [
  'campaign-unknown',
  'campaign-transition-illegal',
  'campaign-incomplete',
  'campaign-under-way',
  'campaign-senders-differ',
  'campaign-list-unknown',
  'organisation-missing',
  'occasion-not-come',
  'petition-without-updates',
  'too-many-tests',
] as const

describe.each(LOCALES)('the words in %s', (locale) => {
  it('are as many, of the same kinds, as in Dutch', () => {
    const dutch = new Map(leaves(words('nl')))
    const own = leaves(words(locale)).filter(([path]) => !path.startsWith('/progress/signatureForms/'))
    expect(own.map(([path]) => path)).toEqual(
      [...dutch.keys()].filter((p) => !p.startsWith('/progress/signatureForms/')),
    )
    for (const [path, kind] of own) expect([path, kind]).toEqual([path, dutch.get(path)])
  })

  it('are all filled in', () => {
    expect(JSON.stringify(words(locale))).not.toMatch(/:""|TODO|XXX/)
  })

  it('tell each code of each field apart', () => {
    const said = Object.entries(CODES).flatMap(([field, codes]) =>
      codes.map((code) => fieldError(locale, { field, code })),
    )
    expect(new Set(said).size).toBe(said.length)
    expect(said).not.toContain(fieldError(locale, { field: 'email', code: 'value-malformed' }))
  })

  it('tell apart why a campaign cannot be what is asked', () => {
    const said = CAMPAIGN_PROBLEMS.map((code) => problemText(locale, code).detail)
    expect(new Set(said).size).toBe(said.length)
    expect(said).not.toContain(problemText(locale, 'internal').detail)
  })

  it('name what was typed, wherever they speak of it', () => {
    const error = { field: 'content.nl.body', code: 'placeholder-needs-petition', typed: '$&count' }
    expect(fieldError(locale, error).split('$&count')).toHaveLength(3)
    for (const code of CODES.content) expect(fieldError(locale, { ...error, code })).not.toContain('…')
  })

  it('have general words for a code that nobody foresaw', () => {
    expect(fieldError(locale, { field: 'email', code: 'constructor' })).toBe(
      fieldError(locale, { field: 'email', code: 'value-malformed' }),
    )
    expect(problemText(locale, 'toString')).toEqual(problemText(locale, 'internal'))
  })
})

it('numbers, dates and countries are those of the language, the time that of Amsterdam', () => {
  expect(formats('nl').number(1_234_567)).toBe('1.234.567')
  expect(formats('en').number(1_234_567)).toBe('1,234,567')
  expect(formats('nl').dateTime('2026-06-30T22:30:00Z')).toBe('1 juli 2026 om 00:30')
  expect(formats('en').dateTime('2026-06-30T22:30:00Z')).toBe('1 July 2026 at 00:30')
  expect(formats('nl').byName(['DE', 'BE', 'ZA', 'AX'])).toEqual([
    { code: 'AX', name: 'Åland' },
    { code: 'BE', name: 'België' },
    { code: 'DE', name: 'Duitsland' },
    { code: 'ZA', name: 'Zuid-Afrika' },
  ])
  expect(formats('nl').plural(1, { one: 'a', other: 'b' })).toBe('a')
})
