import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { type PagesServer, startPagesServer } from './pages-server.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A browser and the server of every page, for the tests of one file. */
export function pagesInBrowser() {
  let browser: Browser
  let server: PagesServer
  beforeAll(async () => {
    ;[browser, server] = await Promise.all([launchBrowser(), startPagesServer()])
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })
  return {
    browser: () => browser,
    server: () => server,
    /** A page in a context of its own, and what it complained of or asked of other hosts. */
    open: async (
      path: string,
      options: BrowserContextOptions = {},
    ): Promise<{ page: Page; faults: string[] }> => {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
      const page = await context.newPage()
      const faults: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(error.message))
      page.on('request', (request) => {
        if (!request.url().startsWith(server.origin)) faults.push(`asked ${request.url()}`)
      })
      await page.goto(`${server.origin}${path}`)
      return { page, faults }
    },
  }
}

/** What axe finds under WCAG 2.2 A and AA and its own best practices, or by these rules alone. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const options = { resultTypes: ['violations'], ...(rules === undefined ? {} : { runOnly: rules }) }
  // Half a megabyte of script: a page is given it once, which takes about as long as looking.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(AXE)
  const results = (await page.evaluate(`axe.run(${JSON.stringify(options)})`)) as AxeResults
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
}
