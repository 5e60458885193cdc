import { Lexer, type MarkedToken, type Token, type Tokens, type TokensList } from 'marked'
import type { Campaign } from '../../domain/campaign.ts'
import { LOCALES } from '../../domain/locale.ts'
import { type ContentProblem, type Placeholder, readPlaceholders } from '../../domain/placeholders.ts'
import { atMarks, mark, unmarked } from './marks.ts'

/** Where a link leads: an address, or what a placeholder holds. */
export type Target = { href: string } | Placeholder

/** What a line of a body is made of. */
export type Inline =
  | { kind: 'words'; words: string }
  | { kind: 'placeholder'; placeholder: Placeholder }
  | { kind: 'strong' | 'emphasis' | 'struck' | 'code'; of: Inline[] }
  | { kind: 'link'; target: Target; of: Inline[] }
  | { kind: 'break' }

/** What a body is made of. A `line` is a paragraph without space around it, in a list. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; of: Inline[] }
  | { kind: 'paragraph' | 'line'; of: Inline[] }
  | { kind: 'button'; target: Target; of: Inline[] }
  | { kind: 'list'; start?: number; items: Block[][] }
  | { kind: 'quote'; of: Block[] }
  | { kind: 'code'; of: Inline[] }
  | { kind: 'rule' }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }

/** Quotes in lists in quotes: what nests deeper is words. Nobody writes it, and reading it would use up the stack. */
const DEEPEST = 12

/**
 * Marked's time grows with the square of the length of a gap, and of a paragraph full of signs: no gap is longer than a
 * layout needs, and a paragraph longer than anybody reads (some 800 words) is words.
 */
const LONG_GAP = /[ \t]{41,}/g
const GAP = ' '.repeat(40)
const LONGEST_PARAGRAPH = 5_000

/** Reads Markdown in bounded time and depth. */
class BoundedLexer extends Lexer {
  #depth = 0

  override blockTokens(src: string, tokens?: Token[], isClipped?: boolean): Token[]
  override blockTokens(src: string, tokens?: TokensList, isClipped?: boolean): TokensList
  override blockTokens(src: string, tokens: Token[] = [], isClipped?: boolean): Token[] {
    return this.#bounded(src, tokens, () => super.blockTokens(src, tokens, isClipped))
  }

  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (src.length > LONGEST_PARAGRAPH) return asWords(src, tokens)
    return this.#bounded(src, tokens, () => super.inlineTokens(src, tokens))
  }

  #bounded(src: string, tokens: Token[], read: () => Token[]): Token[] {
    if (this.#depth >= DEEPEST) return asWords(src, tokens)
    this.#depth += 1
    const found = read()
    this.#depth -= 1
    return found
  }
}

function asWords(src: string, tokens: Token[]): Token[] {
  tokens.push({ type: 'text', raw: src, text: src })
  return tokens
}

export type Body = {
  blocks: Block[]
  /** Links that lead nowhere, as they were typed. */
  refused: string[]
}

/**
 * Reads a body: GitHub's Markdown, where a line break is one. What a mail has no use for becomes words: HTML stands as it
 * was typed, an image as its description, and a link to anything but `https:`, `mailto:` or one placeholder as its words.
 * A paragraph of one strong link alone is a button. The blocks hold nothing else, whatever was typed.
 */
export function readBody(markdown: string): Body {
  const placeholders: Placeholder[] = []
  const source = readPlaceholders(unmarked(markdown).replaceAll(LONG_GAP, GAP))
    .map((piece) => (typeof piece === 'string' ? piece : mark(placeholders.push(piece) - 1)))
    .join('')
  const refused: string[] = []
  const tokens = new BoundedLexer({ gfm: true, breaks: true }).lex(source)
  return { blocks: blocks({ placeholders, refused }, tokens), refused }
}

/** The links of campaigns' bodies that would lead nowhere. */
export function linkProblems(content: Campaign['content']): ContentProblem<'link-not-allowed'>[] {
  return LOCALES.flatMap((locale) =>
    readBody(content[locale]?.body ?? '').refused.map((typed) => ({
      field: `content.${locale}.body`,
      code: 'link-not-allowed' as const,
      typed,
    })),
  )
}

/** What has been met so far; marks stand for these placeholders. */
type Reading = { placeholders: readonly Placeholder[]; refused: string[] }

function blocks(reading: Reading, tokens: readonly Token[]): Block[] {
  return joined(tokens.flatMap((token) => block(reading, token as MarkedToken)))
}

/** A task's box and its words are one line. */
function joined(found: readonly Block[]): Block[] {
  const lines: Block[] = []
  for (const next of found) {
    const last = lines.at(-1)
    if (last?.kind === 'line' && next.kind === 'line') last.of.push(...next.of)
    else lines.push(next)
  }
  return lines
}

