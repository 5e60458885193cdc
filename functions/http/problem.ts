import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { fieldError, problemText } from '../../web/texts/errors.ts'
import type { Locale } from '../domain/locale.ts'
import type { FieldError } from './field-errors.ts'

/** The HTTP status of every code that the API refuses with. The words are in web/texts. */
const STATUS = {
  invalid: 422,
  'not-json': 415,
  'body-too-large': 413,
  'petition-unknown': 404,
  'petition-closed': 409,
  'petition-exists': 409,
  'petition-transition-illegal': 409,
  'petition-incomplete': 409,
  'petition-past-closing': 409,
  'petition-retired': 409,
  'version-conflict': 409,
  'update-unknown': 404,
  'image-too-large': 413,
  'image-unreadable': 415,
  'import-unreadable': 422,
  'import-too-long': 413,
  'topic-unknown': 404,
  'campaign-unknown': 404,
  'campaign-transition-illegal': 409,
  'campaign-incomplete': 409,
  'campaign-under-way': 409,
  'campaign-senders-differ': 409,
  'campaign-list-unknown': 409,
  'organisation-missing': 409,
  'occasion-not-come': 409,
  'petition-without-updates': 409,
  'too-many-tests': 429,
  'partner-unknown': 404,
  'export-unknown': 404,
  'recipient-not-named': 409,
  'too-many-exports': 429,
  'person-unknown': 404,
  'not-found': 404,
  unauthenticated: 401,
  forbidden: 403,
  internal: 500,
} as const satisfies Record<string, ContentfulStatusCode>

export type ProblemCode = keyof typeof STATUS

/** The status that a code is answered with. */
export function statusOf(code: ProblemCode): ContentfulStatusCode {
  return STATUS[code]
}

/** The language that a request is answered in (language.ts). */
export function requestLocale(c: Context): Locale {
  return c.get('locale')
}

/** Two people edited the same: which version stands there now (none where it is gone), so that it can be read and merged. */
export function versionConflict(c: Context, current: { version: number } | undefined): Response {
  return problem(c, 'version-conflict', undefined, requestLocale(c), current && { version: current.version })
}

/**
 * An RFC 9457 answer in the request's language, or in another one whose words were loaded; for invalid input with
 * every field's error at once, and with none where no field could be read. `more` are members of a kind of problem of
 * its own.
 */
export function problem(
  c: Context,
  code: ProblemCode,
  errors: readonly FieldError[] | undefined = code === 'invalid' ? [] : undefined,
  locale: Locale = requestLocale(c),
  more: Readonly<Record<string, unknown>> = {},
): Response {
  const body = {
    type: 'about:blank',
    ...problemText(locale, code),
    status: STATUS[code],
    code,
    ...more,
    ...(errors === undefined
      ? {}
      : { errors: errors.map((error) => ({ ...error, detail: fieldError(locale, error) })) }),
  }
  if (code === 'unauthenticated') c.header('WWW-Authenticate', 'Bearer realm="luid"')
  return c.body(JSON.stringify(body), STATUS[code], {
    'Content-Type': 'application/problem+json',
    'Content-Language': locale,
  })
}
