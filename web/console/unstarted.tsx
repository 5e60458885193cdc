import { useTexts } from './language.tsx'
import { kitTexts } from './texts/kit.ts'

/** Not even the console's settings could be had. */
export function Unstarted({ onRetry }: { onRetry: () => void }) {
  const t = useTexts(kitTexts)
  return (
    <main class="alone">
      <h1>Luid</h1>
      <p role="alert">{t.unreachable}</p>
      <div class="actions">
        <button type="button" class="button" onClick={onRetry}>
          {t.retry}
        </button>
      </div>
    </main>
  )
}
