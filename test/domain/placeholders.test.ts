import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contentProblems,
  PLACEHOLDER_WORDS,
  type Placeholder,
  readPlaceholders,
} from '../../functions/domain/placeholders.ts'

const PETITION = { donateUrl: 'https://doneer.example.org' }

/** What is wrong with one text, read as a body, with a petition that has everything. */
const problems = (
  body: string,
  {
    petition = PETITION,
    subject = 'Nieuws',
  }: { petition?: { donateUrl?: string } | undefined; subject?: string } = {},
) => contentProblems({ nl: { subject, preheader: '', body } }, petition)

const codes = (...given: Parameters<typeof problems>) => problems(...given).map(({ code }) => code)

describe('a text with placeholders', () => {
  it.each<[string, (string | Placeholder)[]]>([
    ['Beste {{name}},', ['Beste ', { word: 'name' }, ',']],
    ['{{ name | lieve lezer }}', [{ word: 'name', fallback: 'lieve lezer' }]],
    ['{{name|}}', [{ word: 'name', fallback: '' }]],
    ['{{name|a|b}}', [{ word: 'name', fallback: 'a|b' }]],
    ['{{count}}{{goal}}', [{ word: 'count' }, { word: 'goal' }]],
    ['{{{name}}}', ['{', { word: 'name' }, '}']],
    ['geen', ['geen']],
    ['', []],
    ['{ name }', ['{ name }']],
    ['{{Naam}}', ['{{Naam}}']],
    ['{{name|a\nb}}', ['{{name|a\nb}}']],
    ['{{constructor}}', ['{{constructor}}']],
  ])('%j is read as it stands', (text, pieces) => {
    expect(readPlaceholders(text)).toEqual(pieces)
  })

  it('reads back what was written, whatever stands around it', () => {
    const words = fc.string({ unit: 'binary' }).filter((text) => !/[{}]/.test(text))
    const fallback = fc
      .string()
      .filter((text) => !/[{}\r\n]/.test(text))
      .map((text) => text.trim())
    const placeholder = fc.record(
      { word: fc.constantFrom(...PLACEHOLDER_WORDS), fallback },
      { requiredKeys: ['word'] },
    )
    fc.assert(
      fc.property(words, placeholder, words, fc.constantFrom('', ' ', '  '), (before, given, after, gap) => {
        const inside =
          given.fallback === undefined ? given.word : `${given.word}${gap}|${gap}${given.fallback}`
        const pieces = [before, given, after].filter((piece) => piece !== '')
        expect(readPlaceholders(`${before}{{${gap}${inside}${gap}}}${after}`)).toEqual(pieces)
      }),
    )
  })

  it('loses no word that is none, and takes no longer for a hostile text', () => {
    const hostile = ['{{', '{{a', '{{name|', '}}', '{', '{{{{name}}'].map((part) => part.repeat(20_000))
    const started = process.cpuUsage()
    for (const text of hostile) {
      const written = readPlaceholders(text).map((piece) =>
        typeof piece === 'string' ? piece : `{{${piece.word}}}`,
      )
      expect(written.join('')).toBe(text)
    }
    expect(process.cpuUsage(started).user).toBeLessThan(1_500_000)
  })
})

describe('what is wrong with a campaign’s texts is told when they are saved', () => {
  it('nothing, where every word is known', () => {
    expect(problems(PLACEHOLDER_WORDS.map((word) => `{{${word}}}`).join(' '))).toEqual([])
  })

  it.each(['{{naam}}', '{{Name}}', '{{}}', '{{ petition_link }}', '{{name.first}}', '{{toString|x}}'])(
    'an unknown word: %s',
    (text) => {
      expect(problems(`Beste ${text},`)).toEqual([
        { field: 'content.nl.body', code: 'placeholder-unknown', typed: text.slice(2, -2).trim() },
      ])
    },
  )

  it.each(['Beste {{name,', '{{name|a\nb}}', '{{name|{x}}}', '{{{{name}}', '{{'])(
    'one that is not closed: %j',
    (text) => {
      expect(codes(text)).toEqual(['placeholder-malformed'])
    },
  )

  it.each(['petition', 'count', 'goal', 'signatures', 'petition-link', 'share-link', 'donate-link'])(
    '%s, where no petition is spoken of, unless it has a default',
    (word) => {
      expect(
        contentProblems({ en: { subject: `{{${word}}}`, preheader: '', body: `{{${word}|x}}` } }, undefined),
      ).toEqual([{ field: 'content.en.subject', code: 'placeholder-needs-petition', typed: word }])
    },
  )

  it('a link to give, where the petition has none', () => {
    expect(codes('{{donate-link}} {{petition}}', { petition: {} })).toEqual(['placeholder-needs-donate-link'])
    expect(codes('{{donate-link|https://example.org}}', { petition: {} })).toEqual([])
  })

  it('a reader’s own link in the subject, which SES repeats in its reports', () => {
    for (const word of ['preferences-link', 'unsubscribe-link']) {
      const field = 'content.nl.subject'
      const problem = { field, code: 'placeholder-only-in-body', typed: word }
      expect(problems('', { subject: `{{${word}}}` })).toEqual([problem])
      expect(problems('', { subject: `{{${word}|weg}}` })).toEqual([problem])
    }
  })

  it('each one, in every language and part', () => {
    const texts = { subject: '{{a}}', preheader: '{{b}}', body: '{{c}} {{d}} {{' }
    const fields = contentProblems({ nl: texts, en: texts }, undefined).map(
      ({ field, typed }) => `${field} ${typed}`,
    )
    expect(fields).toEqual(
      ['nl', 'en'].flatMap((locale) =>
        ['subject a', 'preheader b', 'body c', 'body d', 'body {{'].map(
          (what) => `content.${locale}.${what}`,
        ),
      ),
    )
  })
})
