import { useEffect, useRef, useState } from 'preact/hooks'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { LeftOut } from './left-out.tsx'
import { Loaded } from './loaded.tsx'
import { Table, type TableProps } from './table.tsx'
import type { Pages } from './use-pages.ts'

/** A list that comes in pages, as a table: what is loaded of it, and a button for more, after which the first new row has the focus. */
export function PagedTable<Item>({
  pages,
  order = (items) => items,
  ...table
}: Omit<TableProps<Item>, 'items' | 'isPart'> & {
  pages: Pages<Item>
  order?: (items: readonly Item[]) => readonly Item[]
}) {
  const kit = useTexts(kitTexts)
  const place = useRef<HTMLDivElement>(null)
  /** How many rows there were when more were asked for. */
  const [before, setBefore] = useState<number>()
  const loaded = pages.data?.items.length ?? 0
  const isAsking = before !== undefined
  useEffect(() => {
    if (before === undefined || (loaded <= before && pages.error === undefined)) return
    setBefore(undefined)
    const first = place.current?.querySelectorAll<HTMLElement>('tbody > tr > th')[before]
    if (first === undefined) return
    first.tabIndex = -1
    first.focus()
  }, [before, loaded, pages.error])
  return (
    <div ref={place} class="paged">
      <Loaded resource={pages}>
        {({ items, next, unreadable = 0 }) => (
          <>
            <LeftOut of={{ unreadable }} />
            <Table
              {...table}
              items={order(items)}
              isPart={next !== undefined}
              // A first page may hold nothing that is one's own, or that can be read.
              empty={next === undefined && unreadable === 0 && table.empty}
            />
            {next !== undefined && (
              <p>
                <button
                  type="button"
                  class="button quiet"
                  aria-disabled={isAsking}
                  onClick={() => {
                    if (isAsking) return
                    setBefore(items.length)
                    pages.more()
                  }}
                >
                  {isAsking ? kit.working : kit.more}
                </button>
              </p>
            )}
          </>
        )}
      </Loaded>
    </div>
  )
}
