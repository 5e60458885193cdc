import { useState } from 'preact/hooks'
import { Refusal } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { Choice } from '../kit/choice.tsx'
import { Failure } from '../kit/failure.tsx'
import { HtmlFrame } from '../kit/html-frame.tsx'
import { Loading } from '../kit/loaded.tsx'
import { useReading } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/mailing-editor.ts'
import { campaignPath, type Preview } from './campaign.ts'
import { OrganisationMissing } from './organisation-missing.tsx'
import { useDebounced, useLast } from './use-debounced.ts'

const SETTLES_MS = 500
const WIDTHS = { phone: 390, desktop: 800 } as const
/** Somebody who reads the preview. */
const READER = 'Noor'

const DEVICES = ['phone', 'desktop', 'dark', 'plain'] as const
type Device = (typeof DEVICES)[number]

/**
 * The mail as it arrives, by the composer that sends it. With `unsaved`, as it would be with that; while something is
 * wrong with what is typed, the last that was right stays, and what is wrong is said.
 */
export function MailPreview({
  id,
  version,
  locale,
  unsaved,
}: {
  id: string
  /** Of what is saved: another one is read again. */
  version: number
  locale: string
  unsaved?: object
}) {
  const t = useTexts(editorTexts)
  const { api } = useConsole()
  const [device, setDevice] = useState<Device>('phone')
  const [named, setNamed] = useState(true)
  const asked = useDebounced({ locale, ...(named ? { name: READER } : {}), ...unsaved }, SETTLES_MS)
  const resource = useReading(`${id} ${version} ${JSON.stringify(asked)}`, (signal) =>
    api.post<Preview>(`${campaignPath(id)}/preview`, asked, { signal }),
  )
  const shown = useLast(resource)
  return (
    <div class="mail-preview">
      <Wrong error={resource.error} onRetry={resource.reload} />
      {shown === undefined ? (
        resource.error === undefined && <Loading />
      ) : (
        <>
          <Choice
            label={t.device}
            options={DEVICES.map((one) => ({ value: one, label: t[one] }))}
            value={device}
            onChange={(chosen) => setDevice(chosen as Device)}
          />
          <Envelope preview={shown} />
          {device === 'plain' ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            <pre class="mail-plain" lang={shown.locale} tabIndex={0}>
              {shown.text}
            </pre>
          ) : (
            <HtmlFrame
              html={shown.html}
              title={t.preview}
              width={WIDTHS[device === 'desktop' ? 'desktop' : 'phone']}
              scheme={device === 'dark' ? 'dark' : 'light'}
              height={600}
            />
          )}
          <label class="check">
            <input
              type="checkbox"
              checked={named}
              onChange={(event) => setNamed(event.currentTarget.checked)}
            />
            <span>{t.named}</span>
          </label>
        </>
      )}
    </div>
  )
}

/** What an inbox shows before the mail is opened. */
function Envelope({ preview }: { preview: Preview }) {
  const t = useTexts(editorTexts)
  const { from, subject, preheader, locale } = preview
  return (
    <dl class="mail-envelope">
      <dt>{t.from}</dt>
      <dd>
        {from.name} <span class="hint">&lt;{from.address}&gt;</span>
      </dd>
      <dt>{t.subject}</dt>
      <dd lang={locale}>
        {subject === '' ? <span class="hint">{t.noSubject}</span> : <span class="strong">{subject}</span>}
        {preheader !== '' && <span class="hint"> {preheader}</span>}
      </dd>
    </dl>
  )
}

/** What keeps a preview from being made: the fields with something wrong, or who would send it. */
function Wrong({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTexts(editorTexts)
  if (!(error instanceof Refusal)) return <Failure error={error} onRetry={onRetry} />
  if (error.code === 'organisation-missing') return <OrganisationMissing />
  const reasons = error.fields.length === 0 ? [error.message] : error.fields.map(({ detail }) => detail)
  return (
    <div class="notice warn" role="status">
      <p>{t.notYet}</p>
      <ul>
        {[...new Set(reasons)].map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  )
}
