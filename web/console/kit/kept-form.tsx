import type { ComponentChildren } from 'preact'
import { type FieldProblem, isVersionConflict } from '../api.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { Form } from './form.tsx'
import { useAction } from './use-action.ts'
import type { Draft } from './use-draft.ts'

/**
 * A form over one small thing that is saved whole: what is typed is kept, a version that somebody else saved meanwhile is told
 * of, and whoever comes second chooses. `theirs` says in words what stands there then.
 */
export function KeptForm<Value extends { version: number }>(props: {
  draft: Draft<Value>
  saved: Value
  theirs: ComponentChildren
  /** Writes it; throws what the API refuses. */
  onSave: (value: Value, signal: AbortSignal) => Promise<void>
  /** Reads anew what somebody else has saved. */
  onConflict: () => void
  /** What a conflict means for something new: its name is taken. */
  taken?: string
  onProblem?: (problem: FieldProblem) => void
  /** What saving it is called: "Put on the page". */
  label?: string
  /** A form that is put away: what is typed is thrown away then. */
  onClose?: () => void
  children: ComponentChildren
}) {
  const { draft, saved, theirs, onSave, onConflict, onProblem, taken, label, onClose, children } = props
  const t = useTexts(kitTexts)
  const { value, base, dirty } = draft
  const save = useAction(async (signal) => {
    try {
      await onSave({ ...value, version: base.version }, signal)
    } catch (error) {
      if (isVersionConflict(error)) onConflict()
      throw error
    }
  })
  const conflict = dirty && saved.version !== base.version
  return (
    <Form
      onSubmit={() => void save.run()}
      // What to do about a conflict is said below.
      error={isVersionConflict(save.error) ? undefined : save.error}
      busy={save.busy}
      {...(onProblem === undefined ? {} : { onProblem })}
    >
      {draft.restored && !conflict && (
        <div class="notice" role="status">
          <p>{t.restored}</p>
          <button type="button" class="button quiet small" onClick={draft.forget}>
            {t.discard}
          </button>
        </div>
      )}
      {conflict && (
        <div class="notice warn" role="alert">
          <p class="strong">{t.changedMeanwhile}</p>
          {theirs}
          <div class="actions">
            <button
              type="button"
              class="button small"
              onClick={() => draft.rebase({ ...value, version: saved.version }, saved)}
            >
              {t.keepMine}
            </button>
            <button type="button" class="button quiet small" onClick={draft.forget}>
              {t.takeTheirs}
            </button>
          </div>
        </div>
      )}
      {taken !== undefined && isVersionConflict(save.error) && (
        <div class="notice error" role="alert">
          <p>{taken}</p>
        </div>
      )}
      {children}
      <div class="save-bar actions">
        <button type="submit" class="button" aria-disabled={save.busy || conflict || !dirty}>
          {save.busy ? t.working : (label ?? t.save)}
        </button>
        {(dirty || onClose !== undefined) && (
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              draft.forget()
              onClose?.()
            }}
          >
            {onClose === undefined ? t.discard : t.cancel}
          </button>
        )}
        {dirty && (
          <span class="hint" role="status">
            {t.unsaved}
          </span>
        )}
      </div>
    </Form>
  )
}
