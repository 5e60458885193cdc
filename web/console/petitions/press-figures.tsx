import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { TextField } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { useFormats } from '../kit/format.ts'
import { LeftOut } from '../kit/left-out.tsx'
import { Loaded } from '../kit/loaded.tsx'
import { Section } from '../kit/page.tsx'
import { say } from '../kit/status.tsx'
import { Table } from '../kit/table.tsx'
import { useAction } from '../kit/use-action.ts'
import type { Paged } from '../kit/use-pages.ts'
import { useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { figuresTexts } from '../texts/figures.ts'
import { kitTexts } from '../texts/kit.ts'
import { petitionPath } from './petition.ts'

type Figure = { id: string; at: string; count: number; offline: number; total: number; note?: string }

/** Figures that were frozen for the press, each with its time, as a sentence to copy. */
export function PressFigures({ slug }: { slug: string }) {
  const t = useTexts(figuresTexts)
  const kit = useTexts(kitTexts)
  const { api, may } = useConsole()
  const { number, dateTime } = useFormats()
  const [note, setNote] = useState('')
  const path = `${petitionPath(slug)}/figures`
  const figures = useResource<Paged<Figure>>(path)
  const freeze = useAction(async (signal) => {
    await api.post<Figure>(path, note.trim() === '' ? {} : { note: note.trim() }, { signal })
    setNote('')
    say(t.frozen)
    figures.reload()
  })
  const sentence = ({ total, offline, at }: Figure) =>
    t.sentence(number(total), dateTime(at), offline > 0 ? number(offline) : undefined)
  return (
    <Section title={t.press} intro={t.pressText}>
      {may('campaigner') && (
        <Form onSubmit={() => void freeze.run()} error={freeze.error} busy={freeze.busy}>
          <TextField
            name="note"
            label={t.note}
            hint={t.noteHint}
            optional
            value={note}
            onChange={setNote}
            maxLength={300}
          />
          <button type="submit" class="button quiet" aria-disabled={freeze.busy}>
            {freeze.busy ? kit.working : t.freeze}
          </button>
        </Form>
      )}
      <Loaded resource={figures} rows={2}>
        {({ items, unreadable = 0 }) => (
          <>
            <LeftOut of={{ unreadable }} />
            <Table
              caption={t.press}
              items={items}
              rowKey={({ id }) => id}
              columns={[
                {
                  heading: t.figure,
                  cell: sentence,
                },
                { heading: t.note, cell: (figure) => figure.note ?? '–' },
                {
                  heading: t.copy,
                  unseen: true,
                  cell: (figure) => (
                    <div class="actions">
                      <button
                        type="button"
                        class="button quiet small"
                        onClick={() =>
                          void navigator.clipboard.writeText(sentence(figure)).then(() => say(t.copied))
                        }
                      >
                        {t.copy}
                      </button>
                    </div>
                  ),
                },
              ]}
              empty={unreadable === 0 && <p class="quiet-text">{t.noFigures}</p>}
            />
          </>
        )}
      </Loaded>
    </Section>
  )
}
