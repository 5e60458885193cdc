import * as v from 'valibot'
import type { Result } from '../domain/result.ts'

/** One thing wrong with one field; the code has its words in web/texts. `typed`: the part of a text that is meant. */
export type FieldError = { field: string; code: string; typed?: string }

/** The fields that a schema found wrong, by their dotted path; a message that is no code becomes the general one. */
export function fieldErrors(issues: readonly v.BaseIssue<unknown>[]): FieldError[] {
  const errors = issues.map((issue) => ({
    field: v.getDotPath(issue) ?? '',
    code: /^[a-z]+(-[a-z]+)+$/.test(issue.message) ? issue.message : 'value-malformed',
  }))
  return [...new Map(errors.map((error) => [error.field, error])).values()]
}

/** A text that a parser of the domain reads: its refusals are the codes of what is wrong. */
export const parsedBy = <Value>(parse: (input: string) => Result<Value, string>) =>
  v.rawTransform<string, Value>(({ dataset, addIssue, NEVER }) => {
    const result = parse(dataset.value)
    if (result.ok) return result.value
    addIssue({ message: result.code })
    return NEVER
  })