function block(reading: Reading, token: MarkedToken): Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return []
    case 'heading':
      return [{ kind: 'heading', level: levelOf(token.depth), of: inlines(reading, token.tokens) }]
    case 'paragraph':
      return [buttonIn(reading, token) ?? { kind: 'paragraph', of: inlines(reading, token.tokens) }]
    case 'list': {
      const items = token.items.map((item) => blocks(reading, item.tokens))
      return [{ kind: 'list', items, ...(typeof token.start === 'number' ? { start: token.start } : {}) }]
    }
    case 'blockquote':
      return [{ kind: 'quote', of: blocks(reading, token.tokens) }]
    case 'code':
      return [{ kind: 'code', of: words(reading, token.text.trimEnd()) }]
    case 'hr':
      return [{ kind: 'rule' }]
    case 'table': {
      const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlines(reading, cell.tokens))
      return [{ kind: 'table', head: cells(token.header), rows: token.rows.map(cells) }]
    }
    case 'html':
      return [{ kind: 'paragraph', of: words(reading, token.raw.trim()) }]
    default:
      return [{ kind: 'line', of: inline(reading, token) }]
  }
}

const levelOf = (depth: number): 1 | 2 | 3 => (depth === 1 || depth === 2 ? depth : 3)

function buttonIn(reading: Reading, { tokens }: Tokens.Paragraph): Block | undefined {
  const only = (of: readonly Token[]) => (of.length === 1 ? (of[0] as MarkedToken) : undefined)
  const strong = only(tokens)
  const link = strong?.type === 'strong' ? only(strong.tokens) : undefined
  const read = link?.type === 'link' ? inline(reading, link)[0] : undefined
  return read?.kind === 'link' ? { ...read, kind: 'button' } : undefined
}

function inlines(reading: Reading, tokens: readonly Token[]): Inline[] {
  return tokens.flatMap((token) => inline(reading, token as MarkedToken))
}

function inline(reading: Reading, token: MarkedToken): Inline[] {
  switch (token.type) {
    case 'text':
      return token.tokens === undefined ? words(reading, token.text) : inlines(reading, token.tokens)
    case 'escape':
      return words(reading, token.text)
    case 'strong':
      return [{ kind: 'strong', of: inlines(reading, token.tokens) }]
    case 'em':
      return [{ kind: 'emphasis', of: inlines(reading, token.tokens) }]
    case 'del':
      return [{ kind: 'struck', of: inlines(reading, token.tokens) }]
    case 'codespan':
      return [{ kind: 'code', of: words(reading, token.text) }]
    case 'br':
      return [{ kind: 'break' }]
    case 'image':
      return inlines(reading, token.tokens)
    case 'link': {
      const target = targetOf(reading, token)
      const of = inlines(reading, token.tokens)
      return target === undefined ? of : [{ kind: 'link', target, of }]
    }
    default:
      return words(reading, token.raw)
  }
}

/** Words and the placeholders among them. */
function words(reading: Reading, text: string): Inline[] {
  return atMarks(text).flatMap((part, index): Inline[] => {
    if (index % 2 === 0) return part === '' ? [] : [{ kind: 'words', words: part }]
    const placeholder = reading.placeholders[Number(part)]
    return placeholder === undefined ? [] : [{ kind: 'placeholder', placeholder }]
  })
}

function targetOf(reading: Reading, { href, autolink = false }: Tokens.Link): Target | undefined {
  const [before, inside, ...after] = atMarks(href)
  const placeholder = inside === undefined ? undefined : reading.placeholders[Number(inside)]
  const isAlone = before === '' && after.join('') === ''
  const target = placeholder === undefined ? addressOf(href, autolink) : isAlone && targetIn(placeholder)
  if (target) return target
  reading.refused.push(asTyped(reading, href))
  return undefined
}

/** A placeholder as a link's target: one that holds a link, and whose default is one. */
function targetIn(placeholder: Placeholder): Placeholder | undefined {
  const { word, fallback } = placeholder
  const isLink = word.endsWith('-link') && (fallback === undefined || linkTo(fallback) !== undefined)
  return isLink ? placeholder : undefined
}

/** A bare `www.example.org` means its secure address. */
function addressOf(href: string, autolink: boolean): Target | undefined {
  const address = linkTo(autolink ? href.replace(/^http:\/\/(?=www\.)/i, 'https://') : href)
  return address === undefined ? undefined : { href: address }
}

/** An address that a mail may link to, as it was typed where that is plain; undefined for every other. */
export function linkTo(typed: string): string | undefined {
  if (!/^(https:\/\/|mailto:)/i.test(typed) || !URL.canParse(typed)) return undefined
  return /^[!#-;=?-[\]_a-z~]+$/i.test(typed) ? typed : new URL(typed).href
}

function asTyped({ placeholders }: Reading, href: string): string {
  const inside = (part: string) => placeholders[Number(part)]?.word ?? ''
  return atMarks(href)
    .map((part, index) => (index % 2 === 0 ? part : `{{${inside(part)}}}`))
    .join('')
}
