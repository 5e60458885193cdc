import type { Context, Hono } from 'hono'
import type * as v from 'valibot'
import { type Caller, placed, type Role, reaches } from './caller.ts'
import type { ManagerDependencies } from './dependencies.ts'
import { type ProblemCode, problem } from './problem.ts'

/** One operation of the API: what the router serves and what the documentation says, in one place. */
export type Operation = {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** With OpenAPI's parameters: `/api/petitions/{slug}`. */
  path: string
  summary: string
  /** The role that is needed; absent: anybody. */
  role?: Role
  /**
   * What callers of a partner organisation get. Absent: nothing, they are refused. `own`: what is their partner's, by
   * `caller.partner`, which the handler keeps to. `anybody`: what everybody gets, also who waits for a partner.
   */
  partner?: 'own' | 'anybody'
  /** The role that callers of a partner need, where it is another one. */
  partnerRole?: Role
  query?: Record<string, { description: string; example?: string; required?: true }>
  /** `optional`: it may be left out. */
  body?: { schema: v.GenericSchema; example: unknown; optional?: true }
  /** A body that is a file. */
  bytes?: { types: readonly string[]; description: string }
  /** By status. Problems need no schema: they are all alike. */
  answers: Record<number, Answer>
  problems: readonly ProblemCode[]
}

export type Answer = {
  description: string
  schema?: v.GenericSchema
  example?: unknown
  csv?: true
  html?: true
}

/** What a handler gets besides the request: who calls, where a role is needed. */
export type Call = { c: Context; caller: Caller; param: (name: string) => string }

/** How managers are known, and from where they may call. */
type Managers = Pick<ManagerDependencies, 'caller' | 'site'> & {
  stores: { partners: Pick<ManagerDependencies['stores']['partners'], 'membership'> }
}

const NOBODY: Caller = { subject: '', role: undefined }

/**
 * Adds an operation to the router and to the list that the documentation is made of. Throws where one needs a role
 * and there is no `managers` to know people by.
 */
export function operations(app: Hono, managers?: Managers) {
  const all: Operation[] = []
  const add = (operation: Operation, handle: (call: Call) => Promise<Response>): void => {
    all.push(operation)
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1')
    const call = (c: Context, caller: Caller) =>
      handle({ c, caller, param: (name) => c.req.param(name) ?? '' })
    const { method, role } = operation
    if (role === undefined) {
      app.on(method.toUpperCase(), path, (c) => call(c, NOBODY))
      return
    }
    if (managers === undefined) throw new Error(`Nobody is known here who may ${method} ${operation.path}.`)
    app.on(method.toUpperCase(), path, async (c) => {
      const known = await callerOf(c, managers)
      if (known === undefined) return problem(c, 'unauthenticated')
      if (!isOwnOrigin(c, managers.site.publicUrl) || known.role === undefined) return problem(c, 'forbidden')
      // As it stands now: whoever is taken off a partner's list is refused from the next request on.
      const caller = placed(known, await managers.stores.partners.membership(known.subject))
      return maySend(caller, operation) ? call(c, caller) : problem(c, 'forbidden')
    })
  }
  return { add, all: all as readonly Operation[] }
}

/** Whether a caller may ask for an operation at all; what they get of it is the handler's. */
function maySend(caller: Caller, { role, partner, partnerRole = role }: Operation): boolean {
  const isOfPartner = caller.partner !== undefined || caller.waits === true
  const needed = isOfPartner ? partnerRole : role
  if (needed === undefined || !reaches(caller, needed)) return false
  if (caller.waits) return partner === 'anybody'
  return !isOfPartner || partner !== undefined
}

async function callerOf(c: Context, { caller }: Managers): Promise<Caller | undefined> {
  const [scheme, token, ...more] = (c.req.header('authorization') ?? '').split(' ')
  if (scheme?.toLowerCase() !== 'bearer' || token === undefined || token === '' || more.length > 0)
    return undefined
  return caller(token)
}

/** A browser names the origin of what calls; scripts name none. */
function isOwnOrigin(c: Context, publicUrl: string): boolean {
  const origin = c.req.header('origin')
  return origin === undefined || origin === new URL(publicUrl).origin
}
