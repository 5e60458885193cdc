import type { Hono } from 'hono'
import { readImageId } from '../../domain/image.ts'
import type { Dependencies } from '../dependencies.ts'

/** Browsers for good; the edge for a day, so that one that was dropped is gone from there a day later. */
const KEPT = 'public, max-age=31536000, s-maxage=86400, immutable'

/** The pictures that managers put up. Their names say what they hold, so that browsers can keep them for good. */
export function imageFiles(app: Hono, deps: Pick<Dependencies, 'stores'>): void {
  app.get('/images/:id', async (c) => {
    const id = c.req.param('id')
    const facts = readImageId(id)
    const bytes = facts && (await deps.stores.images.read(id))
    if (facts === undefined || bytes === undefined) return c.notFound()
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': facts.type, 'Cache-Control': KEPT })
  })
}
