import { Refusal, SignedOut, Unreachable } from '../api.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'

/** What went wrong, in words for people. A refusal brings its own, in the console's language. */
function useReason(): (error: unknown) => string {
  const t = useTexts(kitTexts)
  return (error) => {
    if (error instanceof Unreachable) return t.unreachable
    if (error instanceof SignedOut) return t.signedOut
    if (error instanceof Refusal && error.status === 429) return t.tooMany
    // What stands before the API refuses without words of ours.
    if (error instanceof Refusal && error.status < 500) return error.said ? error.message : t.refused
    return t.fault
  }
}

/** Says that something failed and why; nothing where nothing did. With `onRetry`, a button to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useTexts(kitTexts)
  const reason = useReason()
  if (error === undefined) return null
  return (
    <div class="notice error" role="alert">
      <p>{reason(error)}</p>
      {onRetry !== undefined && (
        <button type="button" class="button quiet small" onClick={onRetry}>
          {t.retry}
        </button>
      )}
    </div>
  )
}
