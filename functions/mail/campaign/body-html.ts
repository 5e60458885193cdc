import type { Block, Inline, Target } from './markdown.ts'
import { addressOf, shownAddress, type Values } from './values.ts'

const STYLES = {
  h1: 'margin:24px 0 16px;font-size:24px;line-height:1.25',
  h2: 'margin:24px 0 12px;font-size:20px;line-height:1.3',
  h3: 'margin:20px 0 8px;font-size:17px;line-height:1.35',
  p: 'margin:0 0 16px',
  ul: 'margin:0 0 16px;padding:0 0 0 24px',
  ol: 'margin:0 0 16px;padding:0 0 0 28px',
  li: 'margin:0 0 4px',
  blockquote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid #8a84a8',
  pre: 'margin:0 0 16px;white-space:pre-wrap;font:14px/1.5 Consolas,Menlo,monospace',
  hr: 'margin:24px 0;border:0;border-top:1px solid #8a84a8',
  table: 'margin:0 0 16px;border-collapse:collapse',
  th: 'padding:4px 16px 4px 0;border-bottom:2px solid #8a84a8;text-align:left;vertical-align:top',
  td: 'padding:4px 16px 4px 0;border-bottom:1px solid #8a84a8;text-align:left;vertical-align:top',
} as const
const INLINE = { strong: 'strong', emphasis: 'em', struck: 's', code: 'code' } as const

/** A body as HTML: only what is written here becomes a tag, and all words are escaped. `button` is a button's style. */
export function bodyHtml(blocks: readonly Block[], values: Values, button: string): string {
  const block = (one: Block): string => {
    switch (one.kind) {
      case 'heading':
        return tag(`h${one.level}`, inlines(one.of))
      case 'paragraph':
        return tag('p', inlines(one.of))
      case 'line':
        return inlines(one.of)
      case 'button':
        return `<p style="margin:24px 0">${linked(one.target, one.of, ` style="${button}"`)}</p>`
      case 'list': {
        const items = one.items.map((item) => tag('li', item.map(block).join('\n'))).join('\n')
        return one.start === undefined ? tag('ul', items) : tag('ol', items, ` start="${one.start}"`)
      }
      case 'quote':
        return tag('blockquote', one.of.map(block).join('\n'))
      case 'code':
        return tag('pre', inlines(one.of))
      case 'rule':
        return `<hr style="${STYLES.hr}">`
      case 'table': {
        const head = one.head.map((cell) => tag('th', inlines(cell), ' scope="col"'))
        const rows = one.rows.map((row) => row.map((cell) => tag('td', inlines(cell))))
        return tag('table', [head, ...rows].map((cells) => `<tr>${cells.join('')}</tr>`).join('\n'))
      }
    }
  }

  const inlines = (of: readonly Inline[], isInLink = false): string =>
    of.map((part) => inline(part, isInLink)).join('')

  const inline = (part: Inline, isInLink: boolean): string => {
    switch (part.kind) {
      case 'words':
        return escaped(part.words)
      case 'break':
        return '<br>\n'
      case 'placeholder':
        return shown(part.placeholder, isInLink)
      case 'link':
        return linked(part.target, part.of)
      default:
        return `<${INLINE[part.kind]}>${inlines(part.of, isInLink)}</${INLINE[part.kind]}>`
    }
  }

  const shown = (placeholder: Parameters<Values>[0], isInLink: boolean): string => {
    const { words, lang, isLink = false } = values(placeholder)
    if (isLink && !isInLink) return `<a href="${escaped(words)}">${escaped(words)}</a>`
    return lang === undefined ? escaped(words) : `<span lang="${lang}">${escaped(words)}</span>`
  }

  /** A link; its words alone where there is nowhere to lead. */
  const linked = (target: Target, of: readonly Inline[], style = ''): string => {
    const href = addressOf(target, values)
    if (href === undefined) return inlines(of, true)
    const words = inlines(of, true) || escaped(shownAddress(href))
    return `<a href="${escaped(href)}"${style}>${words}</a>`
  }

  return blocks.map(block).join('\n')
}

const tag = (name: keyof typeof STYLES, inside: string, attributes = ''): string =>
  `<${name}${attributes} style="${STYLES[name]}">${inside}</${name}>`

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Words as HTML shows them, in a text or in an attribute's quotes. */
export function escaped(words: string): string {
  return words.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
