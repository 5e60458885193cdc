import { useEffect, useRef, useState } from 'preact/hooks'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import type { Charted, DrawnChart } from './draw-chart.ts'
import { useFormats } from './format.ts'
import { Table } from './table.tsx'
import { useWide } from './use-wide.ts'

export type ChartProps = Charted & {
  title: string
  /** In a sentence, what the chart shows: for those who do not see it. */
  summary: string
  kind?: 'bars' | 'line'
}

/**
 * A chart (uPlot, loaded when one is shown), and the same numbers as a table beside it, the last one first; where there is
 * no room for that, the table opens below.
 */
export function Chart(props: ChartProps) {
  const { title, summary, labels, labelHeading, series, goal, kind = 'bars' } = props
  const t = useTexts(kitTexts)
  const { number } = useFormats()
  const place = useRef<HTMLDivElement>(null)
  const drawn = useRef<DrawnChart | undefined>(undefined)
  const [failed, setFailed] = useState(false)
  const isWide = useWide()
  const data = JSON.stringify([labels, series, goal, kind])

  // `data` stands for all that is drawn.
  useEffect(() => {
    let closed = false
    void import('./draw-chart.ts').then(
      ({ drawChart }) => {
        if (closed || place.current === null) return
        drawn.current?.destroy()
        drawn.current = drawChart(place.current, {
          labels,
          labelHeading,
          series,
          kind,
          number,
          ...(goal === undefined ? {} : { goal }),
        })
      },
      () => setFailed(true),
    )
    return () => {
      closed = true
    }
  }, [data, number])
  useEffect(() => () => drawn.current?.destroy(), [])

  const table = (
    <Table
      caption={title}
      compact
      items={labels.map((label, index) => ({ label, index })).reverse()}
      rowKey={({ index }) => String(index)}
      columns={[
        { heading: labelHeading, cell: ({ label }) => label },
        ...series.map(({ name, values }) => ({
          heading: name,
          number: true,
          cell: ({ index }: { index: number }) => number(values[index] ?? 0),
        })),
      ]}
      empty={null}
    />
  )
  return (
    <figure class={series.length > 1 || goal !== undefined ? 'chart' : 'chart single'}>
      <figcaption>{title}</figcaption>
      {!failed && <div ref={place} class="drawing" role="img" aria-label={summary} />}
      {isWide ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is longer than the chart is high, and scrolled by keyboard too (WCAG 2.1.1).
        <section class="numbers" tabIndex={0} aria-label={t.numbersOf(title)}>
          {table}
        </section>
      ) : (
        <details open={failed}>
          <summary>{t.numbers}</summary>
          {table}
        </details>
      )}
    </figure>
  )
}
