import { useConsole } from '../caller.tsx'
import { Failure } from '../kit/failure.tsx'
import { useFormats } from '../kit/format.ts'
import { type Resource, useReading } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/mailing-editor.ts'
import { type Audience, type AudienceCount, campaignPath } from './campaign.ts'
import { useDebounced, useLast } from './use-debounced.ts'

const SETTLES_MS = 300

/** How many would get it now if it went to this audience, saved or not; not asked while it goes to nobody. */
function useAudienceCount(id: string, audience: Audience): Resource<AudienceCount> {
  const { api } = useConsole()
  const asked = useDebounced(audience, SETTLES_MS)
  const isSomebody = asked.topics.length + asked.petitions.length > 0
  return useReading(isSomebody ? `${id} ${JSON.stringify(asked)}` : undefined, (signal) =>
    api.post<AudienceCount>(`${campaignPath(id)}/audience`, { audience: asked }, { signal }),
  )
}

/** That number, live, and how it divides by language. */
export function AudienceNumber({ id, audience }: { id: string; audience: Audience }) {
  const t = useTexts(editorTexts)
  const { number, language } = useFormats()
  const count = useAudienceCount(id, audience)
  const last = useLast(count)
  const isSomebody = audience.topics.length + audience.petitions.length > 0
  const shown = isSomebody && count.error === undefined ? last : undefined
  const languages = Object.entries(shown?.locales ?? {}).filter(([, people]) => people > 0)
  return (
    <>
      <div class="mail-audience-number" role="status" aria-busy={count.loading}>
        {!isSomebody && <p class="quiet-text">{t.nobody}</p>}
        {isSomebody && shown === undefined && count.error === undefined && (
          <p class="quiet-text">{t.counting}</p>
        )}
        {shown !== undefined && (
          <>
            <p class="strong">{t.people(shown.total, number(shown.total))}</p>
            <p class="hint">
              {languages.map(([locale, people]) => `${language(locale)} ${number(people)}`).join(' · ')}
              {languages.length > 0 && '. '}
              {t.asIfNow}
            </p>
          </>
        )}
      </div>
      {isSomebody && <Failure error={count.error} onRetry={count.reload} />}
    </>
  )
}
