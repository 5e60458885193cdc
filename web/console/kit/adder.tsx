import { useRef, useState } from 'preact/hooks'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import type { Described, Option } from './field.tsx'

/**
 * Adds one of a list. Choosing alone adds nothing: arrow keys choose too, one after the other, on the way to the one
 * that is meant. What adds it is a button, which stands there once something is chosen.
 */
export function Adder(props: {
  /** What one may add: "Add a language". */
  label: string
  options: readonly Option[]
  onAdd: (value: string) => void
  /** What ties the list to a field around it; else its label is its name. */
  control?: Described
}) {
  const { label, options, onAdd, control } = props
  const t = useTexts(kitTexts)
  const list = useRef<HTMLSelectElement>(null)
  const [value, setValue] = useState('')
  const chosen = options.find((option) => option.value === value)
  return (
    <span class="adder">
      <select
        ref={list}
        {...(control ?? { 'aria-label': label })}
        value={chosen?.value ?? ''}
        onChange={(event) => setValue(event.currentTarget.value)}
      >
        <option value="">+ {label}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {chosen !== undefined && (
        <button
          type="button"
          class="button small"
          onClick={() => {
            // The button goes.
            list.current?.focus()
            setValue('')
            onAdd(chosen.value)
          }}
        >
          {t.addOne(chosen.label)}
        </button>
      )}
    </span>
  )
}
