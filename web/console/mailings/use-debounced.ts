import { useEffect, useRef, useState } from 'preact/hooks'
import type { Resource } from '../kit/use-resource.ts'

/** A value once it has stayed the same for so many milliseconds; the first one at once. */
export function useDebounced<Value>(value: Value, ms: number): Value {
  const key = JSON.stringify(value)
  const [settled, setSettled] = useState({ key, value })
  const latest = useRef(value)
  latest.current = value
  // `key` stands for the value.
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ key, value: latest.current }), ms)
    return () => clearTimeout(timer)
  }, [key, ms])
  return settled.value
}

/** What a resource held last, while something else is read or is refused. */
export function useLast<Data>({ data }: Pick<Resource<Data>, 'data'>): Data | undefined {
  const last = useRef<Data | undefined>(undefined)
  if (data !== undefined) last.current = data
  return last.current
}
