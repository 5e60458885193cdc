import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { fieldId, problemOf, useProblems } from './form.tsx'
import { instantOf, useFormats, wallClock } from './format.ts'

type Common = {
  /** As the API calls it: problems are shown beside the field of that name. */
  name: string
  label: string
  hint?: ComponentChildren
  /** Says so beside the label. */
  optional?: boolean
  /** A problem that is found here, before the API is asked. */
  problem?: string | undefined
  disabled?: boolean
}

export type Described = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' }

/** A label, a hint and a problem around one control, tied to it for those who do not see them. */
export function Field(
  props: Common & { children: (control: Described) => ComponentChildren; after?: ComponentChildren },
) {
  const { name, label, hint, optional, problem, children, after } = props
  const t = useTexts(kitTexts)
  const said = problemOf(useProblems(), name) ?? problem
  const id = fieldId(name)
  const described = [hint === undefined ? '' : `${id}-hint`, said === undefined ? '' : `${id}-problem`]
    .join(' ')
    .trim()
  return (
    <div class={said === undefined ? 'field' : 'field wrong'}>
      <label for={id}>
        {label}
        {optional && <span class="optional"> ({t.optional})</span>}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {said !== undefined && (
        <p class="problem" id={`${id}-problem`}>
          {said}
        </p>
      )}
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(said === undefined ? {} : { 'aria-invalid': 'true' }),
      })}
      {after}
    </div>
  )
}

export type TextFieldProps = Common & {
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'url' | 'search'
  maxLength?: number
  autocomplete?: string
  lang?: string
  /** A narrow one for short values. */
  short?: boolean
}

/** One line of text. */
export function TextField({
  value,
  onChange,
  type = 'text',
  maxLength,
  autocomplete,
  lang,
  short,
  ...field
}: TextFieldProps) {
  return (
    <Field {...field}>
      {(control) => (
        <input
          {...control}
          // The types know each type of input apart, and not one that varies.
          type={type as 'text'}
          name={field.name}
          value={value}
          disabled={field.disabled}
          class={short ? 'short' : undefined}
          maxLength={maxLength}
          autocomplete={autocomplete ?? 'off'}
          lang={lang}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export type TextAreaProps = Common & {
  value: string
  onChange: (value: string) => void
  rows?: number
  maxLength?: number
  lang?: string
  /** Told the element, for whoever inserts something at the caret. */
  onElement?: (element: HTMLTextAreaElement | null) => void
}

/** Several lines, which grow with their text; near the limit it says how many characters are used. */
export function TextArea({ value, onChange, rows = 4, maxLength, lang, onElement, ...field }: TextAreaProps) {
  const t = useTexts(kitTexts)
  const { number } = useFormats()
  const near = maxLength !== undefined && value.length > maxLength * 0.8
  return (
    <Field
      {...field}
      after={near && <p class="hint">{t.characters(number(value.length), number(maxLength))}</p>}
    >
      {(control) => (
        <textarea
          {...control}
          ref={onElement ?? null}
          name={field.name}
          value={value}
          rows={rows}
          class={rows > 5 ? 'tall' : undefined}
          disabled={field.disabled}
          maxLength={maxLength}
          lang={lang}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** A whole number; undefined while the field is empty. What is no number is said, and not passed on. */
export function NumberField(
  props: Common & { value: number | undefined; onChange: (value: number | undefined) => void },
) {
  const { value, onChange, ...field } = props
  const t = useTexts(kitTexts)
  const [typed, setTyped] = useState<string>()
  const read = typed === undefined ? null : numberOf(typed)
  const wrong = typed !== undefined && read === null
  // As it was typed, with its dots, until the value is changed by something else.
  const shown = wrong || (typed !== undefined && read === value) ? typed : (value?.toString() ?? '')
  return (
    <Field {...field} problem={wrong ? t.notANumber : field.problem}>
      {(control) => (
        <input
          {...control}
          type="text"
          inputMode="numeric"
          class="short"
          name={field.name}
          value={shown}
          disabled={field.disabled}
          autocomplete="off"
          onInput={(event) => {
            const text = event.currentTarget.value
            setTyped(text)
            const number = numberOf(text)
            if (number !== null) onChange(number)
          }}
        />
      )}
    </Field>
  )
}

/** `10.000` and `10 000` are ten thousand; null is no number. */
function numberOf(text: string): number | undefined | null {
  const digits = text.replaceAll(/[\s.,]/g, '')
  if (digits === '') return undefined
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

export type Option = { value: string; label: string }

/** One of a few. */
export function Select(
  props: Common & { value: string; options: readonly Option[]; onChange: (value: string) => void },
) {
  const { value, options, onChange, ...field } = props
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          name={field.name}
          value={value}
          disabled={field.disabled}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Yes or no. */
export function Checkbox(props: Common & { checked: boolean; onChange: (checked: boolean) => void }) {
  const { name, label, hint, checked, onChange, disabled } = props
  const said = problemOf(useProblems(), name) ?? props.problem
  const id = fieldId(name)
  return (
    <div class="check">
      <input
        type="checkbox"
        id={id}
        name={name}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined && said === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <div>
        <label for={id}>{label}</label>
        {(hint !== undefined || said !== undefined) && (
          <p class={said === undefined ? 'hint' : 'problem'} id={`${id}-hint`}>
            {said ?? hint}
          </p>
        )}
      </div>
    </div>
  )
}

/** Any of several, as boxes under one heading. */
export function Checkboxes(
  props: Common & {
    options: readonly Option[]
    values: readonly string[]
    onChange: (values: string[]) => void
  },
) {
  const { name, label, hint, options, values, onChange } = props
  const said = problemOf(useProblems(), name)
  return (
    <fieldset class="field" id={fieldId(name)} tabIndex={-1}>
      <legend>{label}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {said !== undefined && <p class="problem">{said}</p>}
      {options.map((option) => (
        <Checkbox
          key={option.value}
          name={`${name}-${option.value}`}
          label={option.label}
          checked={values.includes(option.value)}
          {...(props.disabled === undefined ? {} : { disabled: props.disabled })}
          onChange={(checked) =>
            onChange(checked ? [...values, option.value] : values.filter((value) => value !== option.value))
          }
        />
      ))}
    </fieldset>
  )
}

/** A moment, typed and shown by the clocks in Amsterdam; its value is an ISO instant, undefined while empty. */
export function DateTimeField(
  props: Common & { value: string | undefined; onChange: (value: string | undefined) => void },
) {
  const { value, onChange, ...field } = props
  const t = useTexts(kitTexts)
  // What is typed names no moment in the hour that the clocks skip.
  const [unknown, setUnknown] = useState<string>()
  return (
    <Field
      {...field}
      label={`${field.label} (${t.amsterdam})`}
      problem={unknown === undefined ? field.problem : t.timeUnknown}
    >
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          class="moment"
          name={field.name}
          disabled={field.disabled}
          value={unknown ?? (value === undefined ? '' : wallClock(value))}
          onInput={(event) => {
            const typed = event.currentTarget.value
            const instant = typed === '' ? undefined : instantOf(typed)
            setUnknown(typed !== '' && instant === undefined ? typed : undefined)
            if (typed === '' || instant !== undefined) onChange(instant)
          }}
        />
      )}
    </Field>
  )
}
