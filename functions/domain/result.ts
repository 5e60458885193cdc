/** An expected refusal is a value with a code; a fault throws. */
export type Refusal<Code extends string> = { ok: false; code: Code }
export type Result<Value, Code extends string> = { ok: true; value: Value } | Refusal<Code>

export function accepted<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refused<Code extends string>(code: Code): Refusal<Code> {
  return { ok: false, code }
}
