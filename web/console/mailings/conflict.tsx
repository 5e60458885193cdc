import { useFormats } from '../kit/format.ts'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/mailing-editor.ts'
import type { Campaign } from './campaign.ts'
import { differing, formOf, type Typed } from './form.ts'

/** Somebody else has saved meanwhile: what they changed, and whose it is to be. */
export function Conflict({
  typed,
  campaign,
  busy,
  onKeep,
  onTake,
}: {
  typed: Typed
  campaign: Campaign
  busy: boolean
  onKeep: () => void
  onTake: () => void
}) {
  const t = useTexts(editorTexts)
  const { dateTime, language } = useFormats()
  const theirs = differing(typed.base, formOf(campaign))
  const mine = new Set(differing(typed.base, typed.form))
  const nameOf = (part: string): string => {
    const [kind, locale = '', field = ''] = part.split('.')
    const name = kind === 'content' ? field : part
    const words = t.parts[name as keyof typeof t.parts] ?? part
    return kind === 'content' ? `${language(locale)}: ${words}` : words
  }
  return (
    <div class="notice warn" role="alert">
      <p class="strong">{t.conflictTitle}</p>
      <p>{t.conflictText(dateTime(campaign.updatedAt))}</p>
      {theirs.length > 0 && (
        <>
          <p>{t.changedByOther}</p>
          <ul>
            {theirs.map((part) => (
              <li key={part}>
                {nameOf(part)}
                {mine.has(part) && ` (${t.both})`}
              </li>
            ))}
          </ul>
        </>
      )}
      <div class="actions">
        <button type="button" class="button small" aria-disabled={busy} onClick={onKeep}>
          {t.keepMine}
        </button>
        <button type="button" class="button quiet small" onClick={onTake}>
          {t.takeTheirs}
        </button>
      </div>
      <p class="hint">{t.keepMineHint}</p>
    </div>
  )
}
