import { useFormats } from '../kit/format.ts'
import { say } from '../kit/status.tsx'
import { Table } from '../kit/table.tsx'
import type { Draft } from '../kit/use-draft.ts'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/editor.ts'
import { type FormPart, merge, type PetitionForm, partOf } from './petition-form.ts'

/** Two people edited at once: says what the other changed, and lets the one who comes second choose. */
export function Conflict({ draft, saved }: { draft: Draft<PetitionForm>; saved: PetitionForm }) {
  const t = useTexts(editorTexts)
  const { language } = useFormats()
  const { form, theirs, both } = merge(draft.base, draft.value, saved)
  const name = (part: FormPart) =>
    'locale' in part ? t.inLanguage(t[part.field], language(part.locale)) : t[part.field]
  const show = (value: unknown) =>
    value === '' || value === null || (Array.isArray(value) && value.length === 0)
      ? t.emptyValue
      : typeof value === 'boolean'
        ? value
          ? '✓'
          : '–'
        : Array.isArray(value)
          ? value.join(', ')
          : String(value)
  return (
    <div class="notice warn" role="alert">
      <p class="strong">{t.conflict}</p>
      {theirs.length > 0 && (
        <>
          <p>{t.theirsToo}</p>
          <ul>
            {theirs.map((part) => (
              <li key={name(part)}>{name(part)}</li>
            ))}
          </ul>
        </>
      )}
      {both.length > 0 && (
        <Table
          caption={t.bothChanged}
          captionUnseen={false}
          items={both}
          rowKey={name}
          columns={[
            { heading: t.part, cell: name },
            { heading: t.yours, cell: (part) => show(partOf(draft.value, part)) },
            { heading: t.theirs, cell: (part) => show(partOf(saved, part)) },
          ]}
          empty={null}
        />
      )}
      <div class="actions">
        <button
          type="button"
          class="button"
          onClick={() => {
            draft.rebase(form, saved)
            say(t.merged)
          }}
        >
          {both.length > 0 ? t.keepMine : t.together}
        </button>
        <button type="button" class="button quiet" onClick={draft.forget}>
          {t.takeTheirs}
        </button>
      </div>
    </div>
  )
}
