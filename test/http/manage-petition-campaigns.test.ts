import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Petition } from '../../functions/domain/petition.ts'
import { OCCASIONS } from '../../functions/domain/update-draft.ts'
import { exampleAudit, examplePetition } from '../support/examples.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
  const organisation = { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1', version: 1 }
  const updatedAt = application.now().toISOString()
  await application.deps.stores.organisation.write({ ...organisation, updatedAt }, 0, exampleAudit())
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(() => application.stop())

const pathOf = (slug: string) => `/api/manage/petitions/${slug}/campaigns`
const counted = (count: number) => vi.spyOn(application.deps.stores.counts, 'total').mockResolvedValue(count)
const petition = (facts: Partial<Petition> = {}) =>
  application.petition({ updates: examplePetition(), goal: 5000, ...facts })
const prepare = (slug: string, occasion: unknown) =>
  application.manage('POST', pathOf(slug), { occasion }, 'campaigner')
const read = async (slug: string, query = '') =>
  (await application.manage('GET', `${pathOf(slug)}${query}`, undefined, 'viewer')).json() as Promise<{
    items: { id: string }[]
    next?: string
    occasions: object[]
  }>
const code = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
]
type Draft = {
  id: string
  name: string
  content: Record<string, { subject: string; preheader: string; body: string }>
}
const prepared = async (slug: string, occasion: string): Promise<Draft> => {
  const response = await prepare(slug, occasion)
  expect(response.status).toBe(201)
  const draft = (await response.json()) as Draft
  expect(response.headers.get('location')).toBe(`/api/manage/campaigns/${draft.id}`)
  return draft
}

describe('what a petition’s signers could be told of', () => {
  it.each([
    ['an open one', {}, 0, []],
    ['an open one short of its first milestone', {}, 99, []],
    ['one at a milestone', {}, 1042, [{ occasion: 'milestone', milestone: 1000 }]],
    ['one at its goal', { goal: 1042 }, 1042, [{ occasion: 'milestone', milestone: 1042 }]],
    ['a closed one', { state: 'closed' }, 5, [{ occasion: 'closed' }, { occasion: 'handed-over' }]],
    [
      'one that its closing time has closed',
      { closesAt: '2026-11-01T00:00:00Z' },
      300,
      [{ occasion: 'milestone', milestone: 250 }, { occasion: 'closed' }, { occasion: 'handed-over' }],
    ],
    ['an archived one', { state: 'archived' }, 0, [{ occasion: 'closed' }, { occasion: 'handed-over' }]],
    ['a draft', { state: 'draft' }, 5000, []],
    ['one whose signers are forgotten', { state: 'closed', retiredAt: '2026-11-01T00:00:00Z' }, 5000, []],
  ] as const)('of %s', async (_, facts, count, occasions) => {
    counted(count)
    const slug = await petition(facts)
    expect((await read(slug)).occasions).toEqual(occasions)
    const come = occasions.map(({ occasion }) => occasion as string)
    for (const occasion of OCCASIONS) {
      if (come.includes(occasion)) await prepared(slug, occasion)
      else expect(await code(await prepare(slug, occasion))).toEqual([409, 'occasion-not-come'])
    }
  })

  it('is nothing where they could not agree to be mailed', async () => {
    const slug = await application.petition({ state: 'closed' })
    expect((await read(slug)).occasions).toEqual([])
    expect(await code(await prepare(slug, 'closed'))).toEqual([409, 'petition-without-updates'])
  })

  it('is asked of a petition and an occasion that there are', async () => {
    const slug = await petition()
    for (const occasion of ['verjaardag', 5, undefined])
      expect(await (await prepare(slug, occasion)).json()).toMatchObject({
        status: 422,
        errors: [{ field: 'occasion', code: 'occasion-unknown', detail: expect.stringMatching(/\.$/) }],
      })
    expect(await code(await prepare('bestaat-niet', 'closed'))).toEqual([404, 'petition-unknown'])
    expect(await code(await application.manage('GET', pathOf('bestaat-niet')))).toEqual([
      404,
      'petition-unknown',
    ])
  })
})

describe('a prepared draft', () => {
  it('goes to the petition’s signers, in every language of it, and can be sent as it is', async () => {
    counted(1042)
    const slug = await petition({ state: 'closed' })
    for (const occasion of OCCASIONS) {
      const draft = await prepared(slug, occasion)
      expect(draft).toMatchObject({
        state: 'draft',
        audience: { topics: [], petitions: [slug], countries: [], locales: [] },
        petition: slug,
        fallback: 'nl',
        version: 1,
      })
      expect(Object.keys(draft.content)).toEqual(['nl', 'en'])
      for (const locale of ['nl', 'en']) {
        const preview = await application.manage('POST', `/api/manage/campaigns/${draft.id}/preview`, {
          locale,
        })
        const { subject, text, html } = (await preview.json()) as Record<string, string>
        expect(`${subject}${text}${html}`).not.toMatch(/\{\{|undefined|NaN/)
        expect(subject).toContain(locale === 'nl' ? 'Geen kind te koop' : 'No child for sale')
        expect(text).toContain(locale === 'nl' ? '1.042' : '1,042')
        expect(html).toContain(`/${locale}/petitions/${slug}`)
      }
      const scheduled = await application.manage('POST', `/api/manage/campaigns/${draft.id}/schedule`)
      expect(scheduled.status, occasion).toBe(200)
    }
  })

  it('names the milestone, for managers and for readers, as each language writes numbers', async () => {
    counted(2600)
    const { name, content } = await prepared(await petition(), 'milestone')
    expect(name).toBe('Geen kind te koop: 2.500 handtekeningen')
    expect(content['nl']?.subject).toContain('2.500')
    expect(content['nl']?.body).toContain('2.500')
    expect(content['en']?.subject).toContain('2,500')
    expect(content['en']?.body).toContain('2,500')
  })

  it('is only in the languages that the petition has', async () => {
    counted(0)
    const { texts, consents } = examplePetition()
    const english = { texts: texts.en === undefined ? {} : { en: texts.en }, consents }
    const draft = await prepared(await petition({ state: 'closed', ...english }), 'closed')
    expect(draft).toMatchObject({ fallback: 'en', name: 'No child for sale: closed' })
    expect(Object.keys(draft.content)).toEqual(['en'])
  })

  it('leaves an audit entry, as every campaign does', async () => {
    const { id } = await prepared(await petition({ state: 'closed' }), 'handed-over')
    const { items } = await application.deps.stores.audit.list('2026-11', 1000)
    expect(items.filter(({ subject }) => subject === id)).toMatchObject([
      { action: 'campaign-created', actor: 'person-1' },
    ])
  })
})

describe('a petition’s campaigns', () => {
  it('are those that go to its signers, the newest first', async () => {
    const [slug, other] = [await petition({ state: 'closed' }), await petition({ state: 'closed' })]
    const first = await prepared(slug, 'closed')
    application.pass(1)
    const second = await application.manage('POST', '/api/manage/campaigns', {
      audience: { petitions: [other, slug] },
    })
    await application.manage('POST', '/api/manage/campaigns', { petition: slug })
    application.pass(1)
    await prepared(other, 'closed')
    const { id } = (await second.json()) as { id: string }
    const { items } = await read(slug)
    expect(items.map((one) => one.id)).toEqual([id, first.id])
    expect(items[1]).not.toHaveProperty('content')
    expect(await read(slug, `?after=${id}`)).toMatchObject({ items: [{ id: first.id }] })
  })
})
