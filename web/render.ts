import type { JSX } from 'hono/jsx/jsx-runtime'

/** A whole HTML document of a page element. The pages hold no asynchronous component. */
export function renderPage(page: JSX.Element): string {
  return `<!doctype html>\n${page.toString()}`
}
