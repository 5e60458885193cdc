import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysFrom,
  lastDays,
  lastHours,
  perDay,
  perHour,
  runningTotal,
} from '../../web/console/petitions/days.ts'
import { slugOf } from '../../web/console/petitions/petition.ts'
import {
  changeOf,
  FACT_FIELDS,
  linesIn,
  merge,
  NO_TEXTS,
  numbersIn,
  type PetitionForm,
  partOf,
  TEXT_FIELDS,
} from '../../web/console/petitions/petition-form.ts'

const word = fc.constantFrom('', 'a', 'b', 'c')
const words = fc.record(Object.fromEntries(TEXT_FIELDS.map((field) => [field, word]))) as fc.Arbitrary<
  typeof NO_TEXTS
>
const form: fc.Arbitrary<PetitionForm> = fc.record({
  texts: fc.oneof(fc.record({ nl: words }), fc.record({ nl: words, en: words })),
  goal: fc.constantFrom(1000, 2000),
  milestones: fc.constantFrom('', '100, 500'),
  closesAt: fc.constantFrom(null, '2026-12-01T00:00:00.000Z'),
  city: fc.boolean(),
  postalCode: fc.boolean(),
  partners: fc.constantFrom([], ['a'], ['a', 'b']),
  topics: fc.constantFrom([], ['t']),
  donateUrl: fc.constantFrom('', 'https://example.org'),
  image: fc.constantFrom(null, 'x.jpg'),
  embedOrigins: fc.constantFrom('', 'https://example.org'),
  version: fc.constant(1),
})
const parts = (of: PetitionForm) => [
  ...FACT_FIELDS.map((field) => ({ field })),
  ...Object.keys(of.texts).flatMap((locale) => TEXT_FIELDS.map((field) => ({ field, locale }))),
]
const text = (value: unknown) => JSON.stringify(value)
const isTakenAway = (locale: string, base: PetitionForm, ...of: PetitionForm[]) =>
  base.texts[locale] !== undefined && of.some(({ texts }) => texts[locale] === undefined)

describe('two people who edit one petition at once', () => {
  it('lose nothing: each part is mine where I changed it, and theirs where I did not', () => {
    fc.assert(
      fc.property(form, form, form, (base, mine, saved) => {
        const merged = merge(base, mine, { ...saved, version: 2 })
        for (const part of [...parts(mine), ...parts(saved)]) {
          if ('locale' in part && isTakenAway(part.locale, base, mine, saved)) continue
          const iDid = text(partOf(mine, part)) !== text(partOf(base, part))
          expect(text(partOf(merged.form, part))).toBe(text(partOf(iDid ? mine : saved, part)))
        }
        for (const locale of Object.keys(base.texts)) {
          const [was, my, their] = [base, mine, saved].map(({ texts }) => texts[locale])
          if (my !== undefined && their !== undefined) continue
          // It goes, unless the other wrote in it: then their words stay.
          const stays = [my, their].find((words) => words !== undefined && text(words) !== text(was))
          expect(text(merged.form.texts[locale])).toBe(text(stays))
        }
        // The next save must find what the other left.
        expect(merged.form.version).toBe(2)
      }),
    )
  })

  it('are told of each part that both changed, each to something else, and of no other', () => {
    fc.assert(
      fc.property(form, form, form, (base, mine, saved) => {
        const { both } = merge(base, mine, saved)
        const expected = parts({ ...mine, texts: { ...saved.texts, ...mine.texts } }).filter((part) => {
          const [was, my, their] = [base, mine, saved].map((one) => text(partOf(one, part)))
          const isMine =
            !('locale' in part) || mine.texts[part.locale] !== undefined || !base.texts[part.locale]
          return isMine && my !== was && their !== was && my !== their
        })
        expect(both.map(text).sort()).toEqual(expected.map(text).sort())
      }),
    )
  })
})

describe('what a save of a petition sends', () => {
  const base: PetitionForm = {
    texts: { nl: { ...NO_TEXTS, title: 'Titel', consent: 'Ja' } },
    goal: 1000,
    milestones: '',
    closesAt: null,
    city: false,
    postalCode: true,
    partners: [],
    topics: [],
    donateUrl: '',
    image: null,
    embedOrigins: '',
    version: 3,
  }

  it('is nothing where nothing was changed', () => {
    fc.assert(
      fc.property(form, (same) => {
        expect(changeOf(structuredClone(same), same)).toEqual({})
      }),
    )
  })

  it('is null for a language that was taken away', () => {
    const both = { ...base, texts: { ...base.texts, en: { ...NO_TEXTS, title: 'Title' } } }
    expect(changeOf({ ...base, version: 3 }, both)).toEqual({ texts: { en: null } })
  })

  it('is what was changed: a language whole, both boxes of one question, null for what goes', () => {
    expect(changeOf({ ...base, city: true, version: 9 }, base)).toEqual({
      asks: { city: true, postalCode: true },
    })
    expect(changeOf({ ...base, donateUrl: ' ' }, { ...base, donateUrl: 'https://x.example.org' })).toEqual({
      donateUrl: null,
    })
    const texts = { nl: { ...NO_TEXTS, title: 'Nieuw', consent: 'Ja', shareText: ' ' } }
    expect(changeOf({ ...base, texts, milestones: '1.000, 2500' }, base)).toEqual({
      texts: { nl: { title: 'Nieuw', summary: '', body: '', addressee: '', consent: 'Ja' } },
      milestones: [1000, 2500],
    })
  })

  it('understands what people type', () => {
    expect(numbersIn('100, 2.500 en 1.000.000')).toEqual([100, 2500, 1_000_000])
    expect(numbersIn('100,200;300')).toEqual([100, 200, 300])
    expect(linesIn(' https://a.example.org\n\nhttps://b.example.org, ')).toEqual([
      'https://a.example.org',
      'https://b.example.org',
    ])
    expect(slugOf('  Één kind te véél: stop! ')).toBe('een-kind-te-veel-stop')
  })
})

describe('days and hours in Amsterdam, whatever this machine’s clock says', () => {
  it('every day of the calendar stands once, also where the clocks change', () => {
    expect(daysFrom('2026-10-24', '2026-10-26')).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
    // Just after midnight in Amsterdam, and still the day before in London.
    expect(lastDays(new Date('2026-10-24T22:30:00.000Z'), 2)).toEqual(['2026-10-24', '2026-10-25'])
    expect(perDay(['2026-10-24', '2026-10-25'], [{ day: '2026-10-25', count: 7 }])).toEqual([0, 7])
  })

  it('the night in which the clocks go back has its hour twice, each with its own count', () => {
    const hours = lastHours(new Date('2026-10-25T02:10:00.000Z'), 4)
    expect(hours).toEqual([
      '2026-10-24T23:00:00.000Z',
      '2026-10-25T00:00:00.000Z',
      '2026-10-25T01:00:00.000Z',
      '2026-10-25T02:00:00.000Z',
    ])
    const shown = hours.map((hour) =>
      new Date(hour).toLocaleTimeString('nl', { timeZone: 'Europe/Amsterdam', timeStyle: 'short' }),
    )
    expect(shown).toEqual(['01:00', '02:00', '02:00', '03:00'])
    const rows = [
      { hour: '2026-10-25T00:00:00.000Z', count: 3 },
      { hour: '2026-10-25T01:00:00.000Z', count: 5 },
    ]
    expect(perHour(hours, rows)).toEqual([0, 3, 5, 0])
    expect(runningTotal([0, 3, 5, 0], 10)).toEqual([10, 13, 18, 18])
  })
})
