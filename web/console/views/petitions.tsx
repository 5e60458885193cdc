import { useConsole } from '../caller.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { PagedTable } from '../kit/paged-table.tsx'
import { Sparkline } from '../kit/sparkline.tsx'
import { usePages } from '../kit/use-pages.ts'
import { useResource } from '../kit/use-resource.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { lastDays, perDay, sum } from '../petitions/days.ts'
import { inOrder, PETITIONS, type Petition, petitionPath, titleOf } from '../petitions/petition.ts'
import { StateBadge } from '../petitions/state.tsx'
import { petitionsTexts } from '../texts/petitions.ts'

const EVERY_MS = 30_000
const TREND_EVERY_MS = 5 * 60_000
const TREND_DAYS = 14

/** All petitions, with how they do. */
export default function Petitions() {
  const t = useTexts(petitionsTexts)
  const { may, isPartner } = useConsole()
  const { language } = useLanguage()
  const { number, percent, dateTime } = useFormats()
  const petitions = usePages<Petition>(PETITIONS, { every: EVERY_MS })
  const create = may('campaigner') && !isPartner && (
    <a class="button" href="/console/petitions/new">
      {t.create}
    </a>
  )
  return (
    <Page title={t.title} actions={create}>
      <PagedTable
        pages={petitions}
        order={(items) => inOrder(items, language)}
        caption={t.title}
        rowKey={({ slug }) => slug}
        search={(petition) =>
          `${petition.slug} ${Object.values(petition.texts)
            .map(({ title }) => title)
            .join(' ')}`
        }
        columns={[
          {
            heading: t.petition,
            cell: (petition) => (
              <a href={`/console/petitions/${petition.slug}`}>{titleOf(petition, language)}</a>
            ),
          },
          { heading: t.state, cell: ({ state }) => <StateBadge state={state} /> },
          {
            heading: t.signatures,
            number: true,
            cell: ({ count, offline, goal }) => (
              <>
                <span class="strong">{number(count)}</span>
                <br />
                <span class="hint unbroken">{t.ofGoal(percent(count / goal), number(goal))}</span>
                {offline > 0 && <span class="hint under">{t.besides(number(offline))}</span>}
              </>
            ),
          },
          { heading: t.trend, cell: (petition) => <Trend petition={petition} /> },
          {
            heading: t.closes,
            cell: ({ closesAt, state }) =>
              closesAt === undefined || state === 'archived' ? '–' : dateTime(closesAt),
          },
        ]}
        empty={
          <Empty title={t.none}>
            <p>{t.noneText}</p>
            {create}
          </Empty>
        }
      />
    </Page>
  )
}

/** Signatures a day; only of those that still collect. */
function Trend({ petition: { slug, state } }: { petition: Petition }) {
  const t = useTexts(petitionsTexts)
  const { number } = useFormats()
  const days = lastDays(new Date(), TREND_DAYS)
  const collects = state === 'open' || state === 'closed'
  const counts = useResource<{ rows: { day: string; count: number }[] }>(
    collects ? `${petitionPath(slug)}/counts?by=day&from=${days[0]}&to=${days.at(-1)}` : undefined,
    { every: TREND_EVERY_MS },
  )
  if (!collects || counts.data === undefined) return <span>–</span>
  const values = perDay(days, counts.data.rows)
  return <Sparkline values={values} label={t.trendLabel(number(sum(values)))} />
}
