import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PLACEHOLDER_WORDS, type Placeholder } from '../../functions/domain/placeholders.ts'
import { bodyHtml } from '../../functions/mail/campaign/body-html.ts'
import { bodyText } from '../../functions/mail/campaign/body-text.ts'
import { linkProblems, readBody } from '../../functions/mail/campaign/markdown.ts'
import type { Value } from '../../functions/mail/campaign/values.ts'

/** Values that try to be anything but words. */
const HOSTILE = '</p><b>*x*</b> [y](https://boos.example.org) {{name}} `z` & "q" \''

const linkTo = (word: string) => `https://petities.example.org/${word}?a=1&b=2`
const values = ({ word }: Placeholder): Value =>
  word.endsWith('-link') ? { words: linkTo(word), isLink: true } : { words: `${word} ${HOSTILE}` }
const plainValues = ({ word }: Placeholder): Value =>
  word.endsWith('-link') ? { words: linkTo(word), isLink: true } : { words: word }

const html = (markdown: string, of = plainValues) => bodyHtml(readBody(markdown).blocks, of, 'BUTTON')
const text = (markdown: string, of = plainValues) => bodyText(readBody(markdown).blocks, of)
/** Without styles, so that one sees what is what. */
const bare = (markdown: string) => html(markdown).replaceAll(/ style="[^"]*"/g, '')

const decoded = (words: string) =>
  words
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
const hrefsIn = (source: string) =>
  [...source.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => decoded(href))

