import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

describe('GET of the public API', () => {
  it('gives the count: confirmed, offline, goal and its time, for any site, cacheable for 5 s', async () => {
    const slug = await application.petition({ offline: 56, goal: 5000 })
    const response = await application.request(`/api/petitions/${slug}/count`)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      count: 0,
      offline: 56,
      goal: 5000,
      asOf: application.now().toISOString(),
    })
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('cache-control')).toMatch(/(^|, )s-maxage=5$/)
    const preflight = await application.request(`/api/petitions/${slug}/count`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://partner.example.org',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'x-requested-with',
      },
    })
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    expect(preflight.headers.get('access-control-allow-headers')).toBe('*')
    const unknown = await application.request('/api/petitions/bestaat-niet/count')
    expect([unknown.status, unknown.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
  })

  it('has a problem where there is nothing, also at its root', async () => {
    for (const path of ['/api', '/api/', '/api/bestaat-niet', '/api/petitions/'])
      expect((await application.request(path)).headers.get('content-type'), path).toBe(
        'application/problem+json',
      )
  })

  it('gives public facts of open and closed petitions, and none of a draft or of its managers', async () => {
    const open = await application.petition()
    const closed = await application.petition({ state: 'closed', closedAt: '2026-11-20T00:00:00.000Z' })
    const draft = await application.petition({ state: 'draft' })
    expect((await application.request(`/api/petitions/${draft}`)).status).toBe(404)
    expect((await application.request(`/api/petitions/${draft}/count`)).status).toBe(404)
    const facts = (await (await application.request(`/api/petitions/${closed}`)).json()) as object
    expect(facts).toMatchObject({ slug: closed, state: 'closed', count: 0 })
    expect(facts).not.toHaveProperty('version')
    expect(facts).not.toHaveProperty('pastConsents')
    const listed = new Set<string>()
    let path: string | undefined = '/api/petitions'
    while (path !== undefined) {
      const page = (await (await application.request(path)).json()) as {
        items: { slug: string }[]
        next?: string
      }
      for (const item of page.items) listed.add(item.slug)
      path = page.next === undefined ? undefined : `/api/petitions?after=${page.next}`
    }
    expect([listed.has(open), listed.has(closed), listed.has(draft)]).toEqual([true, true, false])
  })

  it('says that it is well when the table answers', async () => {
    const well = await application.request('/health')
    expect([well.status, await well.json()]).toEqual([200, { status: 'ok' }])
  })

  it.each([
    ['a NUL', '%00'],
    ['one letter', 'x'],
    ['a capital', 'ABC'],
    ['3,000 letters', 'a'.repeat(3000)],
    ['half a character', '%E0%A4%A'],
  ])('knows no petition named by %s, and is not troubled by it', async (_, slug) => {
    for (const path of [`/api/petitions/${slug}`, `/api/petitions/${slug}/count`, `/nl/petitions/${slug}`])
      expect((await application.request(path)).status, path).toBe(404)
    expect((await application.manage('GET', `/api/manage/petitions/${slug}`)).status).toBe(404)
    expect((await application.request(`/api/petitions?after=${slug}`)).status).toBe(200)
    expect((await application.request('/api/petitions?after=')).status).toBe(200)
  })

  it('answers 404 as a problem for any other path under /api', async () => {
    const response = await application.request('/api/bestaat-niet')
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 404, code: 'not-found' })
  })
})
