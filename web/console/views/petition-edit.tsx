import { useRef, useState } from 'preact/hooks'
import { LOCALES } from '../../../functions/domain/locale.ts'
import { isVersionConflict } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { Choice } from '../kit/choice.tsx'
import { Form } from '../kit/form.tsx'
import { useFormats } from '../kit/format.ts'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useDraft } from '../kit/use-draft.ts'
import type { Resource } from '../kit/use-resource.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { Conflict } from '../petitions/conflict.tsx'
import { FactFields } from '../petitions/fact-fields.tsx'
import { LivePreview } from '../petitions/live-preview.tsx'
import { type Petition, petitionPath } from '../petitions/petition.ts'
import { changeOf, formOf, type PetitionForm, TEXT_FIELDS } from '../petitions/petition-form.ts'
import { PetitionPage } from '../petitions/petition-page.tsx'
import { TextFields } from '../petitions/text-fields.tsx'
import { editorTexts } from '../texts/editor.ts'
import { kitTexts } from '../texts/kit.ts'
import type { ViewProps } from '../view-props.ts'

/** What a petition says and asks, beside the page that comes of it. */
export default function PetitionEdit({ params: { slug = '' } }: ViewProps) {
  return (
    <PetitionPage slug={slug} part="edit" wide>
      {(petition, resource) => <Editor petition={petition} resource={resource} />}
    </PetitionPage>
  )
}

function Editor({ petition, resource }: { petition: Petition; resource: Resource<Petition> }) {
  const t = useTexts(editorTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const { language } = useLanguage()
  const formats = useFormats()
  const { slug } = petition
  const saved = formOf(petition)
  const draft = useDraft<PetitionForm>(`petition.${slug}`, saved)
  const { value: form, base, dirty } = draft
  const typed = useRef(form)
  typed.current = form
  const written = LOCALES.filter((one) => form.texts[one] !== undefined)
  const [chosen, setLocale] = useState<string>(language)
  const locale = written.find((one) => one === chosen) ?? written[0] ?? 'nl'
  const [pane, setPane] = useState('write')
  const change = changeOf(form, base)

  const save = useAction(async (signal) => {
    const sent = form
    try {
      const body = { ...change, version: base.version }
      const answer = await api.patch<Petition>(petitionPath(slug), body, { signal })
      resource.put(answer)
      const now = formOf(answer)
      // What was typed while it was being saved is not saved.
      if (typed.current === sent) draft.forget()
      else draft.rebase({ ...typed.current, version: now.version }, now)
      say(t.saved)
    } catch (error) {
      if (isVersionConflict(error)) resource.reload()
      throw error
    }
  })
  const conflict = dirty && saved.version !== base.version

  return (
    <div class={`editor ${pane}`}>
      <div class="pane-choice">
        <Choice
          label={t.preview}
          value={pane}
          options={[
            { value: 'write', label: t.write },
            { value: 'look', label: t.preview },
          ]}
          onChange={setPane}
        />
      </div>
      <Form
        class="form editor-form"
        onSubmit={() => void save.run()}
        // What to do about a conflict is said below; what became of words that are no more is nobody's.
        error={!dirty || conflict || isVersionConflict(save.error) ? undefined : save.error}
        busy={save.busy}
        labelOf={(field) => {
          const [part, of = '', text] = field.split('.')
          const known = TEXT_FIELDS.find((one) => one === text)
          return part === 'texts' && known !== undefined
            ? t.inLanguage(t[known], formats.language(of))
            : undefined
        }}
        onProblem={({ field }) => {
          const [part, of] = field.split('.')
          if (part === 'texts' && of !== undefined) setLocale(of)
        }}
      >
        {draft.restored && !conflict && (
          <div class="notice" role="status">
            <p>{kit.restored}</p>
            <button type="button" class="button quiet small" onClick={draft.forget}>
              {kit.discard}
            </button>
          </div>
        )}
        {conflict && <Conflict draft={draft} saved={saved} />}
        <TextFields
          petition={petition}
          form={form}
          base={base}
          locale={locale}
          onLocale={setLocale}
          onChange={draft.change}
        />
        <FactFields form={form} onChange={draft.change} />
        <div class="save-bar actions">
          <button type="submit" class="button" aria-disabled={save.busy || !dirty || conflict}>
            {save.busy ? kit.working : kit.save}
          </button>
          {dirty && (
            <button type="button" class="button quiet" onClick={draft.forget}>
              {kit.discard}
            </button>
          )}
          <span class="hint" role="status">
            {dirty ? kit.unsaved : t.nothingToSave}
          </span>
        </div>
      </Form>
      <LivePreview slug={slug} locale={locale} change={change} />
    </div>
  )
}
