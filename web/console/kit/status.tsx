import { useEffect, useState } from 'preact/hooks'

const SHOWN_MS = 6_000

type Said = { text: string; number: number }
let last: Said | undefined
let tell: (said: Said) => void = () => {}

/** Says that something has been done, for some seconds, to eyes and ears. Errors are no passing words: see Failure. */
export function say(text: string): void {
  last = { text, number: (last?.number ?? 0) + 1 }
  tell(last)
}

/** Where `say` is heard; once on the page. */
export function StatusRegion() {
  const [said, setSaid] = useState<Said>()
  useEffect(() => {
    tell = setSaid
    return () => {
      tell = () => {}
    }
  }, [])
  useEffect(() => {
    if (said === undefined) return
    const timer = setTimeout(() => setSaid(undefined), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <div class="toasts" role="status">
      {said !== undefined && (
        <p key={said.number} class="toast">
          {said.text}
        </p>
      )}
    </div>
  )
}
