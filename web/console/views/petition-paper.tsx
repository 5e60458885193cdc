import { useState } from 'preact/hooks'
import { isVersionConflict } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { Confirm } from '../kit/dialog.tsx'
import { NumberField, TextField } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { useFormats } from '../kit/format.ts'
import { Section } from '../kit/page.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useDraft } from '../kit/use-draft.ts'
import type { Resource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { type Petition, petitionPath } from '../petitions/petition.ts'
import { PetitionPage } from '../petitions/petition-page.tsx'
import { newsTexts } from '../texts/news.ts'
import type { ViewProps } from '../view-props.ts'

/** Signatures that were gathered on paper: a number of its own, kept by hand. */
export default function PetitionPaper({ params: { slug = '' } }: ViewProps) {
  return (
    <PetitionPage slug={slug} part="paper">
      {(petition, resource) => <Paper petition={petition} resource={resource} />}
    </PetitionPage>
  )
}

type PaperDraft = { count: number | null; note: string; version: number }

function Paper({ petition, resource }: { petition: Petition; resource: Resource<Petition> }) {
  const t = useTexts(newsTexts)
  const { api } = useConsole()
  const { number } = useFormats()
  const { slug, offline, offlineNote = '', version } = petition
  const [asking, setAsking] = useState(false)
  const draft = useDraft<PaperDraft>(`paper.${slug}`, { count: offline, note: offlineNote, version })
  const { count, note } = draft.value
  const save = useAction(async (signal) => {
    try {
      const body = { count, version, ...(note.trim() === '' ? {} : { note: note.trim() }) }
      resource.put(await api.put<Petition>(`${petitionPath(slug)}/offline`, body, { signal }))
    } catch (error) {
      if (isVersionConflict(error)) resource.reload()
      throw error
    } finally {
      setAsking(false)
    }
    draft.forget()
    say(t.saved)
  })
  return (
    <Section title={t.paper} intro={t.paperIntro}>
      <dl class="facts">
        <div>
          <dt>{t.now}</dt>
          <dd class="large">{number(offline)}</dd>
          {offlineNote !== '' && <dd class="hint">{offlineNote}</dd>}
        </div>
      </dl>
      <Form onSubmit={() => setAsking(count !== null && draft.dirty)} error={save.error} busy={save.busy}>
        <NumberField
          name="count"
          label={t.count}
          hint={t.countHint}
          value={count ?? undefined}
          onChange={(typed) => draft.change({ count: typed ?? null })}
        />
        <TextField
          name="note"
          label={t.note}
          hint={t.noteHint}
          optional
          maxLength={300}
          value={note}
          onChange={(typed) => draft.change({ note: typed })}
        />
        <button type="submit" class="button" aria-disabled={count === null || !draft.dirty}>
          {t.save}
        </button>
      </Form>
      <Confirm
        open={asking}
        title={t.confirmTitle}
        label={t.save}
        busy={save.busy}
        onConfirm={() => void save.run()}
        onClose={() => setAsking(false)}
      >
        <p>{t.confirmText(number(offline), number(count ?? 0))}</p>
      </Confirm>
    </Section>
  )
}
