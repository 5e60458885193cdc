import { useEffect, useState } from 'preact/hooks'

const WIDE = '(min-width: 60em)'

/** Whether the window is so wide that two things stand beside each other, as it is now. The style sheets use the same width. */
export function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(WIDE).matches)
  useEffect(() => {
    const query = matchMedia(WIDE)
    const see = () => setWide(query.matches)
    see()
    query.addEventListener('change', see)
    return () => query.removeEventListener('change', see)
  }, [])
  return isWide
}
