import { type ComponentChildren, createContext } from 'preact'
import { useContext, useEffect, useRef, useState } from 'preact/hooks'
import { type FieldProblem, Refusal } from '../api.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { Failure } from './failure.tsx'

const Problems = createContext<readonly FieldProblem[]>([])

/** The problems of every field in the form around. */
export const useProblems = () => useContext(Problems)

/** What is wrong with a field, or with one of its members (`embedOrigins.2`). */
export function problemOf(problems: readonly FieldProblem[], name: string): string | undefined {
  return problems.find(({ field }) => field === name || field.startsWith(`${name}.`))?.detail
}

/** The control of a field, or of the nearest that holds it. */
function controlOf(name: string): HTMLElement | null {
  for (let part = name; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    const found = document.getElementById(fieldId(part))
    if (found !== null) return found
  }
  return null
}

/** What stands beside a control, without what is said of it in passing: "(optional)". */
function labelOnPage(field: string): string | undefined {
  const control = controlOf(field)
  const named = control?.id === undefined ? null : document.querySelector(`label[for="${control.id}"]`)
  const label = named ?? control?.querySelector('legend')
  return label?.firstChild?.textContent ?? undefined
}

/** The id of the control of a field, by the name that the API calls it: `texts.nl.title`. */
export const fieldId = (name: string): string => `field-${name.replaceAll(/[^a-zA-Z0-9]+/g, '-')}`

/**
 * A form that calls the API. `error` is what the last try failed with: refused fields are listed first, each linked
 * to its field (and said beside it); anything else is said in words. Enter submits; nothing submits twice.
 */
export function Form(props: {
  onSubmit: () => void
  error: unknown
  busy: boolean
  /** What a field of the API is called here, and what to do before its link is followed (open its tab). */
  onProblem?: (problem: FieldProblem) => void
  /** What a field is called that does not stand on the page now; else its own label is read. */
  labelOf?: (field: string) => string | undefined
  children: ComponentChildren
  class?: string
}) {
  const { onSubmit, error, busy, onProblem, labelOf, children } = props
  const problems = error instanceof Refusal ? error.fields : []
  return (
    <form
      noValidate
      class={props.class ?? 'form'}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSubmit()
      }}
    >
      {problems.length > 0 ? (
        <ErrorSummary
          problems={problems}
          labelOf={labelOf ?? (() => undefined)}
          {...(onProblem === undefined ? {} : { onProblem })}
        />
      ) : (
        <Failure error={error} />
      )}
      <Problems.Provider value={problems}>{children}</Problems.Provider>
    </form>
  )
}

/** Every wrong field in one list, which takes the focus when it appears. */
function ErrorSummary({
  problems,
  labelOf,
  onProblem,
}: {
  problems: readonly FieldProblem[]
  labelOf: (field: string) => string | undefined
  onProblem?: (problem: FieldProblem) => void
}) {
  const t = useTexts(kitTexts)
  const box = useRef<HTMLDivElement>(null)
  const [labels, setLabels] = useState<readonly (string | undefined)[]>([])
  useEffect(() => box.current?.focus(), [problems])
  useEffect(() => setLabels(problems.map(({ field }) => labelOf(field) ?? labelOnPage(field))), [problems])
  const follow = (problem: FieldProblem) => (event: Event) => {
    event.preventDefault()
    onProblem?.(problem)
    // After the tab that holds it has opened.
    requestAnimationFrame(() => {
      const field = controlOf(problem.field)
      field?.scrollIntoView({ block: 'center' })
      field?.focus({ preventScroll: true })
    })
  }
  return (
    <div ref={box} class="notice error" role="alert" tabIndex={-1}>
      <p class="strong">{t.errorsTitle}</p>
      <ul>
        {problems.map((problem, index) => (
          <li key={problem.field}>
            <a href={`#${fieldId(problem.field)}`} onClick={follow(problem)}>
              {labels[index] === undefined ? '' : `${labels[index]}: `}
              {problem.detail}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
