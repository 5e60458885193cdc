import type { Context, Hono } from 'hono'
import * as v from 'valibot'
import type { Caller, Role } from './caller.ts'
import { placed, reaches } from './caller.ts'
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

/** Largest body that anybody may send, in bytes. */
const MAX_BODY = 16 * 1024
/** Largest body of a manager: a petition's texts at their longest in four languages; the others come in further ones. */
export const MAX_MANAGED_BODY = 256 * 1024

/** A body, or the problem that is wrong with it. */
export type Body = { ok: true; value: Record<string, unknown> } | { ok: false; code: ProblemCode }

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

/** Half of a character that UTF-16 writes in two: JSON can say it, and nothing can keep it. */
const HALF_CHARACTER = /\p{Cs}/gu

/**
 * Reads a JSON object of at most 16 KB, or `most` bytes. Whatever else is JSON is invalid: where all fields may be left
 * out, a bare time must not mean "now". Half a character reads as bytes do that are no UTF-8.
 */
export async function readJson(c: Context, most = MAX_BODY): Promise<Body> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json') return { ok: false, code: 'not-json' }
  const text = await readText(c, most)
  if (text === undefined) return { ok: false, code: 'body-too-large' }
  try {
    const value: unknown = JSON.parse(text, (_, part: unknown) =>
      typeof part === 'string' ? part.replaceAll(HALF_CHARACTER, '\u{fffd}') : part,
    )
    return isRecord(value) ? { ok: true, value } : { ok: false, code: 'invalid' }
  } catch {
    return { ok: false, code: 'invalid' }
  }
}

/** Reads a JSON object as `readJson` does, where the body may be left out. */
export async function readOptionalJson(c: Context, most = MAX_BODY): Promise<Body> {
  return (await readText(c, most)) === '' ? { ok: true, value: {} } : readJson(c, most)
}

/** The body as text, or undefined where it is over 16 KB, or `most` bytes. */
export async function readText(c: Context, most = MAX_BODY): Promise<string | undefined> {
  const bytes = await readBytes(c, most)
  return bytes && new TextDecoder().decode(bytes)
}

/** The body's bytes, or undefined where there are more than `most`. */
export async function readBytes(c: Context, most: number): Promise<Uint8Array | undefined> {
  if (Number(c.req.header('content-length') ?? 0) > most) return undefined
  const bytes = await c.req.arrayBuffer()
  return bytes.byteLength > most ? undefined : new Uint8Array(bytes)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The fields that a schema found wrong, by their dotted path; a message that is no code becomes the general one. */
export function fieldErrors(issues: readonly v.BaseIssue<unknown>[]): { field: string; code: string }[] {
  const errors = issues.map((issue) => ({
    field: v.getDotPath(issue) ?? '',
    code: /^[a-z]+(-[a-z]+)+$/.test(issue.message) ? issue.message : 'value-malformed',
  }))
  return [...new Map(errors.map((error) => [error.field, error])).values()]
}
