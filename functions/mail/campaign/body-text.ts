import type { Block, Inline, Target } from './markdown.ts'
import { atMarks } from './marks.ts'
import { addressOf, shownAddress, type Values } from './values.ts'

const LONGEST_UNDERLINE = 60
const UNDERLINES: Readonly<Record<number, string>> = { 1: '=', 2: '-' }
const EMPHASIS = { strong: '*', emphasis: '_', struck: '~', code: '' } as const

/**
 * A body as text that is made to be read as text: the same words and links as its HTML. A paragraph is a line, which each
 * screen breaks where it ends: lines broken here would be broken twice on a phone.
 */
export function bodyText(blocks: readonly Block[], values: Values): string {
  const block = (one: Block): string => {
    switch (one.kind) {
      case 'heading':
        return underlined(inlines(one.of), UNDERLINES[one.level])
      case 'paragraph': {
        const [only, ...others] = one.of
        return only?.kind === 'link' && others.length === 0 ? apart(only.target, only.of) : inlines(one.of)
      }
      case 'line':
        return inlines(one.of)
      case 'button':
        return apart(one.target, one.of)
      case 'list':
        return listed(one.items, one.start)
      case 'quote':
        return prefixed(one.of.map(block).join('\n\n'), '> ', '> ')
      case 'code':
        return prefixed(inlines(one.of), '    ', '    ')
      case 'rule':
        return '-'.repeat(20)
      case 'table':
        return [one.head, ...one.rows].map((row) => row.map((cell) => inlines(cell)).join(' | ')).join('\n')
    }
  }

  const listed = (items: readonly Block[][], start: number | undefined): string => {
    const isTight = items.every((item) => item.every(({ kind }) => kind === 'line' || kind === 'list'))
    const gap = isTight ? '\n' : '\n\n'
    return items
      .map((item, index) => {
        const lead = start === undefined ? '- ' : `${start + index}. `
        return prefixed(item.map(block).join(gap), lead, ' '.repeat(lead.length))
      })
      .join(gap)
  }

  const inlines = (of: readonly Inline[]): string => of.map(inline).join('')

  const inline = (part: Inline): string => {
    switch (part.kind) {
      case 'words':
        return part.words
      case 'break':
        return '\n'
      case 'placeholder':
        return values(part.placeholder).words
      case 'link': {
        const { words, address } = linkIn(part.target, part.of)
        return address === undefined ? words : `${words} (${address})`
      }
      default: {
        // Beside an address such a sign would be taken for a part of it.
        const sign = part.of.some(holdsLink) ? '' : EMPHASIS[part.kind]
        return `${sign}${inlines(part.of)}${sign}`
      }
    }
  }

  const holdsLink = (part: Inline): boolean =>
    part.kind === 'link' ||
    (part.kind === 'placeholder' && values(part.placeholder).isLink === true) ||
    ('of' in part && part.of.some(holdsLink))

  /** A link's words, and its address where that says more. */
  const linkIn = (target: Target, of: readonly Inline[]): { words: string; address?: string } => {
    const href = addressOf(target, values)
    const words = inlines(of)
    if (href === undefined) return { words }
    const address = shownAddress(href)
    const isSaid = words === '' || words === address || `https://${words}` === address
    return isSaid ? { words: address } : { words, address }
  }

  /** A link that stands alone, as all mails show it. */
  const apart = (target: Target, of: readonly Inline[]): string => {
    const { words, address } = linkIn(target, of)
    return address === undefined ? words : `${words}:\n${address}`
  }

  return prefixed(blocks.map(block).join('\n\n'), '', '')
}

/** A heading of the first two levels, with a line below. */
function underlined(words: string, sign: string | undefined): string {
  // What a mark stands for is as long as its default, as far as one knows here.
  const long = atMarks(words)
    .map((part, index) => (index % 2 === 0 ? part : part.replace('name|', '')))
    .join('').length
  return sign === undefined ? words : `${words}\n${sign.repeat(Math.min(long, LONGEST_UNDERLINE))}`
}

/** Each line after what stands before it; none ends in a space. */
function prefixed(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : others}${line}`.trimEnd())
    .join('\n')
}
