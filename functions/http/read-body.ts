import type { Context } from 'hono'
import * as v from 'valibot'
import { fieldErrors } from './field-errors.ts'
import { type ProblemCode, problem } from './problem.ts'

/** Largest body that anybody may send, in bytes. */
const MAX_BODY = 16 * 1024
/** Largest body of a manager: a petition's texts at their longest in four languages; the others come in further ones. */
export const MAX_MANAGED_BODY = 256 * 1024

/** A body, or the problem that is wrong with it. */
export type Body = { ok: true; value: Record<string, unknown> } | { ok: false; code: ProblemCode }

/**
 * A body as a schema reads it, or the answer that tells what is wrong with it, in all fields at once. `most` bytes, 16 KB
 * unless told; `optional`: it may be left out.
 */
export async function readBody<Schema extends v.GenericSchema>(
  c: Context,
  schema: Schema,
  { most = MAX_BODY, optional = false } = {},
): Promise<{ ok: true; value: v.InferOutput<Schema> } | { ok: false; answer: Response }> {
  const body = await (optional ? readOptionalJson(c, most) : readJson(c, most))
  if (!body.ok) return { ok: false, answer: problem(c, body.code) }
  const parsed = v.safeParse(schema, body.value)
  return parsed.success
    ? { ok: true, value: parsed.output }
    : { ok: false, answer: problem(c, 'invalid', fieldErrors(parsed.issues)) }
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
