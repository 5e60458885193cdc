import type { Site } from '../site.ts'
import { fieldError } from '../texts/errors.ts'
import { texts } from '../texts/texts.ts'
import type { FormState } from './field.tsx'

type ErrorSummaryProps = {
  site: Site
  errors: FormState['errors']
  /** The fields that the form shows; an error about another one is told without a link. */
  fields: readonly string[]
  /** What follows a field's name in its id. */
  suffix?: string
}

/** What is wrong, first on the page, each line leading to its field, in the order of the fields. */
export function ErrorSummary({ site, errors, fields, suffix = '' }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  const place = ({ field }: { field: string }) =>
    fields.includes(field) ? fields.indexOf(field) : fields.length
  const inOrder = [...errors].sort((a, b) => place(a) - place(b))
  return (
    <section class="error-summary" role="alert" tabindex={-1} id="errors" aria-labelledby="errors-title">
      <h2 id="errors-title">{texts(site.locale).petition.errorSummary(errors.length)}</h2>
      <ul>
        {inOrder.map((error) => (
          <li>
            {fields.includes(error.field) ? (
              <a href={`#${error.field}${suffix}`}>{fieldError(site.locale, error)}</a>
            ) : (
              fieldError(site.locale, error)
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
