import { useState } from 'preact/hooks'
import { LOCALES } from '../../../functions/domain/locale.ts'
import { Refusal } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { Failure } from '../kit/failure.tsx'
import { DateTimeField } from '../kit/field.tsx'
import { Form } from '../kit/form.tsx'
import { useFormats } from '../kit/format.ts'
import { Loading } from '../kit/loaded.tsx'
import { say } from '../kit/status.tsx'
import { useAction } from '../kit/use-action.ts'
import { useReading } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { sendingTexts } from '../texts/mailing-sending.ts'
import { type AudienceCount, type Campaign, campaignPath, type Preview } from './campaign.ts'
import { ToOrganisation } from './organisation-missing.tsx'
import { isFarAhead, missingFrom } from './readiness.ts'

/** Says what will happen, to how many, from whom; asks when. What is still missing is said instead. */
export function ScheduleDialog(props: {
  campaign: Campaign
  open: boolean
  onScheduled: (campaign: Campaign) => void
  onClose: () => void
}) {
  const t = useTexts(sendingTexts)
  return (
    <Dialog open={props.open} title={t.scheduleTitle} onClose={props.onClose}>
      <Ready {...props} />
    </Dialog>
  )
}

type Known = { count?: AudienceCount; preview?: Preview; refusedWith?: string }

function Ready({ campaign, onScheduled, onClose }: Parameters<typeof ScheduleDialog>[0]) {
  const t = useTexts(sendingTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const path = campaignPath(campaign.id)
  const known = useReading(`${path} ${campaign.version}`, async (signal): Promise<Known> => {
    const preview = await api.post<Preview>(`${path}/preview`, {}, { signal }).catch(refusal)
    if (typeof preview === 'string') return { refusedWith: preview }
    return { preview, count: await api.get<AudienceCount>(`${path}/audience`, { signal }) }
  })
  const close = (
    <button type="button" class="button quiet" onClick={onClose}>
      {kit.close}
    </button>
  )
  if (known.data === undefined)
    return known.error === undefined ? (
      <Loading />
    ) : (
      <>
        <Failure error={known.error} onRetry={known.reload} />
        {close}
      </>
    )
  const { preview, count, refusedWith } = known.data
  const missing = missingFrom(campaign, refusedWith)
  if (missing.length === 0 && preview !== undefined && count !== undefined)
    return (
      <When campaign={campaign} preview={preview} count={count} onScheduled={onScheduled} onClose={onClose} />
    )
  return (
    <>
      <p>{t.notYet}</p>
      <Needed campaign={campaign} missing={missing} />
      {close}
    </>
  )
}

/** A problem with the mailing itself is an answer here; anything else is not. */
function refusal(error: unknown): string {
  if (error instanceof Refusal && error.status === 409) return error.code
  throw error
}

function Needed({ campaign, missing }: { campaign: Campaign; missing: readonly string[] }) {
  const t = useTexts(sendingTexts)
  const { language } = useFormats()
  return (
    <ul>
      {missing.map((one) => (
        <li key={one}>
          {one === 'content'
            ? t.missing.content(language(campaign.fallback))
            : t.missing[one as Exclude<keyof typeof t.missing, 'content'>]}
          {one === 'organisation' && <ToOrganisation />}
        </li>
      ))}
    </ul>
  )
}

function When({
  campaign,
  preview,
  count,
  onScheduled,
  onClose,
}: {
  campaign: Campaign
  preview: Preview
  count: AudienceCount
  onScheduled: (campaign: Campaign) => void
  onClose: () => void
}) {
  const t = useTexts(sendingTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const { number, dateTime, language, list } = useFormats()
  const planned = campaign.state === 'scheduled' ? campaign.at : undefined
  const [later, setLater] = useState(planned !== undefined)
  const [at, setAt] = useState(planned)
  const [asked, setAsked] = useState(false)
  const schedule = useAction(async (signal) => {
    const answer = await api.post<Campaign>(`${campaignPath(campaign.id)}/schedule`, later ? { at } : {}, {
      signal,
    })
    say(later ? t.scheduledFor(dateTime(answer.at ?? '')) : t.sendingBegins)
    onScheduled(answer)
  })
  const submit = () => {
    setAsked(true)
    if (!later || at !== undefined) void schedule.run()
  }
  const people = t.people(count.total, number(count.total))
  const others = LOCALES.filter((locale) => campaign.content[locale] === undefined)
  const hasOthers = others.some((locale) => (count.locales[locale] ?? 0) > 0)
  const { from, sender } = preview
  return (
    <Form onSubmit={submit} error={schedule.error} busy={schedule.busy}>
      <dl class="mail-summary">
        <dt>{t.to}</dt>
        <dd>
          <span class="strong">{people}</span>{' '}
          <span class="hint">
            {Object.entries(count.locales)
              .filter(([, some]) => some > 0)
              .map(([locale, some]) => `${language(locale)} ${number(some)}`)
              .join(' · ')}
          </span>
        </dd>
        <dt>{t.from}</dt>
        <dd>
          {from.name} <span class="hint">&lt;{from.address}&gt;</span>
          <br />
          <span class="hint">
            {sender.name}, {sender.postalAddress}
          </span>
        </dd>
        <dt>{t.languages}</dt>
        <dd>
          {list(LOCALES.filter((locale) => campaign.content[locale] !== undefined).map(language))}.
          {hasOthers && <span class="hint"> {t.othersGet(language(campaign.fallback))}</span>}
        </dd>
      </dl>
      {count.total === 0 && <p class="notice warn">{t.nobodyNow}</p>}
      <fieldset class="field">
        <legend>{t.whenQuestion}</legend>
        {[false, true].map((isLater) => (
          <label key={String(isLater)} class="check">
            <input type="radio" name="when" checked={later === isLater} onChange={() => setLater(isLater)} />
            <span>{isLater ? t.later : t.now}</span>
          </label>
        ))}
      </fieldset>
      {later && (
        <DateTimeField
          name="at"
          label={t.moment}
          {...(at !== undefined && isFarAhead(at, new Date()) ? { hint: t.momentFar } : {})}
          value={at}
          onChange={setAt}
          problem={asked && at === undefined ? t.momentMissing : undefined}
        />
      )}
      <p>{later ? t.whatHappensPlanned : t.whatHappens}</p>
      <div class="actions">
        <button type="submit" class="button" aria-disabled={schedule.busy}>
          {schedule.busy ? kit.working : later ? t.plan : t.sendNow(people)}
        </button>
        <button type="button" class="button quiet" onClick={onClose}>
          {kit.cancel}
        </button>
      </div>
    </Form>
  )
}
