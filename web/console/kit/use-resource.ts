import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'

/** Polls that fail come slower and slower, up to this. */
const SLOWEST_MS = 5 * 60_000

export type Resource<Data> = {
  /** What was last read; kept while it is read again, and when that fails. */
  data: Data | undefined
  /** Why the last reading failed. */
  error: unknown
  /** Nothing is there yet, and it is being read. */
  loading: boolean
  /** Reads again, now. */
  reload: () => void
  /** Puts in what the API just answered to a change. */
  put: (data: Data) => void
}

type State<Data> = { path: string | undefined; data?: Data; error?: unknown }

/**
 * What stands under a path of the API. `every` (milliseconds) reads it again and again: not while the page is
 * hidden, at once when it is seen again, slower after a failure. An undefined path reads nothing. Stops when the
 * view closes.
 */
export function useResource<Data>(
  path: string | undefined,
  options: { every?: number } = {},
): Resource<Data> {
  const { api } = useConsole()
  return useReading<Data>(path, (signal) => api.get<Data>(path ?? '', { signal }), options)
}

/** The same for anything that is read otherwise; `key` says what is read. */
export function useReading<Data>(
  key: string | undefined,
  read: (signal: AbortSignal) => Promise<Data>,
  { every }: { every?: number } = {},
): Resource<Data> {
  const [state, setState] = useState<State<Data>>({ path: key })
  const [round, setRound] = useState(0)
  const reading = useRef(read)
  reading.current = read

  useEffect(() => {
    if (key === undefined) return
    const aborter = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let wait = every ?? 0
    let due = false
    const again = (after: number) => {
      if (every === undefined || aborter.signal.aborted) return
      wait = after
      timer = setTimeout(() => {
        due = document.hidden
        if (!due) void once()
      }, after)
    }
    const once = async (): Promise<void> => {
      due = false
      try {
        const data = await reading.current(aborter.signal)
        if (aborter.signal.aborted) return
        setState({ path: key, data })
        again(every ?? 0)
      } catch (error) {
        if (aborter.signal.aborted) return
        setState((seen) => ({ ...(seen.path === key ? seen : { path: key }), error }))
        again(Math.min(Math.max(wait, 1000) * 2, SLOWEST_MS))
      }
    }
    const seen = () => {
      if (!document.hidden && due) void once()
    }
    const online = () => {
      clearTimeout(timer)
      void once()
    }
    document.addEventListener('visibilitychange', seen)
    addEventListener('online', online)
    void once()
    return () => {
      aborter.abort()
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('online', online)
    }
  }, [key, every, round])

  const current = state.path === key ? state : { path: key }
  const reload = useCallback(() => setRound((number) => number + 1), [])
  const put = useCallback((data: Data) => setState({ path: key, data }), [key])
  return {
    data: current.data,
    error: current.error,
    loading: key !== undefined && current.data === undefined && current.error === undefined,
    reload,
    put,
  }
}
