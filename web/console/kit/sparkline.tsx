/** A trend in a few strokes, with its words for those who do not see it. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const width = 96
  const height = 24
  const most = Math.max(1, ...values)
  const step = values.length > 1 ? (width - 4) / (values.length - 1) : 0
  const points = values.map(
    (value, index) => `${2 + index * step},${height - 2 - (value / most) * (height - 4)}`,
  )
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <polyline points={points.join(' ')} />
    </svg>
  )
}
