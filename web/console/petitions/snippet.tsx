import { useRef } from 'preact/hooks'
import { say } from '../kit/status.tsx'
import { useTexts } from '../language.tsx'
import { sharingTexts } from '../texts/sharing.ts'

/** A text to be taken along, with a button that does it. */
export function Snippet({ label, text }: { label: string; text: string }) {
  const t = useTexts(sharingTexts)
  const shown = useRef<HTMLElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      say(t.copied)
    } catch {
      // Not allowed here: the text is selected, for the hand to copy.
      if (shown.current !== null) getSelection()?.selectAllChildren(shown.current)
      say(t.notCopied)
    }
  }
  return (
    <div class="snippet">
      <pre>
        <code ref={shown}>{text}</code>
      </pre>
      <button
        type="button"
        class="button quiet small"
        aria-label={`${t.copy}: ${label}`}
        onClick={() => void copy()}
      >
        {t.copy}
      </button>
    </div>
  )
}
