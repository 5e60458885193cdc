import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { type Resource, useReading } from './use-resource.ts'

/** A page of a list, or its first pages together. `unreadable`: how many more there are that cannot be read. */
export type Paged<Item> = { items: Item[]; next?: string; unreadable?: number }

export type Pages<Item> = Resource<Paged<Item>> & { more: () => void }

/** A list that comes in pages: all that were asked for so far, read again together. `cursor`: how the next is asked for. */
export function usePages<Item>(
  path: string | undefined,
  { cursor = 'after', ...options }: { every?: number; cursor?: 'after' | 'before' } = {},
): Pages<Item> {
  const { api } = useConsole()
  const [asked, setAsked] = useState({ path, pages: 1 })
  const pages = asked.path === path ? asked.pages : 1
  const read = async (signal: AbortSignal): Promise<Paged<Item>> => {
    const items: Item[] = []
    let next: string | undefined
    let unreadable = 0
    for (let page = 0; page < pages; page += 1) {
      const after =
        next === undefined ? '' : `${path?.includes('?') ? '&' : '?'}${cursor}=${encodeURIComponent(next)}`
      const answer: Paged<Item> = await api.get(`${path ?? ''}${after}`, { signal })
      items.push(...answer.items)
      unreadable += answer.unreadable ?? 0
      next = answer.next
      if (next === undefined) break
    }
    return { items, unreadable, ...(next === undefined ? {} : { next }) }
  }
  const resource = useReading(path === undefined ? undefined : `${path} × ${pages}`, read, options)
  const [shown, setShown] = useState<{ path: string | undefined; data: Paged<Item> }>()
  // While the next page is read, those before it stay.
  if (resource.data !== undefined && shown?.data !== resource.data) setShown({ path, data: resource.data })
  const data = resource.data ?? (shown?.path === path ? shown?.data : undefined)
  return {
    ...resource,
    data,
    loading: resource.loading && data === undefined,
    more: () => setAsked({ path, pages: pages + 1 }),
  }
}
