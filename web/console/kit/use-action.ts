import { useEffect, useRef, useState } from 'preact/hooks'

export type Action<Arguments extends unknown[]> = {
  /** Does it; answers whether it went well. A second press while it runs does nothing. */
  run: (...given: Arguments) => Promise<boolean>
  busy: boolean
  /** Why the last time failed. */
  error: unknown
  clear: () => void
}

/** Something that a press of a button does: busy meanwhile, its failure kept to be shown. Aborted when the view closes. */
export function useAction<Arguments extends unknown[]>(
  act: (signal: AbortSignal, ...given: Arguments) => Promise<void>,
): Action<Arguments> {
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: undefined })
  const running = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const run = async (...given: Arguments): Promise<boolean> => {
    if (running.current !== undefined) return false
    const aborter = new AbortController()
    running.current = aborter
    setState({ busy: true, error: undefined })
    try {
      await act(aborter.signal, ...given)
      if (!aborter.signal.aborted) setState({ busy: false, error: undefined })
      return true
    } catch (error) {
      if (!aborter.signal.aborted) setState({ busy: false, error })
      return false
    } finally {
      running.current = undefined
    }
  }
  return { ...state, run, clear: () => setState({ busy: false, error: undefined }) }
}
