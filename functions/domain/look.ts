import type { Organisation } from './organisation.ts'
import { remembered } from './remembered.ts'

/** How the organisation's site looks, where its admins chose something. */
export type Look = Pick<Organisation, 'logo' | 'colour' | 'accent'>

type LookChange = { [Part in keyof Look]?: Look[Part] | null | undefined }

/** The look after a change of it. Absent: stays as it is; null: goes. */
export function lookAfter(look: Look, change: LookChange): Look {
  const parts = (['logo', 'colour', 'accent'] as const).map((part) => {
    const value = change[part] === undefined ? look[part] : change[part]
    return value === undefined || value === null ? {} : { [part]: value }
  })
  return Object.assign({}, ...parts)
}

export type LookCache = {
  /** As it was when it was last read. */
  current: () => Look
  /** Reads it anew where it is older than half a minute. */
  refresh: () => Promise<void>
  /** Forgets what was just changed here. */
  forget: () => void
}

const LOOK_MEMORY_MS = 30_000

/**
 * Each page shows it and it changes seldom, so each function remembers it. Where it cannot be read the last one
 * stays: nobody may be kept from leaving a list because a colour is not to be had.
 */
export function lookCache(read: () => Promise<Look | undefined>, now: () => Date): LookCache {
  let current: Look = {}
  let fresh = remembered(read, LOOK_MEMORY_MS, now)
  return {
    current: () => current,
    refresh: async () => {
      current = (await fresh().catch(() => current)) ?? {}
    },
    forget: () => {
      fresh = remembered(read, LOOK_MEMORY_MS, now)
    },
  }
}
