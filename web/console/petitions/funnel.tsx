import { Bar } from '../kit/bar.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty, Loaded } from '../kit/loaded.tsx'
import { Section } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { figuresTexts } from '../texts/figures.ts'
import { CsvButtons } from './csv-buttons.tsx'
import { petitionPath } from './petition.ts'

const SENT = ['submitted', 'mailed', 'delivered', 'bounced', 'complained'] as const
const STANDS = ['confirmed', 'pending', 'held', 'withdrawn', 'removed', 'expired'] as const
type Step = (typeof SENT)[number] | (typeof STANDS)[number]
type Figures = Record<Step, number>
type Funnel = { total: Figures; days: (Figures & { day: string })[] }

const MOST_DAYS = 14

/** What became of those who asked to sign: of their mail, and of their request. */
export function MailFunnel({ slug, every }: { slug: string; every: number }) {
  const t = useTexts(figuresTexts)
  const { number, percent, day } = useFormats()
  const funnel = useResource<Funnel>(`${petitionPath(slug)}/funnel`, { every })
  const steps = (caption: string, names: readonly Step[], total: Figures) => (
    <Table
      caption={caption}
      captionUnseen={false}
      compact
      items={names}
      rowKey={(step) => step}
      columns={[
        { heading: t.step, cell: (step) => t.steps[step] },
        { heading: t.count, number: true, cell: (step) => number(total[step]) },
        {
          heading: t.share,
          number: true,
          cell: (step) => {
            const share = total[step] / (total.submitted || 1)
            return <Bar share={share}>{percent(share)}</Bar>
          },
        },
      ]}
      empty={null}
    />
  )
  return (
    <Section title={t.mail} intro={t.mailText}>
      <Loaded resource={funnel}>
        {({ total, days }) =>
          total.submitted === 0 ? (
            <Empty title={t.none} />
          ) : (
            <>
              <div class="two">
                {steps(t.sent, SENT, total)}
                {steps(t.stands, STANDS, total)}
              </div>
              <details class="more">
                <summary>{t.mailDays}</summary>
                <Table
                  caption={t.mailDays}
                  items={days.slice(-MOST_DAYS).reverse()}
                  rowKey={(row) => row.day}
                  columns={[
                    { heading: t.day, cell: (row) => (/^\d{4}-/.test(row.day) ? day(row.day) : t.unknown) },
                    ...(['submitted', 'mailed', 'delivered', 'bounced', 'confirmed'] as const).map(
                      (step) => ({
                        heading: t.steps[step],
                        number: true,
                        cell: (row: Figures) => number(row[step]),
                      }),
                    ),
                  ]}
                  empty={null}
                />
              </details>
              <CsvButtons path={`${petitionPath(slug)}/funnel`} name={`${slug}-funnel`} />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}
