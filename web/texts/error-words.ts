import type * as manage from './nl/manage-errors.ts'
import type * as open from './nl/public-errors.ts'

/** What supporters, and clients of the public API, can do wrong: in every language. */
export type PublicErrors = typeof open.errors
export type PublicProblems = typeof open.problems
/** What only managers can do wrong: in the languages of the console. */
export type ManageErrors = typeof manage.errors
export type ManageProblems = typeof manage.problems
