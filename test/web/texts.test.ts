import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale, MANAGERS_LOCALES } from '../../functions/domain/locale.ts'
import { campaignWords } from '../../web/texts/campaigns.ts'
import { fieldError, problemText } from '../../web/texts/errors.ts'
import { formats } from '../../web/texts/format.ts'
import { LANGUAGE_NAMES } from '../../web/texts/language-names.ts'
import { signaturesIn } from '../../web/texts/signatures.ts'
import { everyWord, GIVEN, type Leaf } from './every-word.ts'

const words = Object.fromEntries(
  await Promise.all(LOCALES.map(async (locale) => [locale, await everyWord(locale)] as const)),
) as Record<Locale, Leaf[]>

/** Which words of a language may be those of English: both took them over, or one from the other. */
const SAME_AS_IN_ENGLISH: Partial<Record<Locale, readonly string[]>> = {
  nl: ['Poster', 'Postcode'],
  de: ['Poster', 'Petition', 'Name'],
  es: ['Error: 1234567'],
  id: ['Poster', 'Email'],
  fil: ['Poster', 'Email', 'Email address', 'Postal code'],
}
/** The Dutch authority has one name, and its page in English is for everybody who reads no Dutch. */
const AUTHORITY = ['/pages/privacy/authority', '/pages/privacy/authorityUrl']
/** This one is of placeholders alone. */
const SAME_EVERYWHERE = [...AUTHORITY, '/occasions/closed/subject']

/** What is written in Latin letters, or with digits of English, in every script: names, addresses and what one types. */
const IN_EVERY_SCRIPT =
  /\{\{[a-z|-]+\}\}|application\/json|name@example\.org|https:\S+|a–z, 0–9|\b(?:WhatsApp|whatsapp|Amazon Web Services|Amazon|Gmail|Outlook|Hotmail|JSON|HMAC|Autoriteit Persoonsgegevens)\b/g
const OWN_SCRIPT: Partial<Record<Locale, RegExp>> = {
  th: /\p{Script=Thai}/u,
  bn: /\p{Script=Bengali}/u,
  hi: /\p{Script=Devanagari}/u,
  ne: /\p{Script=Devanagari}/u,
}
const OWN_DIGITS = ['bn', 'ne']

/** Where some languages name a number and others do not: that of the errors, and "1 keer" for once. */
const COUNTED_OTHERWISE = ['/pages/petition/errorSummary', '/pages/donate', '/pages/donating/once']

/** What was given, as a language writes it: a count, an instant or the bare number. */
const written = (locale: Locale, given: number): string[] => {
  const { number, money, date, dateTime } = formats(locale)
  const instant = new Date(given).toISOString()
  return [number(given), money(given), dateTime(instant), date(instant), String(given)]
}

/** The words without what was given and what is the same in every script. */
function bare(locale: Locale, leaf: Leaf): string {
  const given = GIVEN.flatMap((one) => written(locale, one))
  return given.reduce((left, one) => left.replaceAll(one, ' '), leaf.words).replaceAll(IN_EVERY_SCRIPT, ' ')
}

/** Its numbers, whatever its digits, in order of size. */
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/\p{Nd}+/gu)]
    .map(([digits]) => Number([...digits].map((digit) => value(digit)).join('')))
    .sort((a, b) => a - b)
/** Bengali's and Devanagari's digits stand in order from a code point that is 6 modulo 16. */
const value = (digit: string): number => {
  const point = digit.codePointAt(0) ?? 0
  return point < 0x80 ? point - 0x30 : (point & 0xf) - 6
}

const byPath = (locale: Locale) => new Map(words[locale].map((leaf) => [leaf.path, leaf]))
const english = byPath('en')

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
} as const

