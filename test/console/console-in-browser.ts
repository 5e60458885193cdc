import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { tokenVerifier } from '../../functions/http/caller.ts'
import { writeExports } from '../../functions/jobs/write-exports.ts'
import { exportPages } from '../../functions/table/export-pages.ts'
import { exportTable } from '../../functions/table/exports.ts'
import { petitionTable } from '../../functions/table/petitions.ts'
import { EXPORTS_MOUNT, localExports } from '../../infra/local/export-files.ts'
import { CONSOLE_CLIENT_ID } from '../../infra/local/issuer/people.ts'
import { ISSUER_MOUNT, makeIssuer } from '../../infra/local/issuer.ts'
import { keptSecrets } from '../../infra/local/kept-secrets.ts'
import { close, listen } from '../../infra/local/listen.ts'
import { readBody } from '../../infra/local/read-body.ts'
import { type BuiltConsole, buildConsole } from '../../web/build-console.ts'
import { type Application, startApplication } from '../http/application.ts'
import { launchBrowser } from '../support/browser.ts'

const MOST_BODY_BYTES = 10 * 1024 * 1024

/** Who signs in, by the part of their address before the `@`. `partner` is a campaigner of a partner organisation. */
export type Role = 'viewer' | 'campaigner' | 'admin' | 'partner'

export type OpenConsole = {
  page: Page
  /** What the browser complained of, and what it asked of strangers. A test expects none. */
  faults: string[]
}

export type ConsoleWorld = {
  /** The applications, and ways to put a petition, topic or campaign into the table. */
  application: Application
  built: BuiltConsole
  publicUrl: string
  browser: Browser
  /** Signs somebody in by the local issuer's page, and opens an address of the console (`/console/petitions`). */
  open: (role: Role, path?: string, options?: BrowserContextOptions) => Promise<OpenConsole>
  /** The same without signing in. */
  visit: (path?: string, options?: BrowserContextOptions) => Promise<OpenConsole>
  /** Answers these requests by what it is given, before the API does: a refusal, a fault. Undefined lets them pass. */
  interfere: (answer: (request: { method: string; path: string }) => Response | undefined) => void
  /** Closes what was opened; to be called after each test. */
  closePages: () => Promise<void>
  stop: () => Promise<void>
}

/**
 * The console as it is built, the real applications on a real table, and the local issuer, on one port; and a browser.
 * Time is real. One for a file of tests: `beforeAll`, with `closePages` after each and `stop` at the end.
 */
export async function startConsole(
  changes: Parameters<typeof startApplication>[0] = {},
): Promise<ConsoleWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'luid-console-'))
  let answer: (request: IncomingMessage, response: ServerResponse) => void = () => {}
  const server: Server = createServer((request, response) => answer(request, response))
  const port = await listen(server, 0)
  const publicUrl = `http://localhost:${port}`
  const [secrets, built, browser, exports] = await Promise.all([
    keptSecrets(folder),
    buildConsole(),
    launchBrowser(),
    localExports(join(folder, 'exports'), publicUrl),
  ])
  let writing: Promise<void> = Promise.resolve()
  const issuer = makeIssuer({ publicUrl, ...secrets.issuer })
  const now = () => new Date()
  const application = await startApplication({
    now,
    caller: tokenVerifier(issuer.url, { audience: 'luid' }, now),
    console: { issuer: issuer.url, clientId: CONSOLE_CLIENT_ID, signInOrigin: publicUrl },
    consoleAssets: built,
    site: { publicUrl, organisation: 'Voorbeeldstichting', privacyContact: 'privacy@example.org' },
    exportLinks: exports.links,
    exportWriter: {
      wake: async () => {
        writing = writing.then(() => writeFiles({}, { getRemainingTimeInMillis: () => 60_000 }))
      },
    },
    ...changes,
  })
  const { client, tableName } = application.table
  const writeFiles = writeExports({
    exports: exportTable(client, tableName),
    pages: exportPages(client, tableName),
    petitions: petitionTable(client, tableName),
    files: exports.files,
    partBytes: 64 * 1024,
    newId: randomUUID,
    now,
    log: application.deps.log,
  })
  let interference: Parameters<ConsoleWorld['interfere']>[0] = () => undefined
  answer = (request, response) => {
    const { method = 'GET', url = '/' } = request
    if (url.startsWith(`/${ISSUER_MOUNT}/`)) return issuer.handle(request, response)
    if (url.startsWith(`/${EXPORTS_MOUNT}/`)) return exports.handle(request, response)
    void pass(
      request,
      response,
      async (init) => interference({ method, path: url }) ?? (await application.request(url, init)),
    )
  }

  const visit: ConsoleWorld['visit'] = async (path = '/console', options = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'nl-NL',
      ...options,
    })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('console', (message) => {
      // A refusal of the API is an answer like any other; the browser complains of each.
      if (/^Failed to load resource: .* status of 4\d\d/.test(message.text())) return
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
    })
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== publicUrl) faults.push(`asked ${request.url()}`)
    })
    await page.goto(`${publicUrl}${path}`)
    return { page, faults }
  }

  return {
    application,
    built,
    publicUrl,
    browser,
    visit,
    open: async (role, path, options) => {
      const opened = await visit(path, options)
      await signIn(opened.page, role)
      return opened
    },
    interfere: (how) => {
      interference = how
    },
    closePages: async () => {
      interference = () => undefined
      for (const context of browser.contexts()) await context.close()
    },
    stop: async () => {
      await browser.close()
      await writing
      await application.stop()
      await close(server)
      await rm(folder, { recursive: true })
    },
  }
}

/** Presses the console's sign-in button, and chooses somebody on the local issuer's page. */
export async function signIn(page: Page, role: Role): Promise<void> {
  await page.getByRole('button', { name: /^(Inloggen|Sign in)$/ }).click()
  await page.getByRole('button', { name: `${role}@example.org` }).click()
  await page.locator('#content h1').waitFor()
}

/** Passes a request on to the applications, and their answer back. */
async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  ask: (init: RequestInit) => Promise<Response>,
): Promise<void> {
  const { method = 'GET' } = request
  const body = await readBody(request, MOST_BODY_BYTES)
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  const carries = method !== 'GET' && method !== 'HEAD' && body !== undefined && body.length > 0
  const answer = await ask({ method, headers, ...(carries ? { body: new Uint8Array(body) } : {}) })
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
}
