import { exec } from 'preact-iso/router'
import { type Caller, reaches } from './caller.tsx'
import { VIEWS, type View } from './views.ts'

/** The view of an address, what its parts are called, and whether this caller may see it. */
export function viewAt(path: string): { view: View; params: Record<string, string> } | undefined {
  for (const view of VIEWS) {
    const found = exec(path, view.path)
    if (found !== undefined) return { view, params: found.params }
  }
  return undefined
}

/** Whether a caller may see a view at all: by role, and partners only what is for them. */
export function maySee(caller: Caller, view: View): boolean {
  return reaches(caller, view.needs ?? 'viewer') && (caller.partner === undefined || view.partners === true)
}
