import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { type Resource, useReading } from './use-resource.ts'

export type Paged<Item> = { items: Item[]; next?: string }

/** A list that comes in pages: all that were asked for so far, read again together. `cursor`: how the next is asked for. */
export function usePages<Item>(
  path: string | undefined,
  { cursor = 'after', ...options }: { every?: number; cursor?: 'after' | 'before' } = {},
): Resource<Paged<Item>> & { more: () => void } {
  const { api } = useConsole()
  const [asked, setAsked] = useState({ path, pages: 1 })
  const pages = asked.path === path ? asked.pages : 1
  const read = async (signal: AbortSignal): Promise<Paged<Item>> => {
    const items: Item[] = []
    let next: string | undefined
    for (let page = 0; page < pages; page += 1) {
      const after =
        next === undefined ? '' : `${path?.includes('?') ? '&' : '?'}${cursor}=${encodeURIComponent(next)}`
      const answer: Paged<Item> = await api.get(`${path ?? ''}${after}`, { signal })
      items.push(...answer.items)
      next = answer.next
      if (next === undefined) break
    }
    return { items, ...(next === undefined ? {} : { next }) }
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
