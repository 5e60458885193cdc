import type { Context, MiddlewareHandler } from 'hono'
import type { Locale } from '../domain/locale.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** The language that the request is answered in; its words are loaded. */
    locale: Locale
  }
}

/** How an application finds the language of a request, and what it loads of it. */
export type Languages = { of: (c: Context) => Locale; load: (locale: Locale, path: string) => Promise<void> }

/** Chooses the language of each request and loads its words, so that every answer below finds them. */
export function inItsLanguage({ of, load }: Languages): MiddlewareHandler {
  return async (c, next) => {
    const locale = of(c)
    c.set('locale', locale)
    await load(locale, c.req.path)
    return next()
  }
}
