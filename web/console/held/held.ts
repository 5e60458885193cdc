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

/** Where petitions say how many signatures wait for a word. */
export const HELD = '/api/manage/held'

export type HeldCounts = { items: { petition: string; held: number }[] }
