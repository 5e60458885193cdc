import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { useFormats } from './format.ts'

export type Column<Item> = {
  heading: string
  cell: (item: Item) => ComponentChildren
  /** Numbers stand at the end, in figures of one width. */
  number?: boolean
  /** Sentences: on a phone they stand below their heading, as wide as it is. */
  long?: boolean
  /** The heading is for those who do not see it: a column of buttons. */
  unseen?: boolean
}

export type TableProps<Item> = {
  caption: string
  /** The caption is read out only: a heading above says the same. */
  captionUnseen?: boolean
  /** Few and narrow columns: stays a table on a phone. */
  compact?: boolean
  items: readonly Item[]
  columns: readonly Column<Item>[]
  rowKey: (item: Item) => string
  search?: (item: Item) => string
  /** There is more than these: a search says so. */
  isPart?: boolean
  /** What stands there when there is nothing at all. */
  empty: ComponentChildren
}

/**
 * A plain list as a table; on a phone each row becomes a block with its headings. The first column names the row.
 * With `search`, a field above keeps the rows whose text holds every word that is typed.
 */
export function Table<Item>(props: TableProps<Item>) {
  const { caption, captionUnseen = true, compact, items, columns, rowKey, search, isPart, empty } = props
  const t = useTexts(kitTexts)
  const { number } = useFormats()
  const id = useId()
  const [words, setWords] = useState('')
  if (items.length === 0) return <>{empty}</>
  const shown = search === undefined ? items : items.filter((item) => holds(search(item), words))
  return (
    <div class="list">
      {search !== undefined && items.length > 5 && (
        <div class="field search">
          <label for={id}>{t.search}</label>
          {isPart && (
            <p class="hint" id={`${id}-hint`}>
              {t.searchesPart}
            </p>
          )}
          <input
            id={id}
            type="search"
            aria-describedby={isPart ? `${id}-hint` : undefined}
            value={words}
            autocomplete="off"
            onInput={(event) => setWords(event.currentTarget.value)}
          />
          <p class="unseen" role="status">
            {words === '' ? '' : t.results(number(shown.length))}
          </p>
        </div>
      )}
      {shown.length === 0 ? (
        <p class="empty">{t.nothingFound(words)}</p>
      ) : (
        <table class={compact ? 'table compact' : 'table'}>
          <caption class={captionUnseen ? 'unseen' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.heading} scope="col" class={column.number ? 'number' : undefined}>
                  {column.unseen ? <span class="unseen">{column.heading}</span> : column.heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={rowKey(item)}>
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th key={column.heading} scope="row">
                      {column.cell(item)}
                    </th>
                  ) : (
                    <td
                      key={column.heading}
                      class={column.number ? 'number' : column.long ? 'long' : undefined}
                      data-heading={column.unseen ? undefined : column.heading}
                    >
                      <div>{column.cell(item)}</div>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

/** Whether a text holds every word, whatever the case and accents. */
function holds(text: string, words: string): boolean {
  const folded = fold(text)
  return fold(words)
    .split(/\s+/)
    .every((word) => folded.includes(word))
}

const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
