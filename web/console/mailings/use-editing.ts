import { useRef } from 'preact/hooks'
import { type Api, isVersionConflict } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { useAction } from '../kit/use-action.ts'
import { useDraft } from '../kit/use-draft.ts'
import { type Campaign, campaignPath } from './campaign.ts'
import { type CampaignForm, changeOf, differing, formOf, merged, type Typed } from './form.ts'

/** What is typed of a mailing, and saving it: nothing typed is lost, and nobody's work is written over unseen. */
export function useEditing(campaign: Campaign, put: (campaign: Campaign) => void) {
  const { api } = useConsole()
  const saved = formOf(campaign)
  const draft = useDraft<Typed>(`campaign.${campaign.id}`, { base: saved, form: saved })
  const latest = useRef(draft.value)
  latest.current = draft.value

  const save = useAction(async (signal, typed: Typed) => {
    const answer = await stored(api, typed, campaign, signal, put)
    put(answer)
    if (JSON.stringify(latest.current.form) === JSON.stringify(typed.form)) draft.forget()
    else
      draft.change(({ form }) => {
        const base = formOf(answer)
        return { base, form: { ...form, version: base.version } }
      })
  })
  const change = (part: Partial<CampaignForm>) =>
    draft.change(({ base, form }) => ({ base, form: { ...form, ...part } }))
  return {
    draft,
    saved,
    form: draft.value.form,
    change,
    save,
    isOvertaken: draft.dirty && isClashing(draft.value, campaign),
    keepMine: () => {
      const mine = { base: saved, form: merged(draft.value, saved) }
      draft.change(() => mine)
      return save.run(mine)
    },
  }
}

const isClashing = ({ base }: Typed, campaign: Campaign): boolean =>
  differing(base, formOf(campaign)).length > 0

/**
 * Saves what differs, over the version that was seen. Where somebody else's words stand there now, it is refused, and
 * `onTheirs` is told what stands there; where it was but planned or paused meanwhile, it is saved all the same.
 */
async function stored(
  api: Api,
  typed: Typed,
  seen: Campaign,
  signal: AbortSignal,
  onTheirs: (campaign: Campaign) => void,
): Promise<Campaign> {
  const path = campaignPath(seen.id)
  const change = changeOf(typed.base, typed.form)
  if (Object.keys(change).length === 0) return seen
  const { version } = isClashing(typed, seen) ? typed.base : seen
  try {
    return await api.patch<Campaign>(path, { ...change, version }, { signal })
  } catch (error) {
    if (!isVersionConflict(error)) throw error
    const theirs = await api.get<Campaign>(path, { signal })
    onTheirs(theirs)
    if (theirs.version === seen.version || isClashing(typed, theirs)) throw error
    return stored(api, typed, theirs, signal, onTheirs)
  }
}
