import { spokenLanguage } from './language.tsx'
import type { Session } from './session.ts'

/** One field that the API refused, in the console's language. */
export type FieldProblem = { field: string; code: string; detail: string }

/** The API said no: RFC 9457, with every wrong field. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly status: number
  readonly code: string
  readonly fields: readonly FieldProblem[]
  /** Whether the message is words for people. */
  readonly said: boolean
  constructor(
    status: number,
    problem: { code?: string; title?: string; detail?: string; errors?: FieldProblem[] },
  ) {
    super(problem.detail ?? problem.title ?? String(status))
    this.status = status
    this.code = problem.code ?? 'internal'
    this.fields = problem.errors ?? []
    this.said = (problem.detail ?? problem.title) !== undefined
  }
}

/** A field that is wrong before the API is asked: where the field is part of the address, its answer would be of something else. */
export const refusedHere = (field: string, detail: string): Refusal =>
  new Refusal(422, { title: detail, errors: [{ field, code: 'value-malformed', detail }] })

/** Nobody answered: no network, or it broke. Trying again may help. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** Nobody is signed in any more: the console asks to sign in again, and nothing was done. */
export class SignedOut extends Error {
  override name = 'SignedOut'
}

/** Whether somebody else has changed the same thing since it was read. */
export const isVersionConflict = (error: unknown): boolean =>
  error instanceof Refusal && error.code === 'version-conflict'

type Call = { signal?: AbortSignal | undefined; headers?: Record<string, string> }

/** The API's calls. Each throws a Refusal, Unreachable, SignedOut, or the abort of its signal. */
export type Api = {
  get: <Answer>(path: string, call?: Call) => Promise<Answer>
  /** `body`: a value that becomes JSON, bytes (with their type), or nothing. */
  post: <Answer>(path: string, body?: unknown, call?: Call) => Promise<Answer>
  put: <Answer>(path: string, body: unknown, call?: Call) => Promise<Answer>
  patch: <Answer>(path: string, body: unknown, call?: Call) => Promise<Answer>
  remove: (path: string, call?: Call) => Promise<void>
  /** A file to keep, byte by byte: CSV begins with a mark that text would lose. */
  blob: (path: string, call?: Call) => Promise<Blob>
  /** The answer as text: the HTML of a preview. */
  text: (method: 'GET' | 'POST', path: string, body?: unknown, call?: Call) => Promise<string>
}

/**
 * A client of the managers' API. `onSignedOut` is told when the session has ended, and whether that stopped somebody
 * from doing something, or only a view from reading.
 */
export function makeApi(
  session: Pick<Session, 'token' | 'renew'>,
  onSignedOut: (from: 'doing' | 'reading') => void,
): Api {
  const signedOut = (method: string) => {
    onSignedOut(method === 'GET' ? 'reading' : 'doing')
    return new SignedOut('signed out')
  }

  async function send(method: string, path: string, body: unknown, call: Call = {}): Promise<Response> {
    const token = await session.token().catch(unreachable)
    if (token === undefined) throw signedOut(method)
    const first = await request(method, path, body, call, token)
    if (first.status !== 401) return checked(first)
    const another = await session.renew(token).catch(unreachable)
    if (another === undefined) throw signedOut(method)
    const second = await request(method, path, body, call, another)
    if (second.status === 401) throw signedOut(method)
    return checked(second)
  }

  const json = async <Answer>(...request: Parameters<typeof send>): Promise<Answer> => {
    const response = await send(...request)
    return (response.status === 204 ? undefined : await response.json()) as Answer
  }
  return {
    get: (path, call) => json('GET', path, undefined, call),
    post: (path, body, call) => json('POST', path, body, call),
    put: (path, body, call) => json('PUT', path, body, call),
    patch: (path, body, call) => json('PATCH', path, body, call),
    remove: async (path, call) => {
      await send('DELETE', path, undefined, call)
    },
    blob: async (path, call) => (await send('GET', path, undefined, call)).blob(),
    text: async (method, path, body, call) => (await send(method, path, body, call)).text(),
  }
}

async function request(
  method: string,
  path: string,
  body: unknown,
  call: Call,
  token: string,
): Promise<Response> {
  const bytes = body instanceof Blob
  return fetch(path, {
    method,
    ...(body === undefined ? {} : { body: bytes ? body : JSON.stringify(body) }),
    ...(call.signal === undefined ? {} : { signal: call.signal }),
    headers: {
      authorization: `Bearer ${token}`,
      'accept-language': spokenLanguage(),
      ...(body === undefined ? {} : { 'content-type': bytes ? body.type : 'application/json' }),
      ...call.headers,
    },
  }).catch(unreachable)
}

function unreachable(error: unknown): never {
  if (error instanceof DOMException && error.name === 'AbortError') throw error
  throw new Unreachable(error instanceof Error ? error.message : 'no answer')
}

async function checked(response: Response): Promise<Response> {
  if (response.ok) return response
  const problem: unknown = await response.json().catch(() => ({}))
  throw new Refusal(response.status, typeof problem === 'object' && problem !== null ? problem : {})
}
