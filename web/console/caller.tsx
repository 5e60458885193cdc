import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Api } from './api.ts'

/** What somebody may do: each role may do what the ones before it may. */
export type Role = 'viewer' | 'campaigner' | 'admin'

/** Who is signed in, as the API knows them. */
export type Caller = { subject: string; role: Role | undefined; partner?: { partner: string; name: string } }

const ROLES: readonly Role[] = ['viewer', 'campaigner', 'admin']

/** Whether a caller's role reaches another. What it does not, is not shown; the API refuses it all the same. */
export function reaches(caller: Caller, needed: Role): boolean {
  return caller.role !== undefined && ROLES.indexOf(caller.role) >= ROLES.indexOf(needed)
}

/** The role that groups give, where the API does not tell. */
export function roleOf(groups: readonly string[]): Role | undefined {
  return ROLES.findLast((role) => groups.includes(role))
}

export type Console = { api: Api; caller: Caller; signOut: () => void }

export const ConsoleContext = createContext<Console | undefined>(undefined)

/** The API, who calls it, and what they may do: `const { api, may } = useConsole()`. */
export function useConsole(): Console & { may: (role: Role) => boolean; isPartner: boolean } {
  const known = useContext(ConsoleContext)
  if (known === undefined) throw new Error('Nobody is signed in here.')
  const { caller } = known
  return { ...known, may: (role) => reaches(caller, role), isPartner: caller.partner !== undefined }
}
