import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Application, PUBLIC_URL, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const SHARP = { title: 'Stop <script>alert("1")</script> & ga', summary: 'S', body: 'B', addressee: 'A' }

/** An open petition in Dutch alone, with a title that must be written as text. */
const sharp = () => application.petition({ texts: { nl: SHARP } })
const closed = () => application.petition({ state: 'closed', closedAt: '2026-11-20T00:00:00.000Z' })
const read = async (path: string) => {
  const response = await application.request(path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

describe('count.svg', () => {
  it('says the count, its words and its time in the language, and leads to the petition', async () => {
    const slug = await application.petition({ offline: 1234 })
    const { status, headers, text } = await read(`/en/petitions/${slug}/count.svg`)
    expect([status, headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    expect(text).toMatch(/>0<.*>signatures<.*And 1,234 signatures on paper.*As of 21 November 2026/)
    expect(text).toContain(`<a href="${PUBLIC_URL}/en/petitions/${slug}" target="_top">`)
    expect((await read(`/nl/petitions/${slug}/count.svg`)).text).toContain('handtekeningen')
  })

  it('may be shown and framed by any site, kept for seconds, and runs and fetches nothing', async () => {
    const { headers, text } = await read(`/nl/petitions/${await sharp()}/count.svg`)
    const style = /<style>(.*)<\/style>/.exec(text)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'none'; base-uri 'none'; frame-ancestors *`,
    )
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(Number(/s-maxage=(\d+)/.exec(headers.get('cache-control') ?? '')?.[1])).toBeLessThanOrEqual(60)
    expect(headers.has('set-cookie')).toBe(false)
    expect(text).toContain('Stop &lt;script&gt;')
    expect(text).not.toMatch(/<script|style=|\son[a-z]+=/)
  })

  it('shows the end of a closed petition, and nothing of a draft', async () => {
    const { status, text } = await read(`/nl/petitions/${await closed()}/count.svg`)
    expect([status, text.includes('Deze petitie is gesloten')]).toEqual([200, true])
    const draft = await application.petition({ state: 'draft' })
    for (const path of [`/nl/petitions/${draft}`, '/nl/petitions/onbekend', '/xx/petitions/petitie-1'])
      expect((await read(`${path}/count.svg`)).status).toBe(404)
  })
})
