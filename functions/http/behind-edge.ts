import { type Context, Hono } from 'hono'
import { loadErrorWords } from '../../web/texts/errors.ts'
import { MANAGERS_LOCALES, preferredLocale } from '../domain/locale.ts'
import type { SharedDependencies } from './dependencies.ts'
import { onlyFromEdge } from './edge-checks.ts'
import { inItsLanguage, type Languages } from './language.ts'
import { problem } from './problem.ts'
import { securityHeaders } from './security-headers.ts'

/**
 * An application behind the edge: it refuses whoever came past that, gives every answer its headers, and tells of a
 * fault in the log without its words. Each request has its language, and the words of that are loaded. `unanswered`
 * says so to the caller: what is not there, and what went wrong.
 */
export function behindEdge(
  deps: Pick<SharedDependencies, 'originSecrets' | 'mac' | 'log'>,
  languages: Languages,
  unanswered: (c: Context, status: 404 | 500) => Response | Promise<Response>,
): Hono {
  const app = new Hono()
  app.use(securityHeaders)
  app.use(onlyFromEdge(deps.originSecrets, deps.mac))
  app.use(inItsLanguage(languages))
  app.notFound((c) => unanswered(c, 404))
  app.onError((error, c) => {
    // The name only: messages of faults can hold what was typed.
    deps.log.error('A request failed.', { code: 'request-failed', fault: error.name, method: c.req.method })
    // Said before the fault, it was of an answer that never came.
    c.header('Cache-Control', 'no-store')
    return unanswered(c, 500)
  })
  return app
}

/** Managers are answered in the language of the console that their request prefers; they are shown no page. */
const MANAGERS: Languages = {
  of: (c) => preferredLocale(c.req.header('accept-language'), MANAGERS_LOCALES),
  load: loadErrorWords,
}

/** An application behind the edge that shows no page: what it cannot answer is a problem. */
export function apiBehindEdge(deps: Parameters<typeof behindEdge>[0]): Hono {
  return behindEdge(deps, MANAGERS, (c, status) => problem(c, status === 404 ? 'not-found' : 'internal'))
}
