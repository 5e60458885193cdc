import { useState } from 'preact/hooks'
import { Bar } from '../kit/bar.tsx'
import { Select } from '../kit/field.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty, Loaded } from '../kit/loaded.tsx'
import { Section } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { figuresTexts } from '../texts/figures.ts'
import { petitionPath } from './petition.ts'

const DIMENSIONS = ['country', 'source', 'partner', 'locale'] as const
type Dimension = (typeof DIMENSIONS)[number]
type Row = Partial<Record<Dimension, string>> & { count: number }

/** Signatures by where they came from: the largest first, each with its share. */
export function Breakdown({ slug, every }: { slug: string; every: number }) {
  const t = useTexts(figuresTexts)
  const { number, percent, country, language } = useFormats()
  const [by, setBy] = useState<Dimension>('country')
  const counts = useResource<{ total: number; rows: Row[] }>(`${petitionPath(slug)}/counts?by=${by}`, {
    every,
  })
  const nameOf = (row: Row): string => {
    const value = row[by] ?? ''
    if (value === 'unknown') return t.unknown
    if (by === 'country') return country(value)
    if (by === 'locale') return language(value)
    if (value === '') return by === 'source' ? t.noSource : t.noPartner
    return by === 'source' && value === 'other' ? t.other : value
  }
  return (
    <Section title={t.from}>
      <Select
        name="by"
        label={t.by}
        value={by}
        options={DIMENSIONS.map((value) => ({ value, label: t.dimensions[value] }))}
        onChange={(value) => setBy(value as Dimension)}
      />
      <Loaded resource={counts}>
        {({ total, rows }) => (
          <Table
            caption={`${t.from}: ${t.dimensions[by]}`}
            compact
            items={[...rows].sort((a, b) => b.count - a.count)}
            rowKey={(row) => row[by] ?? ''}
            search={nameOf}
            columns={[
              { heading: t.dimensions[by], cell: nameOf },
              { heading: t.count, number: true, cell: (row) => number(row.count) },
              {
                heading: t.share,
                number: true,
                cell: (row) => (
                  <Bar share={row.count / (total || 1)}>{percent(row.count / (total || 1))}</Bar>
                ),
              },
            ]}
            empty={<Empty title={t.none} />}
          />
        )}
      </Loaded>
    </Section>
  )
}
