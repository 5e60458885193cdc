import { useId } from 'preact/hooks'

/** How far something is; without `most`, that it is under way. The words beside it say the same. */
export function Progress({
  value,
  most,
  label,
}: {
  value: number
  most?: number | undefined
  label: string
}) {
  const id = useId()
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      {most === undefined ? (
        <progress id={id} />
      ) : (
        <progress id={id} value={Math.min(value, most)} max={most || 1} />
      )}
    </div>
  )
}
