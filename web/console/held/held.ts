import { type Api, Refusal } from '../api.ts'
import type { Paged } from '../kit/use-pages.ts'

export type Held = {
  id: string
  givenName: string
  familyName: string
  country: string
  city?: string
  suspicion: string[]
  requestedAt: string
  confirmedAt?: string
}

export const SIGNATURES = '/api/manage/signatures'

export const heldPath = (petition: string): string =>
  `${SIGNATURES}?petition=${encodeURIComponent(petition)}&state=held`

/** How many signatures of a petition wait for a word; none where that cannot be told: it must not hide the other petitions. */
export async function countHeld(api: Api, petition: string, signal: AbortSignal): Promise<number> {
  try {
    const { items, unreadable = 0 } = await api.get<Paged<unknown>>(heldPath(petition), { signal })
    return items.length + unreadable
  } catch (error) {
    if (error instanceof Refusal) return 0
    throw error
  }
}