const MANAGERS_CODES = {
  content: [
    'text-missing',
    'text-too-long',
    'texts-too-long',
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
  at: ['time-malformed', 'time-does-not-exist', 'campaign-time-past'],
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
  it('are as many as in Dutch, and take as much', () => {
    const shape = (of: Locale) => words[of].map(({ path, takes }) => `${path} ${takes}`).sort()
    expect(shape(locale)).toEqual(shape('nl'))
    expect(words[locale].length).toBeGreaterThan(400)
  })

  it('are all filled in', () => {
    for (const { path, words: said } of words[locale]) {
      expect(said.trim(), path).not.toBe('')
      if (!path.endsWith('/body')) expect(said, path).toBe(said.trim())
      expect(said, path).not.toMatch(/TODO|XXX|undefined|\[object| {2}/)
    }
  })

  it('say what they are given', () => {
    for (const { path, words: said, takes } of words[locale].filter((leaf) => leaf.takes > 0)) {
      if (COUNTED_OTHERWISE.includes(path)) continue
      for (const given of GIVEN.slice(0, takes))
        expect(
          written(locale, given).some((one) => said.includes(one)),
          `${path}: ${said}`,
        ).toBe(true)
    }
  })

  it('are the language’s own', () => {
    if (locale === 'en') return
    const shared = SAME_AS_IN_ENGLISH[locale] ?? []
    const same = words[locale]
      .filter(({ path, words: said }) => english.get(path)?.words === said && !SAME_EVERYWHERE.includes(path))
      .map(({ words: said }) => said)
    expect(same.filter((said) => !shared.includes(said))).toEqual([])
  })

  it('say the same numbers as in English, and leave as much to be filled in', () => {
    for (const leaf of words[locale]) {
      const counterpart = english.get(leaf.path)
      if (counterpart === undefined || COUNTED_OTHERWISE.includes(leaf.path)) continue
      expect(numbersIn(bare(locale, leaf)), leaf.path).toEqual(numbersIn(bare('en', counterpart)))
      const gaps = ({ words: said }: Leaf) => (said.match(/\{\{[^}]*\}\}/g) ?? []).sort()
      expect(gaps(leaf), leaf.path).toEqual(gaps(counterpart))
    }
  })

  it('are in its own script and digits', () => {
    const script = OWN_SCRIPT[locale]
    if (script === undefined) return
    for (const leaf of words[locale]) {
      const left = bare(locale, leaf)
      expect(left, leaf.path).not.toMatch(/[A-Za-z]/)
      if (OWN_DIGITS.includes(locale)) expect(left, leaf.path).not.toMatch(/[0-9]/)
      if (!SAME_EVERYWHERE.includes(leaf.path)) expect(leaf.words, leaf.path).toMatch(script)
    }
  })

  it('have a form for each kind of number that the language tells apart', () => {
    const { forms } = signaturesIn(locale)
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    expect(Object.keys(forms).sort()).toEqual([...needed].sort())
  })

  it('tell each code of each field apart', () => {
    const said = Object.entries(CODES).flatMap(([field, codes]) =>
      codes.map((code) => fieldError(locale, { field, code })),
    )
    expect(new Set(said).size).toBe(said.length)
    expect(said).not.toContain(fieldError(locale, { field: 'email', code: 'value-malformed' }))
  })

  it('have general words for a code that nobody foresaw', () => {
    expect(fieldError(locale, { field: 'email', code: 'constructor' })).toBe(
      fieldError(locale, { field: 'email', code: 'value-malformed' }),
    )
    expect(problemText(locale, 'toString')).toEqual(problemText(locale, 'internal'))
  })

  it('begin with a name of its own', () => {
    expect(LANGUAGE_NAMES[locale]).toMatch(OWN_SCRIPT[locale] ?? /^\p{Lu}/u)
  })
})

/** What is counted anywhere in the words: for one, and for more; where the language tells them apart. */
const COUNTED: Partial<Record<Locale, readonly (readonly [string, string])[]>> = {
  nl: [
    ['handtekening', 'handtekeningen'],
    ['petitie', 'petities'],
    ['mens', 'mensen'],
    ['naam', 'namen'],
  ],
  en: [
    ['signature', 'signatures'],
    ['petition', 'petitions'],
    ['person', 'people'],
    ['name', 'names'],
  ],
  de: [
    ['Unterschrift', 'Unterschriften'],
    ['Petition', 'Petitionen'],
    ['Mensch', 'Menschen'],
  ],
  fr: [
    ['signature', 'signatures'],
    ['pétition', 'pétitions'],
    ['personne', 'personnes'],
  ],
  es: [
    ['firma', 'firmas'],
    ['petición', 'peticiones'],
    ['persona', 'personas'],
  ],
  pt: [
    ['assinatura', 'assinaturas'],
    ['petição', 'petições'],
    ['pessoa', 'pessoas'],
  ],
  hi: [['याचिका', 'याचिकाएँ']],
}
describe.each(LOCALES)('numbers in %s', (locale) => {
  const tried = [0, 1, 2, 4, 5, 1000, 1_000_000]
  const kindOf = (count: number) => new Intl.PluralRules(locale).select(count)
  const nouns = COUNTED[locale] ?? []
  /** The sentences in which numbers stand, by their path, said of so many. */
  const saidOf = async (count: number) => {
    // Where a second one is none, some words are absent: another of the same kind stands in.
    const second = count > 0 ? count : kindOf(0) === kindOf(1) ? 1 : 2
    return (await everyWord(locale, [count, second])).filter(({ takes }) => takes > 0)
  }

  it('change nothing around them but by the language’s own kinds of numbers', async () => {
    // Filipino's kinds go by a number's last digit, for other words than ours: nothing here hangs on them.
    const kind = (count: number) => (locale === 'fil' ? 'any' : kindOf(count))
    const shapes = new Map<string, string>()
    for (const count of tried)
      for (const { path, words: said } of await saidOf(count)) {
        const shape = said.replaceAll(/\p{Nd}+(?:[.,\u00a0\u202f]\p{Nd}+)*/gu, '#')
        const known = shapes.get(`${path} ${kind(count)}`)
        expect(shape, `${path} ${count}`).toBe(known ?? shape)
        shapes.set(`${path} ${kind(count)}`, shape)
      }
  })

  /** What stands between a number and what is counted, and its form. Romance languages say "1 000 000 de signatures". */
  const rightBehind = (count: number, [one, more]: readonly [string, string]) =>
    ({ one: ['', one], many: ['de ', more] })[kindOf(count) as string] ?? ['', more]

  it('have the right form of what is counted behind them', async () => {
    const found: unknown[] = []
    const right: unknown[] = []
    for (const count of tried)
      for (const { path, words: said } of await saidOf(count))
        for (const forms of nouns) {
          const behind = wordBehind(said, formats(locale).number(count), forms)
          if (behind === undefined) continue
          found.push([path, count, behind[1], behind[2]])
          right.push([path, count, ...rightBehind(count, forms)])
        }
    expect(found).toEqual(right)
    expect(found.length > 0).toBe(nouns.length > 0)
  })

  it('that are put in later have nothing behind them that would depend on them', () => {
    for (const { path, words: said } of words[locale])
      for (const forms of nouns) expect(wordBehind(said, '{{count}}', forms), path).toBeUndefined()
  })
})

