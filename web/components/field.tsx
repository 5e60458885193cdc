import type { Child } from 'hono/jsx'
import { saysYes } from '../../functions/domain/consent.ts'
import type { Site } from '../site.ts'
import { fieldError } from '../texts/errors.ts'
import { texts } from '../texts/texts.ts'

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

function describedBy(id: string, hint: boolean, error: boolean): string | undefined {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter((one) => one !== '')
  return ids.length === 0 ? undefined : ids.join(' ')
}

function FieldError({ id, text }: { id: string; text: string | undefined }) {
  return (
    <p class="error" id={`${id}-error`} hidden={text === undefined}>
      {text}
    </p>
  )
}

type TextFieldProps = {
  site: Site
  form: FormState
  name: string
  /** Where several forms of a page have a field of this name. */
  id?: string
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
  /** How the page's script offers an address that was probably meant; `{}` stands for it. */
  offer?: string
}

/** A labelled line of text with its hint and its error. What is not needed says so. */
export function TextField(props: TextFieldProps) {
  const { site, form, name, id = name, label, hint } = props
  const error = errorOf(site, form, name)
  return (
    <div class="field">
      <label for={id}>
        {label}
        {props.optional && <span class="optional"> ({texts(site.locale).optional})</span>}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={id} text={error} />
      <input
        id={id}
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
        aria-describedby={describedBy(id, hint !== undefined, error !== undefined)}
        {...scriptWords(site, name, props.codes ?? {})}
      />
      {props.offer !== undefined && <p class="offer" data-offer={props.offer} />}
    </div>
  )
}

type EmailFieldProps = Pick<TextFieldProps, 'site' | 'form' | 'label' | 'hint' | 'codes' | 'offer'>

/** Where an e-mail address is typed, for keyboards and browsers that know what that is. */
export function EmailField(props: EmailFieldProps) {
  return (
    <TextField
      {...props}
      name="email"
      type="email"
      inputmode="email"
      autocomplete="email"
      autocapitalize="none"
      maxlength={320}
    />
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
      <FieldError id={name} text={error} />
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

type BoxProps = {
  id: string
  name: string
  /** What the form says of a ticked box. */
  value: string
  checked: boolean
  /** The language of the label and its hint, where it is not the page's. */
  lang?: string | undefined
  hint?: string | undefined
  required?: boolean | undefined
  /** Only whoever is 16 or over may tick it; the page's script asks for that. */
  needsAge?: boolean | undefined
  /** What is wrong with this box alone; absent for one of a group, whose error stands with the group. */
  error?: { text: string | undefined }
  /** What the page's script shows. */
  words?: Record<string, string | undefined>
  children: Child
}

/** A box that nobody has ticked in advance, with its label. */
export function Box({ id, name, lang, hint, error, ...box }: BoxProps) {
  const wrong = error?.text !== undefined
  return (
    <div class="field checkbox">
      {error !== undefined && <FieldError id={id} text={error.text} />}
      <input
        id={id}
        name={name}
        type="checkbox"
        value={box.value}
        checked={box.checked}
        required={box.required}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={describedBy(id, hint !== undefined, wrong)}
        data-needs-age={box.needsAge ? '' : undefined}
        {...box.words}
      />
      <label for={id} lang={lang}>
        {box.children}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`} lang={lang}>
          {hint}
        </p>
      )}
    </div>
  )
}

type CheckboxProps = Pick<BoxProps, 'name' | 'lang' | 'hint' | 'required' | 'needsAge' | 'children'> & {
  site: Site
  form: FormState
  codes?: { missing: string }
}

/** A box that is a field of its own, with its error beside it. */
export function Checkbox({ site, form, codes, name, ...box }: CheckboxProps) {
  return (
    <Box
      {...box}
      id={name}
      name={name}
      value="on"
      checked={saysYes(form.values[name])}
      error={{ text: errorOf(site, form, name) }}
      words={scriptWords(site, name, codes ?? {})}
    />
  )
}

type BoxGroupProps = {
  site: Site
  form: FormState
  /** The field that the boxes fill together; the first box has it as its id. */
  name: string
  legend: string
  hint?: string | undefined
  children: Child
}

/** Boxes that answer one question together, with what is wrong with the answer. */
export function BoxGroup({ site, form, name, legend, hint, children }: BoxGroupProps) {
  const error = errorOf(site, form, name)
  const described = [
    hint === undefined ? '' : `${name}-group-hint`,
    error === undefined ? '' : `${name}-error`,
  ].filter((id) => id !== '')
  return (
    <fieldset aria-describedby={described.length === 0 ? undefined : described.join(' ')}>
      <legend>{legend}</legend>
      {hint !== undefined && (
        <p class="hint" id={`${name}-group-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={name} text={error} />
      {children}
    </fieldset>
  )
}
