import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { Confirm } from '../kit/dialog.tsx'
import { useFormats } from '../kit/format.ts'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useTexts } from '../language.tsx'
import { sendingTexts } from '../texts/mailing-sending.ts'
import { type Campaign, campaignPath } from './campaign.ts'

type Move = 'pause' | 'resume' | 'cancel' | 'resend-unknown'

/** What can be done with a mailing in each state, beyond changing and planning it. */
function movesOf({ state, figures }: Pick<Campaign, 'state' | 'figures'>): Move[] {
  if (state === 'draft') return ['cancel']
  if (state === 'scheduled' || state === 'sending') return ['pause', 'cancel']
  if (state === 'paused') return ['resume', 'cancel']
  return state === 'sent' && figures.unknown > 0 ? ['resend-unknown'] : []
}

/** Buttons to pause, go on, stop: each says first what it does. */
export function Moves({
  campaign,
  onMoved,
  children,
}: {
  campaign: Campaign
  onMoved: (campaign: Campaign) => void
  children?: ComponentChildren
}) {
  const t = useTexts(sendingTexts)
  const { api } = useConsole()
  const { number } = useFormats()
  const [asking, setAsking] = useState<Move>()
  const act = useAction(async (signal, move: Move) => {
    const moved = await api.post<Campaign>(`${campaignPath(campaign.id)}/${move}`, undefined, { signal })
    setAsking(undefined)
    say(words[move].said)
    onMoved(moved)
  })
  const { figures, pause, startedAt } = campaign
  const begun = startedAt !== undefined
  const unknown = t.people(figures.unknown, number(figures.unknown))
  const reported = pause?.because === 'bounces' || pause?.because === 'complaints'
  const words: Record<
    Move,
    { button: string; title: string; text: string; label: string; said: string; danger?: true }
  > = {
    pause: {
      button: t.pause,
      title: t.pauseTitle,
      text: begun ? t.pauseText : t.pausePlannedText,
      label: t.pause,
      said: t.paused,
    },
    resume: {
      button: t.resume,
      title: t.resumeTitle,
      text: begun ? t.resumeText : t.pausePlannedText,
      label: t.resume,
      said: t.resumed,
    },
    cancel: {
      button: begun ? t.cancel : t.giveUp,
      title: begun ? t.cancelTitle : t.giveUpTitle,
      text: begun ? t.cancelText(number(figures.waiting)) : t.cancelDraftText,
      label: begun ? t.cancel : t.giveUp,
      said: t.cancelled,
      danger: true,
    },
    'resend-unknown': {
      button: t.resend,
      title: t.resendTitle,
      text: t.resendText(unknown),
      label: t.resendConfirm,
      said: t.resent,
    },
  }
  const asked = asking === undefined ? undefined : words[asking]
  return (
    <div class="actions">
      {children}
      {movesOf(campaign).map((move) => (
        <button
          key={move}
          type="button"
          class={move === 'resume' ? 'button small' : 'button quiet small'}
          onClick={() => {
            act.clear()
            setAsking(move)
          }}
        >
          {words[move].button}
        </button>
      ))}
      <Confirm
        open={asked !== undefined}
        title={asked?.title ?? ''}
        label={asked?.label ?? ''}
        danger={asked?.danger ?? false}
        busy={act.busy}
        error={act.error}
        onConfirm={() => asking !== undefined && void act.run(asking)}
        onClose={() => setAsking(undefined)}
      >
        <p>{asked?.text}</p>
        {asking === 'resume' && reported && <p class="notice warn">{t.resumeReports}</p>}
      </Confirm>
    </div>
  )
}
