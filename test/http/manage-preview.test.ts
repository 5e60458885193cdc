import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LOCALES } from '../../functions/domain/locale.ts'
import { examplePetition } from '../support/examples.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const path = (slug: string) => `/api/manage/petitions/${slug}/preview`
const stored = (slug: string, locale: string) =>
  application.manage('GET', `${path(slug)}?locale=${locale}`, undefined, 'viewer')
const unsaved = (slug: string, body: object) => application.manage('POST', path(slug), body, 'viewer')

describe('a preview', () => {
  it('is the very page that readers get, in every language, and nobody keeps it', async () => {
    const slug = await application.petition({ topics: [await application.topic()], milestones: [10] })
    for (const locale of LOCALES) {
      const preview = await stored(slug, locale)
      const page = await application.request(`/${locale}/petitions/${slug}`)
      const html = await page.text()
      expect(await preview.text(), locale).toBe(html)
      if (locale === 'nl') expect(await (await application.manage('GET', path(slug))).text()).toBe(html)
      expect([
        preview.status,
        preview.headers.get('content-type'),
        preview.headers.get('cache-control'),
      ]).toEqual([200, 'text/html; charset=UTF-8', 'no-store'])
    }
  })

  it('shows a draft as it will be, and changes that are not saved, and stores nothing of them', async () => {
    const slug = await application.petition({ state: 'draft' })
    const before = await (await application.manage('GET', `/api/manage/petitions/${slug}`)).json()
    expect(await (await stored(slug, 'nl')).text()).toContain('id="sign"')
    const { nl } = examplePetition().texts
    const changes = {
      texts: { nl: { ...nl, title: 'Een <nieuwe> titel', consent: 'Andere toestemming.' } },
      goal: 123_456,
      version: 99,
    }
    const html = await (await unsaved(slug, { locale: 'nl', ...changes })).text()
    for (const shown of ['Een &lt;nieuwe&gt; titel', 'Andere toestemming.', '123.456'])
      expect(html).toContain(shown)
    expect(await (await stored(slug, 'nl')).text()).not.toContain('Andere toestemming.')
    expect(await (await application.manage('GET', `/api/manage/petitions/${slug}`)).json()).toEqual(before)
    const { items } = await application.deps.stores.audit.list('2026-11', 1000)
    expect(items.filter(({ subject }) => subject === slug)).toHaveLength(1)
  })

  it('tells all that is wrong at once, and of what there is not', async () => {
    const slug = await application.petition()
    const response = await unsaved(slug, { locale: 'xx', goal: 0, topics: ['bestaat-niet'] })
    expect(response.status).toBe(422)
    const { errors } = (await response.json()) as { errors: { field: string; code: string }[] }
    expect(errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'goal value-malformed',
      'locale locale-unknown',
      'topics topic-unknown',
    ])
    for (const query of ['?locale=', '?locale=xx'])
      expect((await application.manage('GET', `${path(slug)}${query}`)).status).toBe(422)
    expect((await stored('bestaat-niet', 'nl')).status).toBe(404)
    expect((await unsaved('bestaat-niet', { locale: 'nl' })).status).toBe(404)
  })
})
