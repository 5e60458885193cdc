import type { Child } from 'hono/jsx'
import type { Site } from '../site.ts'
import { fieldError, texts } from '../texts/texts.ts'

/** What was typed into a form, and what is wrong with it, both by field name. */
export type FormState = {
  values: Record<string, string>
  errors: readonly { field: string; code: string }[]
}

export const EMPTY_FORM: FormState = { values: {}, errors: [] }

/** The first error of a field in words, or undefined. */
function errorOf(site: Site, form: FormState, field: string): string | undefined {
  const error = form.errors.find((one) => one.field === field)
  return error === undefined ? undefined : fieldError(site.locale, error)
}

/** The words that the page's script shows, so that both sides say the same. */
function scriptWords(site: Site, field: string, codes: { missing?: string; malformed?: string }) {
  const words = (code: string | undefined) =>
    code === undefined ? undefined : fieldError(site.locale, { field, code })
  return { 'data-missing': words(codes.missing), 'data-malformed': words(codes.malformed) }
}

function describedBy(name: string, hint: boolean, error: boolean): string | undefined {
  const ids = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter((id) => id !== '')
  return ids.length === 0 ? undefined : ids.join(' ')
}

function FieldError({ name, text }: { name: string; text: string | undefined }) {
  return (
    <p class="error" id={`${name}-error`} hidden={text === undefined}>
      {text}
    </p>
  )
}

type TextFieldProps = {
  site: Site
  form: FormState
  name: string
  label: string
  hint?: string
  type?: 'text' | 'email'
  inputmode?: 'text' | 'email'
  autocomplete: string
  autocapitalize?: 'none' | 'words' | 'characters'
  maxlength: number
  /** May be left empty, and says so. */
  optional?: true
  codes?: { missing?: string; malformed?: string }
}

/** A labelled line of text with its hint and its error. What is not needed says so. */
export function TextField(props: TextFieldProps) {
  const { site, form, name, label, hint } = props
  const error = errorOf(site, form, name)
  return (
    <div class="field">
      <label for={name}>
        {label}
        {props.optional && <span class="optional"> ({texts(site.locale).optional})</span>}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <FieldError name={name} text={error} />
      <input
        id={name}
        name={name}
        type={props.type ?? 'text'}
        inputmode={props.inputmode}
        autocomplete={props.autocomplete}
        autocapitalize={props.autocapitalize}
        spellcheck={props.type === 'email' ? false : undefined}
        dir={props.type === 'email' ? 'ltr' : 'auto'}
        maxlength={props.maxlength}
        value={form.values[name] ?? ''}
        required={!props.optional}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(name, hint !== undefined, error !== undefined)}
        {...scriptWords(site, name, props.codes ?? {})}
      />
    </div>
  )
}

type SelectFieldProps = {
  site: Site
  form: FormState
  name: string
  label: string
  autocomplete: string
  options: readonly { value: string; label: string }[]
  /** What is chosen before anybody chose. */
  preset: string
}

/** A labelled choice from a long list. */
export function SelectField({ site, form, name, label, autocomplete, options, preset }: SelectFieldProps) {
  const error = errorOf(site, form, name)
  const chosen = form.values[name] ?? preset
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <FieldError name={name} text={error} />
      <select
        id={name}
        name={name}
        autocomplete={autocomplete}
        required
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(name, false, error !== undefined)}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

type CheckboxProps = {
  site: Site
  form: FormState
  name: string
  /** The language of the label, where it is not the page's. */
  lang?: string | undefined
  hint?: string
  required?: boolean
  codes?: { missing: string }
  children: Child
}

/** A box that nobody has ticked in advance. */
export function Checkbox({ site, form, name, lang, hint, required, codes, children }: CheckboxProps) {
  const error = errorOf(site, form, name)
  return (
    <div class="field checkbox">
      <FieldError name={name} text={error} />
      <input
        id={name}
        name={name}
        type="checkbox"
        value="on"
        checked={(form.values[name] ?? '') !== ''}
        required={required}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(name, hint !== undefined, error !== undefined)}
        {...scriptWords(site, name, codes ?? {})}
      />
      <label for={name} lang={lang}>
        {children}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}