/** The word behind a number in a sentence, if it is one of these, and what stands between them. */
function wordBehind(sentence: string, number: string, forms: readonly string[]) {
  const pattern = new RegExp(`^\\s+(de |)(${forms.join('|')})(?!\\p{L})`, 'u')
  return sentence
    .split(number)
    .slice(1)
    .map((behind) => pattern.exec(behind))
    .find((found) => found !== null)
}

describe.each(MANAGERS_LOCALES)('the words for managers in %s', (locale) => {
  it('tell each code of each field apart', () => {
    const said = Object.entries(MANAGERS_CODES).flatMap(([field, codes]) =>
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
    for (const code of MANAGERS_CODES.content)
      expect(fieldError(locale, { ...error, code })).not.toContain('…')
  })

  it('are another language’s for nobody', () => {
    expect(campaignWords(locale).untitled).not.toBe(campaignWords(locale === 'nl' ? 'en' : 'nl').untitled)
    expect(campaignWords('th')).toBe(campaignWords('en'))
  })
})

it('in French, no line begins with a mark that has a space before it', () => {
  const marks = words.fr.flatMap(({ words: said }) => said.match(/.[:;?!»](?=\s|$)|«./gu) ?? [])
  const apart = new Set(marks.map((mark) => mark.replaceAll(/[:;?!«»]/g, '')))
  // A no-break space, everywhere.
  expect(marks.length).toBeGreaterThan(100)
  expect([...apart].filter((before) => before.trim() === '')).toEqual(['\u00a0'])
})

it('numbers, dates and countries are those of the language, the time that of Amsterdam', () => {
  expect(formats('nl').number(1_234_567)).toBe('1.234.567')
  expect(formats('en').number(1_234_567)).toBe('1,234,567')
  expect(formats('bn').number(1_234_567)).toBe('১২,৩৪,৫৬৭')
  expect(formats('hi').number(1_234_567)).toBe('12,34,567')
  expect(formats('ne').number(1_234_567)).toBe('१२,३४,५६७')
  expect(formats('pt').number(1_234_567)).toBe('1.234.567')
  expect(formats('th').dateTime('2026-06-30T22:30:00Z')).toMatch(/1 กรกฎาคม (?:พ\.ศ\. |พุทธศักราช )?2569/)
  expect(formats('nl').dateTime('2026-06-30T22:30:00Z')).toBe('1 juli 2026 om 00:30')
  expect(formats('en').dateTime('2026-06-30T22:30:00Z')).toBe('1 July 2026 at 00:30')
  expect(formats('hi').dateTime('2026-06-30T22:30:00Z')).toBe('1 जुलाई 2026 को 00:30 बजे')
  expect(formats('bn').dateTime('2026-06-30T22:30:00Z')).toMatch(/০০:৩০$/)
  expect(formats('ne').dateTime('2026-06-30T22:30:00Z')).toMatch(/ १, ००:३०$/)
  expect(formats('fil').dateTime('2026-06-30T22:30:00Z')).toMatch(/ 00:30$/)
  expect(formats('nl').byName(['DE', 'BE', 'ZA', 'AX'])).toEqual([
    { code: 'AX', name: 'Åland' },
    { code: 'BE', name: 'België' },
    { code: 'DE', name: 'Duitsland' },
    { code: 'ZA', name: 'Zuid-Afrika' },
  ])
  expect(formats('nl').plural(1, { one: 'a', other: 'b' })).toBe('a')
})
