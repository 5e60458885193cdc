import uPlot from 'uplot'

export type DrawnChart = { destroy: () => void }

/** What a chart shows. */
export type Charted = {
  /** What stands under each point, in the table too: `28 nov`, `13:00`. */
  labels: readonly string[]
  /** Heading of the labels in the table: "Day". */
  labelHeading: string
  series: readonly { name: string; values: readonly number[] }[]
  /** A level to be reached, drawn as a dashed line. */
  goal?: { name: string; value: number }
}

type Drawing = Charted & { kind: 'bars' | 'line'; number: (value: number) => string }

const HEIGHT = 240
/** A label needs this much room. */
const LABEL_PX = 64
const COLOURS = ['--chart-1', '--chart-2', '--chart-3', '--chart-4']

/** Draws into an element, in the page's own colours, as wide as it is; again when it grows or the scheme changes. */
export function drawChart(place: HTMLElement, drawing: Drawing): DrawnChart {
  let plot: uPlot | undefined
  const draw = () => {
    plot?.destroy()
    plot = new uPlot(options(place, drawing), data(drawing), place)
  }
  draw()
  const sized = new ResizeObserver(() => {
    if (plot !== undefined && plot.width !== place.clientWidth && place.clientWidth > 0)
      plot.setSize({ width: place.clientWidth, height: HEIGHT })
  })
  sized.observe(place)
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', draw)
  return {
    destroy: () => {
      sized.disconnect()
      dark.removeEventListener('change', draw)
      plot?.destroy()
    },
  }
}

function data({ labels, series, goal }: Drawing): uPlot.AlignedData {
  const x = labels.map((_, index) => index)
  const levels = goal === undefined ? [] : [labels.map(() => goal.value)]
  return [x, ...series.map(({ values }) => [...values]), ...levels]
}

function options(
  place: HTMLElement,
  { labels, labelHeading, series, goal, kind, number }: Drawing,
): uPlot.Options {
  const style = getComputedStyle(place)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const font = `13px ${style.fontFamily}`
  const label = (index: number) => labels[index] ?? ''
  /** Of a series, counted from 0; the goal stands behind the last. */
  const strokeOf = (index: number) =>
    colour(index < series.length ? (COLOURS[index % COLOURS.length] ?? '--chart-1') : '--soft')
  const paths = kind === 'bars' ? uPlot.paths.bars?.({ size: [0.7, 40] }) : undefined
  const most = Math.max(1, goal?.value ?? 0, ...series.flatMap(({ values }) => values))
  return {
    width: place.clientWidth || 320,
    height: HEIGHT,
    cursor: { y: false, drag: { x: false, y: false } },
    legend: { show: true, markers: { width: 0, fill: (_, index) => strokeOf(index - 1) } },
    scales: {
      x: {
        time: false,
        range: (_, min, max) => (kind === 'bars' ? [min - 0.5, max + 0.5] : [min, Math.max(max, min + 1)]),
      },
      y: { range: [0, most * 1.08] },
    },
    axes: [
      {
        font,
        stroke: colour('--soft'),
        grid: { show: false },
        ticks: { show: false },
        space: LABEL_PX,
        incrs: [1, 2, 3, 6, 7, 12, 14, 24, 28, 48, 72, 96, 168, 336, 720],
        values: (_, at) => at.map((index) => (Number.isInteger(index) ? label(index) : '')),
      },
      {
        font,
        stroke: colour('--soft'),
        grid: { stroke: colour('--line'), width: 1 },
        ticks: { show: false },
        size: 64,
        // People come whole.
        incrs: [
          1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 2e6, 5e6,
        ],
        values: (_, at) => at.map(number),
      },
    ],
    series: [
      // Where nobody points, the key tells of the last.
      { label: labelHeading, value: (_, index) => label(index ?? labels.length - 1) },
      ...series.map(({ name, values }, index): uPlot.Series => {
        const stroke = strokeOf(index)
        return {
          label: name,
          stroke,
          width: kind === 'bars' ? 0 : 2,
          ...(kind === 'bars' ? { fill: stroke } : {}),
          points: { show: false },
          value: (_, value) => number(value ?? values.at(-1) ?? 0),
          ...(paths === undefined ? {} : { paths }),
        }
      }),
      ...(goal === undefined
        ? []
        : [
            {
              label: goal.name,
              stroke: strokeOf(series.length),
              width: 1.5,
              dash: [6, 4],
              points: { show: false },
              value: () => number(goal.value),
            } satisfies uPlot.Series,
          ]),
    ],
  }
}
