import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBody } from '../../functions/mail/campaign/markdown.ts'
import { barsOf } from '../../web/console/mailings/bars.ts'
import { type Campaign, durationOf, pollEvery, progressOf } from '../../web/console/mailings/campaign.ts'
import {
  type CampaignForm,
  changeOf,
  differing,
  formOf,
  merged,
  NO_TEXTS,
} from '../../web/console/mailings/form.ts'
import {
  buttoned,
  edited,
  emphasised,
  inserted,
  linked,
  linkTarget,
  type Marked,
  prefixed,
} from '../../web/console/mailings/markdown-edits.ts'
import { placeholder } from '../../web/console/mailings/placeholder.ts'
import { isFarAhead, missingFrom } from '../../web/console/mailings/readiness.ts'

/** A text in which `[` and `]` show what is selected. */
const marked = (shown: string): Marked => {
  const start = shown.indexOf('[')
  const end = shown.indexOf(']') - 1
  return { text: shown.replace('[', '').replace(']', ''), start, end }
}
const show = ({ text, start, end }: Marked) =>
  `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`
const bold = (one: Marked) => edited(one, emphasised(one, '**', 'vet'))
const list = (one: Marked) => edited(one, prefixed(one, '- '))

const anywhere: fc.Arbitrary<Marked> = fc
  .tuple(
    fc.array(fc.constantFrom('dag', ' ', '\n', '\n\n', 'é', '{{name}}', 'a b'), { maxLength: 12 }),
    fc.nat(),
    fc.nat(),
  )
  .map(([pieces, one, other]) => {
    const text = pieces.join('')
    const [start = 0, end = 0] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b)
    return { text, start, end }
  })

