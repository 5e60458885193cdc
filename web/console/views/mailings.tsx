import { useConsole } from '../caller.tsx'
import { Badge } from '../kit/badge.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { PagedTable } from '../kit/paged-table.tsx'
import { usePages } from '../kit/use-pages.ts'
import { useTexts } from '../language.tsx'
import { CAMPAIGNS, type Listed, TONES, whenOf } from '../mailings/campaign.ts'
import { mailingsTexts } from '../texts/mailings.ts'

/** Figures in the list may be so old: what is being sent has a view of its own. */
const EVERY_MS = 30_000

/** All mailings, the newest first. */
export default function Mailings() {
  const t = useTexts(mailingsTexts)
  const { may } = useConsole()
  const { number, dateTime } = useFormats()
  const mailings = usePages<Listed>(`${CAMPAIGNS}?figures=true`, { every: EVERY_MS })
  const create = (
    <a class="button" href="/console/mailings/new">
      {t.create}
    </a>
  )
  return (
    <Page title={t.title} actions={may('campaigner') && create}>
      <PagedTable
        pages={mailings}
        caption={t.title}
        rowKey={({ id }) => id}
        search={({ name, state }) => `${name} ${t.states[state]}`}
        columns={[
          {
            heading: t.mailing,
            cell: ({ id, name }) => <a href={`/console/mailings/${id}`}>{name}</a>,
          },
          {
            heading: t.state,
            cell: ({ state }) => <Badge tone={TONES[state]}>{t.states[state]}</Badge>,
          },
          {
            heading: t.when,
            cell: (campaign) => {
              const when = whenOf(campaign)
              if (when !== undefined) return dateTime(when)
              return <span class="hint">{t.edited(dateTime(campaign.updatedAt))}</span>
            },
          },
          {
            heading: t.audience,
            number: true,
            cell: ({ figures }) => (figures === undefined ? '–' : number(figures.audience)),
          },
          {
            heading: t.sent,
            number: true,
            cell: ({ figures }) => (figures === undefined ? '–' : number(figures.sent)),
          },
        ]}
        empty={
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        }
      />
    </Page>
  )
}
