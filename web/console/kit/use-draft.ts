import { useRef, useState } from 'preact/hooks'
import { useUnsaved } from './unsaved.tsx'

const key = (name: string) => `luid.draft.${name}`

export type Draft<Value> = {
  value: Value
  /** What was saved when typing began: what has changed is what differs from it. */
  base: Value
  /** Changes what was typed: some fields of an object, or by a function of what is there. */
  change: (change: Partial<Value> | ((value: Value) => Value)) => void
  /** Something was typed that is not saved. */
  dirty: boolean
  /** What was typed stood here when the view opened: it outlived a reload, a sign-in or another view. */
  restored: boolean
  /** Puts in what is typed and what it is based on, both anew: two people's changes were put together. */
  rebase: (value: Value, base: Value) => void
  /** Forgets what was typed: it was saved, or is not wanted. */
  forget: () => void
}

type Kept<Value> = { typed: Value; base: Value }

/**
 * What somebody types, kept in this tab's storage at each change under a name (`petition.geen-kind-te-koop`), so that
 * no failed save, ended session or reload loses it. Until something is typed it follows what is saved. Leaving the page with
 * changes asks first.
 */
export function useDraft<Value extends object>(name: string, saved: Value): Draft<Value> {
  const [state, setState] = useState<{ name: string; kept: Kept<Value> | undefined; restored: boolean }>(() =>
    read(name),
  )
  const current = state.name === name ? state : read<Value>(name)
  // The last that was typed, also between two renderings: two changes at once must both stay.
  const latest = useRef(current.kept)
  latest.current = current.kept
  const value = current.kept?.typed ?? saved
  const base = current.kept?.base ?? saved
  const dirty = current.kept !== undefined && JSON.stringify(value) !== JSON.stringify(base)
  useUnsaved(dirty)
  const keep = (kept: Kept<Value>) => {
    latest.current = kept
    write(name, kept)
    setState((seen) => ({ name, kept, restored: seen.name === name && seen.restored }))
  }
  return {
    value,
    base,
    dirty,
    restored: current.restored && dirty,
    change: (change) => {
      const before = latest.current?.typed ?? saved
      const typed = typeof change === 'function' ? change(before) : { ...before, ...change }
      keep({ typed, base: latest.current?.base ?? saved })
    },
    rebase: (typed, from) => keep({ typed, base: from }),
    forget: () => {
      latest.current = undefined
      sessionStorage.removeItem(key(name))
      setState({ name, kept: undefined, restored: false })
    },
  }
}

function read<Value>(name: string): { name: string; kept: Kept<Value> | undefined; restored: boolean } {
  try {
    const text = sessionStorage.getItem(key(name))
    if (text !== null) return { name, kept: JSON.parse(text) as Kept<Value>, restored: true }
  } catch {
    sessionStorage.removeItem(key(name))
  }
  return { name, kept: undefined, restored: false }
}

function write<Value>(name: string, kept: Kept<Value>): void {
  try {
    sessionStorage.setItem(key(name), JSON.stringify(kept))
  } catch {
    // The storage is full: what was typed still stands on the page.
  }
}

/** Whether something was typed under a name and not saved. */
export const hasDraft = (name: string): boolean => sessionStorage.getItem(key(name)) !== null

const OWNER = 'luid.drafts-of'

/** Forgets every draft: whoever signs out leaves nothing to whoever comes next. */
export function forgetDrafts(): void {
  for (const name of Object.keys(sessionStorage))
    if (name.startsWith(key(''))) sessionStorage.removeItem(name)
  sessionStorage.removeItem(OWNER)
}

/** Whose drafts these are: those of somebody else, who used this tab before, are forgotten. */
export function draftsAreOf(subject: string): void {
  if (sessionStorage.getItem(OWNER) !== subject) forgetDrafts()
  sessionStorage.setItem(OWNER, subject)
}
