import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import { Refusal } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { Badge } from '../kit/badge.tsx'
import { Failure } from '../kit/failure.tsx'
import { useFormats } from '../kit/format.ts'
import { Loaded } from '../kit/loaded.tsx'
import { Page, Section } from '../kit/page.tsx'
import { say } from '../kit/status.tsx'
import { Tabs } from '../kit/tabs.tsx'
import { useAction } from '../kit/use-action.ts'
import { type Resource, useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { AudienceWords } from '../mailings/audience-words.tsx'
import { CAMPAIGNS, type Campaign, campaignPath, isEditable, pollEvery, TONES } from '../mailings/campaign.ts'
import { Editor } from '../mailings/editor.tsx'
import { Moves } from '../mailings/moves.tsx'
import { MailPreview } from '../mailings/preview.tsx'
import { Results, SendingProgress } from '../mailings/results.tsx'
import { TooLate } from '../mailings/too-late.tsx'
import { type Lists, useLists } from '../mailings/use-lists.ts'
import { sendingTexts } from '../texts/mailing-sending.ts'
import { mailingsTexts } from '../texts/mailings.ts'
import type { ViewProps } from '../view-props.ts'

/** One mailing, from its first word to what came of it. */
export default function Mailing({ params }: ViewProps) {
  const t = useTexts(mailingsTexts)
  const { may } = useConsole()
  const mailing = useMailing(params['id'] ?? '')
  const lists = useLists()
  const { data: campaign, error } = mailing
  const back = { href: '/console/mailings', label: t.back }
  if (campaign === undefined && error instanceof Refusal && error.status === 404)
    return (
      <Page title={t.unknown} back={back}>
        <p>{t.unknownText}</p>
      </Page>
    )
  return (
    <Page
      title={campaign?.name ?? t.mailing}
      back={back}
      actions={
        campaign !== undefined &&
        may('campaigner') &&
        campaign.state !== 'draft' && <Copy campaign={campaign} />
      }
    >
      <Loaded resource={mailing}>
        {(shown) => (
          <>
            <Standing campaign={shown} put={mailing.put} />
            {may('campaigner') && isEditable(shown) ? (
              <Loaded resource={lists}>
                {(known) => <Editor campaign={shown} lists={known} put={mailing.put} />}
              </Loaded>
            ) : (
              <>
                {may('campaigner') && <TooLate campaign={shown} />}
                {shown.startedAt !== undefined && <Sent campaign={shown} />}
                <ReadOnly campaign={shown} lists={lists.data} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** A mailing as it stands, read again as often as it changes; an answer that was overtaken by a newer one is dropped. */
function useMailing(id: string): Resource<Campaign> {
  const [every, setEvery] = useState(pollEvery(undefined))
  const resource = useResource<Campaign>(campaignPath(id), { every })
  const newest = useRef<Campaign | undefined>(undefined)
  const { data } = resource
  if (data !== undefined && (newest.current?.id !== data.id || data.version >= newest.current.version))
    newest.current = data
  const shown = data === undefined ? undefined : newest.current
  const wanted = pollEvery(shown)
  useEffect(() => setEvery(wanted), [wanted])
  const put = (campaign: Campaign) => {
    newest.current = campaign
    resource.put(campaign)
  }
  return { ...resource, data: shown, put }
}

/** Where it is, since when, why it stands still, and what can be done. */
function Standing({ campaign, put }: { campaign: Campaign; put: (campaign: Campaign) => void }) {
  const t = useTexts(mailingsTexts)
  const sending = useTexts(sendingTexts)
  const { may } = useConsole()
  const { dateTime } = useFormats()
  const { state, at, startedAt, endedAt, pause } = campaign
  const isDue = at !== undefined && Date.parse(at) <= Date.now()
  const when =
    state === 'scheduled' && at !== undefined
      ? isDue
        ? sending.startsNow
        : sending.planned(dateTime(at))
      : state === 'sent' && endedAt !== undefined
        ? sending.sentAt(dateTime(endedAt))
        : state === 'cancelled' && endedAt !== undefined
          ? sending.cancelledAt(dateTime(endedAt))
          : startedAt !== undefined
            ? sending.startedAt(dateTime(startedAt))
            : undefined
  return (
    <div class="mail-standing">
      <p role="status">
        <Badge tone={TONES[state]}>{t.states[state]}</Badge> {when}
      </p>
      {pause !== undefined && (
        <p class="notice warn">
          {pause.reason} <span class="hint">{dateTime(pause.at)}</span>
        </p>
      )}
      {may('campaigner') && <Moves campaign={campaign} onMoved={put} />}
    </div>
  )
}

function Sent({ campaign }: { campaign: Campaign }) {
  const t = useTexts(sendingTexts)
  const isOver = campaign.state === 'sent' || campaign.state === 'cancelled'
  return (
    <Section title={isOver ? t.results : t.progress}>
      {!isOver && <SendingProgress campaign={campaign} />}
      <Results campaign={campaign} />
    </Section>
  )
}

/** What it says and who gets it, for whoever may not change it, or when it is too late to. */
function ReadOnly({ campaign, lists }: { campaign: Campaign; lists: Lists | undefined }) {
  const t = useTexts(sendingTexts)
  const { language } = useFormats()
  const [locale, setLocale] = useState(campaign.fallback)
  const preview = <MailPreview id={campaign.id} version={campaign.version} locale={locale} />
  return (
    <Section title={t.mail}>
      <AudienceWords audience={campaign.audience} lists={lists} />
      {campaign.languages.length > 1 ? (
        <Tabs
          label={t.languages}
          tabs={campaign.languages.map((one) => ({ id: one, label: language(one) }))}
          current={locale}
          onChoose={setLocale}
        >
          {preview}
        </Tabs>
      ) : (
        preview
      )}
    </Section>
  )
}

/** Begins another with the same words, to the same people. */
function Copy({ campaign }: { campaign: Campaign }) {
  const t = useTexts(mailingsTexts)
  const { api } = useConsole()
  const { route } = useLocation()
  const copy = useAction(async (signal) => {
    const { name, content, fallback, audience, petition } = campaign
    const made = await api.post<Campaign>(
      CAMPAIGNS,
      {
        name: t.copyOf(name).slice(0, 150),
        content,
        fallback,
        audience,
        ...(petition === undefined ? {} : { petition }),
      },
      { signal },
    )
    say(t.copied)
    route(`/console/mailings/${made.id}`)
  })
  return (
    <>
      <Failure error={copy.error} />
      <button type="button" class="button quiet" aria-disabled={copy.busy} onClick={() => void copy.run()}>
        {t.copy}
      </button>
    </>
  )
}
