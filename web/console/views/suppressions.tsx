import { useState } from 'preact/hooks'
import { personMark } from '../../../functions/domain/audit.ts'
import { useConsole } from '../caller.tsx'
import { Badge } from '../kit/badge.tsx'
import { Select, TextField } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty } from '../kit/loaded.tsx'
import { Page, Section } from '../kit/page.tsx'
import { PagedTable } from '../kit/paged-table.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { usePages } from '../kit/use-pages.ts'
import { useTexts } from '../language.tsx'
import { LiftSuppression, SUPPRESSIONS_PATH } from '../people/lift.tsx'
import { kitTexts } from '../texts/kit.ts'
import { suppressionsTexts } from '../texts/suppressions.ts'

type Suppression = { id: string; scope: string; because: string; at: string }

/** Who gets no mail, and why. */
export default function Suppressions() {
  const t = useTexts(suppressionsTexts)
  const { dateTime } = useFormats()
  const list = usePages<Suppression>(SUPPRESSIONS_PATH)
  const [lifting, setLifting] = useState<Suppression>()
  const why = ({ because }: Suppression) => t.reasons[because] ?? because
  const what = ({ scope }: Suppression) => t.scopes[scope] ?? scope
  // As the audit log has it: one can be found by the other.
  const mark = ({ id }: Suppression) => personMark(id)
  return (
    <Page title={t.title}>
      <p class="intro">{t.intro}</p>
      <p>
        <a href="/console/people">{t.lookUp}</a>
      </p>
      <PagedTable
        pages={list}
        caption={t.title}
        rowKey={({ id }) => id}
        search={(one) => `${mark(one)} ${what(one)} ${why(one)} ${dateTime(one.at)}`}
        columns={[
          { heading: t.person, cell: (one) => <span class="code">{mark(one)}</span> },
          {
            heading: t.what,
            cell: (one) => <Badge tone={one.scope === 'all' ? 'bad' : 'warn'}>{what(one)}</Badge>,
          },
          { heading: t.why, cell: why },
          { heading: t.since, cell: ({ at }) => dateTime(at) },
          {
            heading: t.actions,
            unseen: true,
            cell: (one) => (
              <div class="actions">
                <button
                  type="button"
                  class="button quiet small"
                  aria-label={t.liftOf(mark(one))}
                  onClick={() => setLifting(one)}
                >
                  {t.lift}
                </button>
              </div>
            ),
          },
        ]}
        empty={
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        }
      />
      <Section title={t.add} intro={t.addText}>
        <Add onAdded={list.reload} />
      </Section>
      <LiftSuppression of={lifting} onLifted={list.reload} onClose={() => setLifting(undefined)} />
    </Page>
  )
}

function Add({ onAdded }: { onAdded: () => void }) {
  const t = useTexts(suppressionsTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const [typed, setTyped] = useState({ email: '', scope: 'bulk' })
  const add = useAction(async (signal) => {
    await api.put(SUPPRESSIONS_PATH, typed, { signal })
    setTyped({ email: '', scope: 'bulk' })
    say(t.blocked)
    onAdded()
  })
  return (
    <Form onSubmit={() => void add.run()} error={add.error} busy={add.busy}>
      <TextField
        name="email"
        type="email"
        label={t.email}
        value={typed.email}
        onChange={(email) => setTyped((before) => ({ ...before, email }))}
      />
      <Select
        name="scope"
        label={t.scope}
        hint={t.scopeHints[typed.scope]}
        value={typed.scope}
        options={['bulk', 'all'].map((value) => ({ value, label: t.scopes[value] ?? value }))}
        onChange={(scope) => setTyped((before) => ({ ...before, scope }))}
      />
      <div class="actions">
        <button type="submit" class="button" aria-disabled={add.busy}>
          {add.busy ? kit.working : t.block}
        </button>
      </div>
    </Form>
  )
}
