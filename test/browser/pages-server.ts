import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LOCALES } from '../../functions/domain/locale.ts'
import { buildAssets } from '../../web/build-assets.ts'
import { renderPage } from '../../web/render.ts'
import { everyPage } from '../web/every-page.tsx'

/** The policy that the pages must live under (STANDARDS 25): nothing inline, nothing from outside. */
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export type PagesServer = {
  origin: string
  /** Paths of every page and state: `/nl/petition-errors`. */
  paths: string[]
  /** What the count answers. */
  count: { value: number; asked: number }
  close: () => Promise<void>
}

/** Serves every page in every state with its assets, under the real policy, on a free port of loopback. */
export async function startPagesServer(): Promise<PagesServer> {
  const assets = await buildAssets()
  const pages = new Map<string, string>(
    LOCALES.flatMap((locale) =>
      Object.entries(everyPage(locale, assets)).map(
        ([name, page]) => [`/${locale}/${name}`, renderPage(page)] as const,
      ),
    ),
  )
  const count = { value: 12_345, asked: 0 }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const asset = assets.files.get(path)
    const page = pages.get(path)
    if (asset !== undefined) response.writeHead(200, { 'content-type': asset.type }).end(asset.body)
    else if (page !== undefined)
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY })
        .end(page)
    else if (path.endsWith('/count')) {
      count.asked += 1
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ count: count.value, offline: 512, goal: 20_000 }))
    } else response.writeHead(404).end()
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
