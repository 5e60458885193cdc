import { useDraft } from '../kit/use-draft.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { editorTexts } from '../texts/mailing-editor.ts'
import type { Campaign } from './campaign.ts'
import { differing, formOf, type Typed } from './form.ts'

/** What somebody still typed of a mailing that has begun: they are told that it does not go along. */
export function TooLate({ campaign }: { campaign: Campaign }) {
  const t = useTexts(editorTexts)
  const kit = useTexts(kitTexts)
  const saved = formOf(campaign)
  const draft = useDraft<Typed>(`campaign.${campaign.id}`, { base: saved, form: saved })
  if (!draft.dirty || differing(draft.value.base, draft.value.form).length === 0) return null
  return (
    <div class="notice warn" role="alert">
      <p>{t.tooLate}</p>
      <button type="button" class="button quiet small" onClick={draft.forget}>
        {kit.discard}
      </button>
    </div>
  )
}