describe('a body in Markdown is HTML and text', () => {
  it.each([
    [
      '# Eén\n\n## Twee\n\n#### Vier',
      '<h1>Eén</h1>\n<h2>Twee</h2>\n<h3>Vier</h3>',
      'Eén\n===\n\nTwee\n----\n\nVier',
    ],
    ['een\ntwee', '<p>een<br>\ntwee</p>', 'een\ntwee'],
    [
      '**vet** *schuin* ~~weg~~ `code`',
      '<p><strong>vet</strong> <em>schuin</em> <s>weg</s> <code>code</code></p>',
      '*vet* _schuin_ ~weg~ code',
    ],
    ['- a\n- b\n  - c', '<ul><li>a</li>\n<li>b\n<ul><li>c</li></ul></li></ul>', '- a\n- b\n  - c'],
    ['3. a\n4. b', '<ol start="3"><li>a</li>\n<li>b</li></ol>', '3. a\n4. b'],
    ['- a\n\n- b', '<ul><li><p>a</p></li>\n<li><p>b</p></li></ul>', '- a\n\n- b'],
    ['- [x] af\n- [ ] nog', '<ul><li>[x] af</li>\n<li>[ ] nog</li></ul>', '- [x] af\n- [ ] nog'],
    ['> a\n>\n> - b', '<blockquote><p>a</p>\n<ul><li>b</li></ul></blockquote>', '> a\n>\n> - b'],
    ['a\n\n---\n\nb', '<p>a</p>\n<hr>\n<p>b</p>', 'a\n\n--------------------\n\nb'],
    ['```\na  b\n```', '<pre>a  b</pre>', '    a  b'],
    [
      '|a|b|\n|-|-|\n|{{name|x}}|d|',
      '<table><tr><th scope="col">a</th><th scope="col">b</th></tr>\n<tr><td>name</td><td>d</td></tr></table>',
      'a | b\nname | d',
    ],
    ['5 < 6 & "7" \\*', '<p>5 &lt; 6 &amp; &quot;7&quot; *</p>', '5 < 6 & "7" *'],
  ])('%j', (markdown, asHtml, asText) => {
    expect(bare(markdown)).toBe(asHtml)
    expect(text(markdown)).toBe(asText)
  })

  it.each([
    [
      'Lees [dit](https://a.org/?x=1&y=2).',
      '<p>Lees <a href="https://a.org/?x=1&amp;y=2">dit</a>.</p>',
      'Lees dit (https://a.org/?x=1&y=2).',
    ],
    ['[Dit](https://a.org)', '<p><a href="https://a.org">Dit</a></p>', 'Dit:\nhttps://a.org'],
    [
      '**[Teken]({{petition-link}})**',
      `<p><a href="${linkTo('petition-link').replace('&', '&amp;')}">Teken</a></p>`,
      `Teken:\n${linkTo('petition-link')}`,
    ],
    [
      'Zie {{donate-link}}.',
      `<p>Zie <a href="${linkTo('donate-link').replace('&', '&amp;')}">${linkTo('donate-link').replace('&', '&amp;')}</a>.</p>`,
      `Zie ${linkTo('donate-link')}.`,
    ],
    [
      'https://a.org en www.b.org',
      '<p><a href="https://a.org">https://a.org</a> en <a href="https://www.b.org">www.b.org</a></p>',
      'https://a.org en https://www.b.org',
    ],
    [
      'a@b.org en [wij](mailto:c@b.org)',
      '<p><a href="mailto:a@b.org">a@b.org</a> en <a href="mailto:c@b.org">wij</a></p>',
      'a@b.org en wij (c@b.org)',
    ],
    ['[](https://a.org)', '<p><a href="https://a.org">https://a.org</a></p>', 'https://a.org'],
    [
      '**Kijk [hier](https://a.org)**',
      '<p><strong>Kijk <a href="https://a.org">hier</a></strong></p>',
      'Kijk hier (https://a.org)',
    ],
    [
      '[x][1]\n\n[1]: {{share-link}}',
      `<p><a href="${linkTo('share-link').replace('&', '&amp;')}">x</a></p>`,
      `x:\n${linkTo('share-link')}`,
    ],
    [
      '[zie {{donate-link}}](https://a.org)',
      `<p><a href="https://a.org">zie ${linkTo('donate-link').replace('&', '&amp;')}</a></p>`,
      `zie ${linkTo('donate-link')}:\nhttps://a.org`,
    ],
  ])('links stay links: %j', (markdown, asHtml, asText) => {
    expect(bare(markdown)).toBe(asHtml)
    expect(text(markdown)).toBe(asText)
  })

  it('a paragraph of one strong link alone is a button; with a word beside it, it is not', () => {
    expect(html('**[Teken](https://a.org)**')).toContain('<a href="https://a.org" style="BUTTON">Teken</a>')
    for (const other of [
      '**[Teken](https://a.org)** nu',
      '[Teken](https://a.org)',
      '- **[Teken](https://a.org)**',
    ])
      expect(html(other)).not.toContain('BUTTON')
  })

  it.each([
    ['a <b>x</b>', 'a <b>x</b>'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['<!-- stil -->', '<!-- stil -->'],
    ['![een **kind**](https://a.org/x.png)', 'een *kind*'],
  ])('what a mail has no use for is words: %j', (markdown, words) => {
    expect(text(markdown)).toBe(words)
    expect(bare(markdown)).not.toMatch(/<(?!\/?(p|strong)>)/)
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'http://a.org',
    '//a.org',
    '/pad',
    'https:a.org',
    'https://',
    'ftp://a.org',
    '{{name}}',
    'https://a.org/{{petition-link}}',
    '{{petition-link}}#x',
    '{{donate-link|ergens}}',
    '{{donate-link|http://a.org}}',
  ])('a link to %s leads nowhere, and is told when it is saved', (target) => {
    const markdown = `Kijk [hier](<${target}>) eens`
    expect(bare(markdown)).toBe('<p>Kijk hier eens</p>')
    expect(text(markdown)).toBe('Kijk hier eens')
    const [problem, ...others] = linkProblems({ en: { subject: '', preheader: '', body: markdown } })
    expect(problem).toMatchObject({ field: 'content.en.body', code: 'link-not-allowed' })
    expect(target.replace(/\|[^}]*/, '')).toBe(problem?.typed)
    expect(others).toEqual([])
  })

  it('tells no problem of links that are sent', () => {
    const body = '[a](https://a.org) b@c.org www.d.org [e]({{share-link}}) [f]({{donate-link|https://g.org}})'
    expect(linkProblems({ nl: { subject: '', preheader: '', body } })).toEqual([])
  })

  it('an address that is not plain is written so that it stays one', () => {
    const [href = ''] = hrefsIn(html('[x](<https://a.org/ö q`"x>)'))
    expect(href).toBe('https://a.org/%C3%B6%20q%60%22x')
  })

  it('words in another language than the mail’s are marked', () => {
    expect(
      bodyHtml(readBody('{{petition}}').blocks, () => ({ words: 'No <child>', lang: 'en' }), ''),
    ).toContain('<span lang="en">No &lt;child&gt;</span>')
  })
})

it('a paragraph of the text part is one line, which ends in no space', () => {
  const words = `woord ${'nog een '.repeat(60)}`
  expect(text(`${words}\n\n> ${words}`)).toBe(`${words.trim()}\n\n> ${words.trim()}`)
})

const PIECES = [
  ...PLACEHOLDER_WORDS.map((word) => `{{${word}}}`),
  ...PLACEHOLDER_WORDS.map((word) => `[tik]({{${word}}})`),
  '**vet {{name|een}}**',
  '*schuin*',
  '_x_',
  '[woord](https://a.org/b_c)',
  '**[knop](https://a.org)**',
  '[kwaad](javascript:alert(1))',
  'https://b.org/x',
  'info@b.org',
  '<b onclick="x">',
  '</p>',
  '<style>*{}</style>',
  '<!--',
  '"><script>',
  '&lt;i&gt;',
  '![beeld](https://a.org/x.png "titel")',
  '`c <i>`',
  '\n\n',
  '\n',
  '\n- ',
  '\n  - ',
  '\n> ',
  '\n# ',
  '\n\n---\n\n',
  '\n```\n',
  '\n\n|a|b|\n|-|-|\n|c|',
  '\n\n    ',
  '\\',
  '*',
  '_',
  '[',
  '](',
  ')',
  '~~',
  '{{',
  '}}',
  '\ue000',
  '\ue0000\ue001',
  'woord',
  ' ',
]
const markdown = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary' })), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''))