describe('the toolbar', () => {
  it.each([
    ['een [woord] hier', 'een **[woord]** hier'],
    ['een **[woord]** hier', 'een [woord] hier'],
    ['een[ woord ]hier', 'een **[woord]** hier'],
    ['[]', '**[vet]**'],
    ['*[schuin]*', '***[schuin]***'],
  ])('makes words bold, or plain again: %s', (before, after) => {
    const { text, start, end } = bold(marked(before))
    expect(text).toBe(after.replace('[', '').replace(']', ''))
    expect(text.slice(start, end).replaceAll('*', '')).toBe(
      after.slice(after.indexOf('[') + 1, after.indexOf(']')),
    )
  })

  it('makes what it marks bold to the mail’s own reader, and twice is as it was', () => {
    fc.assert(
      fc.property(anywhere, (one) => {
        const selected = one.text.slice(one.start, one.end)
        fc.pre(selected.trim() !== '')
        const twice = bold(bold(one))
        expect(twice.text).toBe(one.text)
        for (const line of selected.split('\n').map((words) => words.trim()))
          if (line !== '') expect(bold(one).text).toContain(`**${line}**`)
      }),
    )
    const { blocks } = readBody(bold(marked('een [woord] hier')).text)
    expect(blocks).toMatchObject([{ of: [{ words: 'een ' }, { kind: 'strong' }, { words: ' hier' }] }])
  })

  it.each([
    ['[een\ntwee]', '- een\n- twee'],
    ['[- een\n- twee]', 'een\ntwee'],
    ['Dit:\n[een]', 'Dit:\n\n- een'],
    ['- nul\n[een]', '- nul\n- een'],
    ['[]', '- '],
    ['[een\n\ntwee]', '- een\n\n- twee'],
    ['[## kop]', '- kop'],
  ])('makes lines a list, or plain again: %j', (before, after) => {
    expect(list(marked(before)).text).toBe(after)
  })

  it('makes a line a heading, wherever in it the caret stands', () => {
    const one = marked('eerst\n\nee[]n\nrest')
    expect(edited(one, prefixed(one, '## ')).text).toBe('eerst\n\n## een\nrest')
  })

  it('never takes a word away, and keeps what is selected within the text', () => {
    const acts = [
      (one: Marked) => emphasised(one, '*', 'schuin'),
      (one: Marked) => emphasised(one, '**', 'vet'),
      (one: Marked) => prefixed(one, '- '),
      (one: Marked) => prefixed(one, '## '),
    ]
    const words = (text: string) => text.replaceAll(/[*#\s-]/g, '')
    fc.assert(
      fc.property(anywhere, fc.constantFrom(...acts), (one, act) => {
        const after = edited(one, act(one))
        fc.pre(one.start !== one.end)
        expect(words(after.text)).toBe(words(one.text))
        expect(after.start).toBeLessThanOrEqual(after.end)
        expect(after.end).toBeLessThanOrEqual(after.text.length)
      }),
    )
  })

  it('places a button that the mail’s reader takes for one, whatever stands around it', () => {
    fc.assert(
      fc.property(anywhere, fc.constantFrom('Teken', 'Teken [nu] *alsjeblieft*', 'a\nb'), (one, words) => {
        fc.pre(!/[*#-]/.test(one.text))
        const { text } = edited(one, buttoned(one, words, 'https://example.org/a'))
        const buttons = readBody(text).blocks.filter(({ kind }) => kind === 'button')
        expect(buttons).toMatchObject([{ target: { href: 'https://example.org/a' } }])
      }),
    )
  })

  it('places links and words where the caret was', () => {
    const one = marked('lees [dit] maar')
    expect(show(edited(one, linked(one, 'di]t', '{{share-link}}')))).toBe(
      'lees [di\\]t]({{share-link}})[] maar',
    )
    expect(readBody(edited(one, linked(one, 'di]t', '{{share-link}}')).text).refused).toEqual([])
    expect(show(edited(one, inserted(one, '{{name}}')))).toBe('lees {{name}}[] maar')
  })

  it.each([
    ['https://example.org/a?b=(c)', 'https://example.org/a?b=%28c%29'],
    [' www.example.org/actie ', 'https://www.example.org/actie'],
    ['noor@example.org', 'mailto:noor@example.org'],
    ['mailto:noor@example.org', 'mailto:noor@example.org'],
    ['http://example.org', undefined],
    ['javascript:alert(1)', undefined],
    ['zomaar', undefined],
    ['https://', undefined],
    ['', undefined],
  ])('leads a link where a mail may lead: %j', (typed, target) => {
    expect(linkTarget(typed)).toBe(target)
    if (target !== undefined) expect(readBody(`[x](${target})`)).toMatchObject({ refused: [] })
  })

  it('makes placeholders that hold no brace and no line break', () => {
    expect(placeholder('name', ' lieve {{vriend}}\n')).toBe('{{name|lieve   vriend}}')
    expect(placeholder('count')).toBe('{{count}}')
  })
})

const texts = fc.record({
  subject: fc.constantFrom('', 'a', 'b'),
  preheader: fc.constantFrom('', 'c'),
  body: fc.constantFrom('', 'd', 'e'),
})
const some = fc.subarray(['x', 'y', 'z'])
const form: fc.Arbitrary<CampaignForm> = fc.record({
  version: fc.nat(9),
  name: fc.constantFrom('', 'n', 'm'),
  content: fc.dictionary(fc.constantFrom('nl', 'en', 'fr'), texts),
  fallback: fc.constantFrom('nl', 'en'),
  audience: fc.record({ topics: some, petitions: some, countries: some, locales: some }),
  petition: fc.constantFrom(null, 'p', 'q'),
})

describe('what is typed', () => {
  it('that nobody touched is not sent; what was is, and an emptied language goes', () => {
    fc.assert(
      fc.property(form, (one) => {
        expect(changeOf(one, one)).toEqual({})
      }),
    )
    const base = formOf(CAMPAIGN)
    const nl = { ...NO_TEXTS, subject: 'Nieuws' }
    expect(changeOf(base, { ...base, name: 'December', content: { nl, en: NO_TEXTS } })).toEqual({
      name: 'December',
      content: { nl },
    })
    expect(changeOf({ ...base, content: { nl } }, { ...base, content: { nl: NO_TEXTS } })).toEqual({
      content: { nl: null },
    })
  })

  it('of two people is merged: what one did not touch is the other’s, and nothing that was typed is lost', () => {
    fc.assert(
      fc.property(form, form, form, (base, mine, theirs) => {
        expect(differing(merged({ base, form: base }, theirs), theirs)).toEqual([])
        expect(differing(merged({ base, form: mine }, base), mine)).toEqual([])
        const both = merged({ base, form: mine }, theirs)
        const kept = new Set(differing(both, mine))
        // A language that one takes away while the other writes in it is a word against a word: whoever types has it.
        const isWritten = (part: string) => mine.content[part.split('.')[1] ?? ''] !== undefined
        for (const part of differing(base, mine))
          if (!part.startsWith('content') || isWritten(part)) expect(kept.has(part), part).toBe(false)
      }),
    )
  })
})

const NOBODY = {
  audience: 0,
  waiting: 0,
  sent: 0,
  delivered: 0,
  bounced: 0,
  complained: 0,
  unsubscribed: 0,
  unknown: 0,
  skipped: 0,
  skippedBecause: {},
  rate: 0,
}
const CAMPAIGN: Campaign = {
  id: 'x',
  name: 'Mailing zonder titel',
  named: false,
  state: 'draft',
  content: {},
  fallback: 'nl',
  languages: [],
  audience: { topics: [], petitions: [], countries: [], locales: [] },
  createdAt: '',
  updatedAt: '',
  version: 1,
  figures: NOBODY,
}

describe('a mailing under way', () => {
  it('is read each second while it is sent, and seldom otherwise', () => {
    const now = Date.parse('2026-12-01T12:00:00Z')
    const every = (state: Campaign['state'], at?: string) =>
      pollEvery({ state, ...(at === undefined ? {} : { at }) }, now)
    expect(every('sending')).toBe(1000)
    expect(every('scheduled', '2026-12-01T12:00:30Z')).toBe(2000)
    expect(every('scheduled', '2026-12-02T12:00:00Z')).toBe(10_000)
    expect(every('cancelled')).toBe(60_000)
  })

  it('promises no less time than it takes, in one unit', () => {
    expect([1, 59, 60, 61, 3601].map(durationOf)).toEqual([
      { unit: 'second', value: 1 },
      { unit: 'second', value: 59 },
      { unit: 'minute', value: 1 },
      { unit: 'minute', value: 2 },
      { unit: 'hour', value: 2 },
    ])
  })

  it('is measured against all who were counted, until more were found', () => {
    const figures = { ...NOBODY, audience: 40, waiting: 10 }
    expect(progressOf(figures, 100)).toEqual({ done: 30, most: 100 })
    expect(progressOf(figures)).toEqual({ done: 30, most: 40 })
  })

  it('shows shares of who got it, and no rows of what did not happen', () => {
    const figures = { ...NOBODY, audience: 200, sent: 100, delivered: 98, bounced: 1, skipped: 100 }
    expect(barsOf(figures).map(({ what, share }) => [what, share])).toEqual([
      ['audience', 1],
      ['sent', 0.5],
      ['delivered', 0.98],
      ['bounced', 0.01],
      ['complained', 0],
      ['unsubscribed', 0],
      ['skipped', 0.5],
    ])
    expect(barsOf(NOBODY).every(({ share }) => share === undefined)).toBe(true)
  })

  it('goes only once it has words, readers and one sender', () => {
    expect(missingFrom(CAMPAIGN, 'campaign-incomplete')).toEqual(['content', 'audience'])
    const whole = {
      ...CAMPAIGN,
      content: { nl: NO_TEXTS },
      audience: { ...CAMPAIGN.audience, topics: ['x'] },
    }
    expect(missingFrom(whole, 'organisation-missing')).toEqual(['organisation'])
    expect(missingFrom(whole, undefined)).toEqual([])
  })

  it('asks about a year that may be a slip', () => {
    const now = new Date('2026-11-28T12:00:00Z')
    expect(['2026-01-15T08:00:00Z', '2027-11-28T12:00:00Z'].map((at) => isFarAhead(at, now))).toEqual([
      false,
      false,
    ])
    expect(isFarAhead('2062-01-15T08:00:00Z', now)).toBe(true)
  })
})
