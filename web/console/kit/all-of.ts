import type { Api } from '../api.ts'
import type { Paged } from './use-pages.ts'

/** A list to choose from is read whole, up to this many pages. */
const MOST_PAGES = 20

/** Every item of a list that comes in pages. */
export async function allOf<Item>(api: Api, path: string, signal: AbortSignal): Promise<Item[]> {
  const items: Item[] = []
  let next: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const after = next === undefined ? '' : `?after=${encodeURIComponent(next)}`
    const answer: Paged<Item> = await api.get(`${path}${after}`, { signal })
    items.push(...answer.items)
    next = answer.next
    if (next === undefined) break
  }
  return items
}
