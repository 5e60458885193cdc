/**
 * What is read over and over and may be some seconds old: one reading serves everybody for `lifeMs`, also those who
 * ask while it is under way. A failed one is not kept.
 */
export function remembered<Value>(
  read: () => Promise<Value>,
  lifeMs: number,
  now: () => Date,
): () => Promise<Value> {
  let known: { value: Promise<Value>; until: number } | undefined
  return () => {
    const time = now().getTime()
    if (known !== undefined && known.until > time) return known.value
    const fresh = { value: read(), until: time + lifeMs }
    known = fresh
    fresh.value.catch(() => {
      if (known === fresh) known = undefined
    })
    return fresh.value
  }
}
