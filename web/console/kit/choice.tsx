import type { Option } from './field.tsx'

/** One of two or three that change a view at once, side by side. */
export function Choice(props: {
  label: string
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
}) {
  const { label, value, options, onChange } = props
  return (
    <fieldset aria-label={label} class="choice">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  )
}
