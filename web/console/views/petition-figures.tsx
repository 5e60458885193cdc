import { useConsole } from '../caller.tsx'
import { Empty, Loaded } from '../kit/loaded.tsx'
import { Section } from '../kit/page.tsx'
import { useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { Breakdown } from '../petitions/breakdown.tsx'
import { CsvButtons } from '../petitions/csv-buttons.tsx'
import { lastDays, lastHours, perDay, perHour, sum } from '../petitions/days.ts'
import { MailFunnel } from '../petitions/funnel.tsx'
import { OverTime } from '../petitions/over-time.tsx'
import { type Petition, petitionPath } from '../petitions/petition.ts'
import { PetitionPage } from '../petitions/petition-page.tsx'
import { PressFigures } from '../petitions/press-figures.tsx'
import { Recount } from '../petitions/recount.tsx'
import { Totals } from '../petitions/totals.tsx'
import { figuresTexts } from '../texts/figures.ts'
import type { ViewProps } from '../view-props.ts'

/** Somebody watches while a broadcast runs. */
const EVERY_MS = 10_000
/** What costs more to read, and is watched less. */
const SLOWLY_MS = 60_000
const HOURS_SHOWN = 48

type Days = { total: number; asOf?: string; rows: { day: string; count: number }[] }
type Hours = { rows: { hour: string; count: number }[] }

/** How one petition does: against its goal, over time, from where, and what becomes of its mail. */
export default function PetitionFigures({ params: { slug = '' } }: ViewProps) {
  return (
    <PetitionPage slug={slug} part="figures">
      {(petition) =>
        petition.state === 'draft' ? <NoFigures petition={petition} /> : <Figures petition={petition} />
      }
    </PetitionPage>
  )
}

function NoFigures({ petition: { slug } }: { petition: Petition }) {
  const t = useTexts(figuresTexts)
  const { may, isPartner } = useConsole()
  return (
    <Empty title={t.none}>
      <p>{t.isDraft}</p>
      {may('campaigner') && !isPartner && (
        <p>
          <a href={`/console/petitions/${slug}/edit`}>{t.toContent}</a>
        </p>
      )}
    </Empty>
  )
}

function Figures({ petition }: { petition: Petition }) {
  const t = useTexts(figuresTexts)
  const { may, isPartner } = useConsole()
  const { slug } = petition
  const days = useResource<Days>(`${petitionPath(slug)}/counts?by=day`, { every: EVERY_MS })
  // By hour all are counted together: what is a partner's own cannot be told.
  const hours = useResource<Hours>(isPartner ? undefined : `${petitionPath(slug)}/counts?by=hour`, {
    every: EVERY_MS,
  })
  return (
    <>
      <Loaded resource={days} rows={8}>
        {({ total, rows, asOf }) => {
          const now = new Date(asOf ?? Date.now())
          const at = lastHours(now, HOURS_SHOWN)
          const hourly = hours.data === undefined ? undefined : { at, rows: hours.data.rows }
          return (
            <>
              <Totals
                petition={petition}
                total={total}
                today={sum(perDay(lastDays(now, 1), rows))}
                thisHour={hourly && sum(perHour(at.slice(-1), hourly.rows))}
                asOf={now.toISOString()}
              />
              <OverTime petition={petition} days={rows} hours={hourly} total={total} now={now} />
            </>
          )
        }}
      </Loaded>
      <Breakdown slug={slug} every={SLOWLY_MS} />
      <Section title={t.download} intro={t.downloadText}>
        <CsvButtons
          path={`${petitionPath(slug)}/counts?by=day,country,source,partner,locale`}
          name={`${slug}-counts`}
        />
        {may('campaigner') && petition.retiredAt === undefined && (
          <p class="actions">
            <a href={`/console/exports?kind=signatures&petition=${slug}`}>{t.exportSignatures}</a>
            <a href={`/console/held?petition=${slug}`}>{t.judgeHeld}</a>
          </p>
        )}
      </Section>
      {!isPartner && (
        <>
          <MailFunnel slug={slug} every={SLOWLY_MS} />
          <PressFigures slug={slug} />
        </>
      )}
      {!isPartner && may('campaigner') && petition.retiredAt === undefined && (
        <Recount slug={slug} onDone={days.reload} />
      )}
    </>
  )
}
