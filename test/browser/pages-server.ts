import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { securityHeaders } from '../../functions/http/security-headers.ts'
import { renderPage } from '../../web/render.ts'
import { themedStyle } from '../../web/theme.ts'
import { testAssets } from '../support/assets.ts'
import { everyPage, LOOKED_AT } from '../web/every-page.tsx'

/** Stands for a picture that a manager put up. */
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><path fill="#7a9" d="M0 0h16v9H0z"/></svg>'

export type PagesServer = {
  origin: string
  /** Paths of every page and state: `/nl/petition-errors`. */
  paths: string[]
  /** What the count answers. */
  count: { value: number; asked: number }
  close: () => Promise<void>
}

/** Serves every page in every state with its assets, under the real security headers, on a free port of loopback. */
export async function startPagesServer(): Promise<PagesServer> {
  const assets = await testAssets()
  const pages = new Map<string, string>(
    LOOKED_AT.flatMap((locale) =>
      Object.entries(everyPage(locale, assets)).map(
        ([name, page]) => [`/${locale}/${name}`, renderPage(page)] as const,
      ),
    ),
  )
  const count = { value: 12_345, asked: 0 }
  const app = new Hono()
  app.use(securityHeaders)
  const inColours = (path: string) => {
    const plain = assets.files.get(assets.style)
    const body = plain && themedStyle(path, { path: assets.style, body: plain.body })
    return plain === undefined || body === undefined ? undefined : { type: plain.type, body }
  }
  app.get('/assets/:file', (c) => {
    const asset = assets.files.get(c.req.path) ?? inColours(c.req.path)
    return asset === undefined ? c.notFound() : c.body(asset.body, 200, { 'Content-Type': asset.type })
  })
  app.get('/api/petitions/:slug/count', (c) => {
    count.asked += 1
    return c.json({ count: count.value, offline: 512, goal: 20_000 })
  })
  app.get('/images/example.png', (c) => c.body(PICTURE, 200, { 'Content-Type': 'image/svg+xml' }))
  app.get('*', (c) => {
    const page = pages.get(c.req.path)
    return page === undefined ? c.notFound() : c.html(page)
  })
  const server = createServer(async (request, response) => {
    const answer = await app.request(request.url ?? '/')
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, paths: [...pages.keys()], count, close: () => closed(server) }
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)))
  })
}
