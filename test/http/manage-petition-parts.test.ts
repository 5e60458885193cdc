import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PetitionUpdate, shownUpdates } from '../../functions/domain/petition-update.ts'
import { type Application, SIGNER, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const path = (slug: string, rest = '') => `/api/manage/petitions/${slug}${rest}`
/** Time passes between one act and the next, so that news and the audit log have an order. */
const act = (method: string, to: string, body?: object) => {
  application.pass(0.02)
  return application.manage(method, to, body)
}
const answer = async (response: Promise<Response> | Response) =>
  (await (await response).json()) as { id: string; version: number; items: { id: string }[] }
const codeOf = async (response: Promise<Response>) => {
  const { status } = await response
  const { code, errors } = (await (await response).json()) as {
    code: string
    errors?: { field: string; code: string }[]
  }
  return [status, code, ...(errors ?? []).map((error) => `${error.field} ${error.code}`)]
}
const audited = async (subject: string) => {
  const { items } = await application.deps.stores.audit.list('2026-11', 1000)
  return items.filter((entry) => entry.subject === subject).map(({ action }) => action)
}
const NEWS = { nl: { title: 'Aangeboden', body: 'Vandaag.' } }
const publicNews = (slug: string) => answer(application.request(`/api/petitions/${slug}/updates`))

describe('the dated news of a petition', () => {
  it('is written, changed by language and taken back, each with its audit entry', async () => {
    const slug = await application.petition()
    const first = await act('POST', path(slug, '/updates'), { texts: NEWS })
    const written = await answer(first)
    expect([first.status, first.headers.get('location')]).toEqual([201, path(slug, `/updates/${written.id}`)])
    expect(written).toEqual({ id: written.id, at: application.now().toISOString(), texts: NEWS, version: 1 })
    const one = path(slug, `/updates/${written.id}`)
    expect(await answer(application.manage('GET', one, undefined, 'viewer'))).toEqual(written)
    const en = { title: 'Handed over', body: 'Today.' }
    const changed = await answer(
      act('PATCH', one, { texts: { en }, at: '2026-11-20T09:00:00+01:00', version: 1 }),
    )
    expect(changed).toEqual({
      ...written,
      at: '2026-11-20T08:00:00.000Z',
      texts: { ...NEWS, en },
      version: 2,
    })
    expect(await answer(act('PATCH', one, { texts: { nl: null } }))).toMatchObject({
      texts: { en },
      version: 3,
    })
    const second = await answer(act('POST', path(slug, '/updates'), { texts: NEWS }))
    const { items } = await answer(application.manage('GET', path(slug, '/updates'), undefined, 'viewer'))
    expect(items.map(({ id }) => id)).toEqual([second.id, written.id])
    expect((await act('DELETE', one)).status).toBe(200)
    for (const method of ['GET', 'DELETE'])
      expect(await codeOf(act(method, one))).toEqual([404, 'update-unknown'])
    expect((await publicNews(slug)).items.map(({ id }) => id)).toEqual([second.id])
    expect(await audited(slug)).toEqual([
      'update-removed',
      'update-written',
      'update-changed',
      'update-changed',
      'update-written',
      'petition-created',
    ])
  })

  it('is told to the public from its date on, and of a draft never', async () => {
    const slug = await application.petition()
    const at = new Date(application.now().getTime() + 3_600_000).toISOString()
    const { id } = await answer(act('POST', path(slug, '/updates'), { texts: NEWS, at }))
    expect(await publicNews(slug)).toEqual({ items: [] })
    application.pass(61)
    expect(await publicNews(slug)).toEqual({ items: [{ id, at, texts: NEWS }] })
    const draft = await application.petition({ state: 'draft' })
    await act('POST', path(draft, '/updates'), { texts: NEWS })
    expect(await codeOf(application.request(`/api/petitions/${draft}/updates`))).toEqual([
      404,
      'petition-unknown',
    ])
  })

  it('tells two people who edit at once, and refuses what says nothing', async () => {
    const slug = await application.petition()
    const { id } = await answer(act('POST', path(slug, '/updates'), { texts: NEWS }))
    const one = path(slug, `/updates/${id}`)
    const at = (day: number) => ({ at: `2026-11-0${day}T00:00:00Z`, version: 1 })
    const answers = await Promise.all([1, 2, 3, 4].map((day) => application.manage('PATCH', one, at(day))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    for (const lost of answers.filter(({ status }) => status === 409))
      expect(await lost.json()).toMatchObject({ code: 'version-conflict', version: 2 })
    for (const body of [{ texts: {} }, { texts: { xx: NEWS.nl } }])
      expect(await codeOf(act('POST', path(slug, '/updates'), body))).toEqual([
        422,
        'invalid',
        'texts text-missing',
      ])
    expect(await codeOf(act('PATCH', one, { texts: { nl: null } }))).toEqual([
      422,
      'invalid',
      'texts text-missing',
    ])
    expect(await codeOf(act('PATCH', one, { texts: { nl: { title: ' ', body: '' } } }))).toEqual([
      422,
      'invalid',
      'texts.nl.title text-missing',
      'texts.nl.body text-missing',
    ])
    for (const nowhere of [path('bestaat-niet', `/updates/${id}`), path(slug, '/updates/x')])
      expect(await codeOf(act('PATCH', nowhere, {}))).toEqual([404, 'update-unknown'])
  })

  it('is shown newest first, in the reader’s language or another that it has', () => {
    const words = (title: string) => ({ title, body: title })
    const one = fc.record({
      at: fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
      locales: fc.uniqueArray(fc.constantFrom('nl' as const, 'en' as const), { minLength: 1 }),
    })
    fc.assert(
      fc.property(fc.array(one), fc.constantFrom('nl' as const, 'en' as const), (list, wanted) => {
        const updates = list.map(
          ({ at, locales }, i): PetitionUpdate => ({
            petition: 'p',
            id: `u-${i}`,
            at: at.toISOString(),
            texts: Object.fromEntries(locales.map((locale) => [locale, words(locale)])),
            version: 1,
          }),
        )
        const now = new Date('2026-06-01')
        const shown = shownUpdates(updates, wanted, now)
        expect(shown.length).toBe(list.filter(({ at }) => at <= now).length)
        for (const { id, locale, title } of shown) {
          const has = list[Number(id.slice(2))]?.locales ?? []
          expect([title, has.includes(wanted) ? wanted : has[0]]).toEqual([locale, locale])
        }
        expect(shown.map(({ at }) => at)).toEqual(
          shown
            .map(({ at }) => at)
            .sort()
            .reverse(),
        )
      }),
    )
  })
})

describe('signatures on paper', () => {
  it('are one figure, shown apart everywhere, audited, and told from the count', async () => {
    const slug = await application.petition()
    const set = await answer(act('PUT', path(slug, '/offline'), { count: 230, note: 'Markt', version: 1 }))
    expect(set).toMatchObject({ slug, offline: 230, offlineNote: 'Markt', count: 0, version: 2 })
    expect(await answer(application.request(`/api/petitions/${slug}/count`))).toMatchObject({
      count: 0,
      offline: 230,
    })
    const facts = await answer(application.request(`/api/petitions/${slug}`))
    expect(facts).toMatchObject({ offline: 230 })
    expect(JSON.stringify(facts)).not.toContain('Markt')
    const late = act('PUT', path(slug, '/offline'), { count: 1, version: 1 })
    expect(await answer(late)).toMatchObject({ code: 'version-conflict', version: 2 })
    expect(await answer(act('PUT', path(slug, '/offline'), { count: 0 }))).not.toHaveProperty('offlineNote')
    expect(await audited(slug)).toEqual(['paper-counted', 'paper-counted', 'petition-created'])
  })

  it.each([[-1], [1.5], [10_000_001], ['5'], [null], [undefined]])('cannot be %s', async (count) => {
    const slug = await application.petition()
    expect(await codeOf(act('PUT', path(slug, '/offline'), { count }))).toEqual([
      422,
      'invalid',
      'count value-malformed',
    ])
    expect((await act('PUT', path(slug, '/offline'), { count: 10_000_000 })).status).toBe(200)
  })
})

describe('a figure for the press', () => {
  it('holds what stood there, and stays so whatever happens later', async () => {
    const slug = await application.petition({ offline: 20 })
    const total = application.deps.stores.counts.total
    let count = 5
    const counts = application.deps.stores.counts as { total: typeof total }
    // The stored count moves by the stream alone, which no consumer reads here.
    counts.total = async (petition, current) => {
      expect([petition, current]).toEqual([slug, true])
      return count
    }
    try {
      const response = await act('POST', path(slug, '/figures'), { note: 'Persbericht' })
      const at = application.now().toISOString()
      const first = await answer(response)
      expect([response.status, first]).toEqual([
        201,
        { id: first.id, at, count: 5, offline: 20, total: 25, note: 'Persbericht' },
      ])
      count = 7
      const second = await answer(application.manage('POST', path(slug, '/figures')))
      expect(second).toMatchObject({ count: 7, total: 27 })
      expect(second).not.toHaveProperty('note')
      const one = response.headers.get('location') ?? ''
      expect(one).toBe(path(slug, `/figures/${first.id}`))
      expect(await answer(application.manage('GET', one, undefined, 'viewer'))).toEqual(first)
      expect(await codeOf(application.manage('GET', path(slug, '/figures/x')))).toEqual([404, 'not-found'])
      counts.total = total
      await act('PUT', path(slug, '/offline'), { count: 999 })
      await application.postJson(`/api/petitions/${slug}/signatures`, SIGNER)
      const { items } = await answer(application.manage('GET', path(slug, '/figures'), undefined, 'viewer'))
      expect(items).toHaveLength(2)
      expect(items).toEqual(expect.arrayContaining([first, second]))
      expect(await audited(slug)).toContain('figure-frozen')
      for (const method of ['PUT', 'PATCH', 'DELETE'])
        expect((await application.manage(method, path(slug, `/figures/${first.id}`), {})).status).toBe(404)
    } finally {
      counts.total = total
    }
  })
})