describe('whatever is typed', () => {
  const TAGS =
    /<\/?(p|a|strong|em|s|code|br|h1|h2|h3|ul|ol|li|blockquote|pre|hr|table|tr|th|td)((?: [a-z]+="[^"<>]*")*)>/g

  it('only the tags and attributes of a mail come out, and values stay words', () => {
    fc.assert(
      fc.property(markdown, (typed) => {
        const made = html(typed, values)
        const attributes = [...made.matchAll(TAGS)].flatMap(
          ([, , some = '']) => some.match(/[a-z]+(?==")/g) ?? [],
        )
        expect(attributes.filter((name) => !['style', 'href', 'start', 'scope'].includes(name))).toEqual([])
        expect(made.replaceAll(TAGS, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|#39);)/)
        for (const href of hrefsIn(made)) expect(href).toMatch(/^(https:\/\/|mailto:)/)
        expect(hrefsIn(made).filter((href) => href.includes('boos'))).toEqual([])
        for (const [, style = ''] of made.matchAll(/style="([^"]*)"/g))
          expect(style).toMatch(/^(BUTTON|[a-z0-9:;,#%. /-]+)$/i)
      }),
      { numRuns: 1000 },
    )
  })

  it('text and HTML hold the same words and the same links', () => {
    fc.assert(
      fc.property(markdown, (typed) => {
        const [asHtml, asText] = [html(typed), text(typed)]
        const links = [...new Set(hrefsIn(asHtml))].map((href) => href.replace(/^mailto:/i, ''))
        for (const link of links) expect(asText).toContain(link)
        // A link is said once as words and once as an address, or once where these are the same.
        const parts = [...links, ...links.map((link) => link.replace('https://', ''))].sort(
          (a, b) => b.length - a.length,
        )
        const words = (source: string) =>
          parts.reduce((rest, link) => rest.split(link).join(' '), source).match(/[\p{L}\p{N}]+/gu) ?? []
        const visible = decoded(
          asHtml
            .replaceAll(/<ol start="(\d+)"[^>]*>/g, ' $1 ')
            .replaceAll(TAGS, (tag) => (/^<\/?(p|br|h|ul|li|bl|pre|t)/.test(tag) ? ' ' : '')),
        )
        expect(words(asText).join('')).toBe(words(visible).join(''))
      }),
      { numRuns: 1000 },
    )
  })

  it('takes moments, however long, deep or hostile', () => {
    const repeated = [
      ...[
        '>',
        '> ',
        '- ',
        '1. ',
        '> - ',
        '[',
        '![',
        '[a](',
        '*',
        '*a **a ',
        '_a __a ',
        '**a*b',
        '~~a ',
        '``a` ',
        '<',
        '<a ',
        '<!--',
        '&',
      ],
      ...[
        '\\',
        '|',
        'a|',
        '#',
        '\n>',
        '- a\n  ',
        '[a]: ',
        '<https://',
        'www.a.',
        'a@',
        '[a][',
        '{{',
        '{{name}}',
        '*{{name}}',
        'a*',
        ' ',
        '\t',
        '  \n',
      ],
    ].map((part) => part.repeat(Math.ceil(10_000 / part.length)))
    const nested = [
      `[a](${' '.repeat(20_000)}b)`,
      `${'*'.repeat(10_000)}a${'*'.repeat(10_000)}`,
      `${'['.repeat(5_000)}a${'](b)'.repeat(5_000)}`,
      Array.from({ length: 140 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
      `|a|\n|-|\n${'|b|\n'.repeat(5_000)}`,
    ]
    for (const typed of [...repeated, ...nested]) {
      // Of this process alone: whatever else the machine does is not the text's doing.
      const started = process.cpuUsage()
      const [asHtml, asText] = [html(typed), text(typed)]
      const microseconds = process.cpuUsage(started).user
      expect([typed.slice(0, 9), microseconds < 2_000_000]).toEqual([typed.slice(0, 9), true])
      expect(asHtml.length + asText.length).toBeLessThan(40 * typed.length + 1_000)
    }
  })

  it('what would take the square of its length to read is cut or stays words', () => {
    expect(text(`a${' \t'.repeat(10_000)}b`)).toBe(`a${' '.repeat(40)}b`)
    const [read, long] = [4_990, 5_000].map((length) => `**${'a'.repeat(length)}** {{name}}`)
    expect(html(read ?? '')).toContain('<strong>')
    expect(text(long ?? '')).toBe(`**${'a'.repeat(5_000)}** name`)
  })

  it('a text that nests deeper than anybody writes keeps its words', () => {
    const deep = `${'> '.repeat(5_000)}diep`
    expect(text(deep)).toContain('diep')
    expect(html(deep)).toContain('diep')
  })
})
