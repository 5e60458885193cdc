import type { ComponentChildren } from 'preact'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { Failure } from './failure.tsx'
import type { Resource } from './use-resource.ts'

/** Grey bars where text will be; told politely to those who do not see them. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const t = useTexts(kitTexts)
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{t.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} class="bar" aria-hidden="true" />
      ))}
    </div>
  )
}

/**
 * What a resource holds, once it is there: grey bars until then, an error with a button to try again. A failed
 * later reading is said above what was there.
 */
export function Loaded<Data>(props: {
  resource: Resource<Data>
  rows?: number
  children: (data: Data) => ComponentChildren
}) {
  const { data, error, reload } = props.resource
  if (data === undefined)
    return error === undefined ? (
      <Loading {...(props.rows === undefined ? {} : { rows: props.rows })} />
    ) : (
      <Failure error={error} onRetry={reload} />
    )
  return (
    <>
      <Failure error={error} onRetry={reload} />
      {props.children(data)}
    </>
  )
}

/** Nothing is there yet: says so, and what to do. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="strong">{title}</p>
      {children}
    </div>
  )
}
