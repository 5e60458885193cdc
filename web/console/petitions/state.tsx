import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { Badge } from '../kit/badge.tsx'
import { Confirm } from '../kit/dialog.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useTexts } from '../language.tsx'
import { petitionsTexts } from '../texts/petitions.ts'
import { type Petition, type PetitionState, petitionPath } from './petition.ts'

const TONES = { draft: 'plain', open: 'good', closed: 'warn', archived: 'plain' } as const

export function StateBadge({ state }: { state: PetitionState }) {
  const t = useTexts(petitionsTexts)
  return <Badge tone={TONES[state]}>{t.states[state]}</Badge>
}

type Step = 'publish' | 'close' | 'reopen' | 'archive'

/** What can be done from each state, the likeliest first. */
function stepsFrom({ state, retiredAt }: Petition): Step[] {
  switch (state) {
    case 'draft':
      return ['publish']
    case 'open':
      return ['close']
    case 'closed':
      return retiredAt === undefined ? ['reopen', 'archive'] : ['archive']
    case 'archived':
      return []
  }
}

/** The buttons that change a petition's state; each tells first what it will do. */
export function StateActions({
  petition,
  onChange,
}: {
  petition: Petition
  onChange: (petition: Petition) => void
}) {
  const { api, may, isPartner } = useConsole()
  const t = useTexts(petitionsTexts)
  const [asked, setAsked] = useState<Step>()
  const words = {
    publish: { label: t.publish, title: t.publishTitle, text: t.publishText, done: t.published },
    close: { label: t.close, title: t.closeTitle, text: t.closeText, done: t.closed },
    reopen: { label: t.reopen, title: t.reopenTitle, text: t.reopenText, done: t.reopened },
    archive: { label: t.archive, title: t.archiveTitle, text: t.archiveText, done: t.archived },
  }
  const change = useAction(async (signal, step: Step) => {
    onChange(await api.post<Petition>(`${petitionPath(petition.slug)}/${step}`, undefined, { signal }))
    say(words[step].done)
    setAsked(undefined)
  })
  if (isPartner || !may('campaigner')) return null
  const shown = asked === undefined ? undefined : words[asked]
  return (
    <>
      {stepsFrom(petition).map((step) => (
        <button
          key={step}
          type="button"
          class={step === 'publish' ? 'button' : 'button quiet'}
          onClick={() => {
            change.clear()
            setAsked(step)
          }}
        >
          {words[step].label}
        </button>
      ))}
      <Confirm
        open={shown !== undefined}
        title={shown?.title ?? ''}
        label={shown?.label ?? ''}
        danger={asked === 'close' || asked === 'archive'}
        busy={change.busy}
        error={change.error}
        onConfirm={() => {
          if (asked !== undefined) void change.run(asked)
        }}
        onClose={() => setAsked(undefined)}
      >
        <ul>
          {shown?.text.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Confirm>
    </>
  )
}
