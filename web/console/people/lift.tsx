import { useConsole } from '../caller.tsx'
import { Confirm } from '../kit/dialog.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useTexts } from '../language.tsx'
import { suppressionsTexts } from '../texts/suppressions.ts'

export const SUPPRESSIONS_PATH = '/api/manage/suppressions'

/** Asks before a person gets mail again. `of`: whom, and what was kept from them; undefined while nobody is asked about. */
export function LiftSuppression(props: {
  of: { id: string; scope: string } | undefined
  onLifted: () => void
  onClose: () => void
}) {
  const { of, onLifted, onClose } = props
  const t = useTexts(suppressionsTexts)
  const { api } = useConsole()
  const lift = useAction(async (signal) => {
    if (of === undefined) return
    await api.remove(`${SUPPRESSIONS_PATH}/${of.id}`, { signal })
    say(t.lifted)
    onClose()
    onLifted()
  })
  return (
    <Confirm
      open={of !== undefined}
      title={t.liftTitle}
      label={t.lift}
      busy={lift.busy}
      error={lift.error}
      onConfirm={() => void lift.run()}
      onClose={() => {
        lift.clear()
        onClose()
      }}
    >
      <p>{t.liftText}</p>
      {of?.scope === 'all' && <p>{t.liftAll}</p>}
    </Confirm>
  )
}
