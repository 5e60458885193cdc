import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, afterEach, beforeAll, describe, expect, it, type MockInstance, vi } from 'vitest'
import { keys, listKeys } from '../../functions/table/keys.ts'
import { type Application, SIGNER, startApplication } from './application.ts'

let application: Application
let slug: string
let logged: MockInstance<Application['deps']['log']['error']>
beforeAll(async () => {
  application = await startApplication()
  slug = await application.petition({ slug: 'geen-kind-te-koop', partners: ['wereldkind'] })
  await application.topic({ topic: 'kinderhandel' })
  await application.partner(['een-medewerker'], { partner: 'wereldkind', name: 'Stichting Wereldkind' })
  await application.campaign({}, { name: 'December' })
  const { suppressions } = application.deps.stores
  await suppressions.suppress(application.person('klaagt@example.org'), 'all', 'complaint', application.now())
  const told = { texts: { nl: { title: 'Aangeboden', body: 'Vandaag.' } } }
  await application.manage('POST', `/api/manage/petitions/${slug}/updates`, told)
  await application.manage('POST', `/api/manage/petitions/${slug}/figures`, {})
  await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, website: 'x' })
  await application.postForm(`/nl/confirm/${await application.link(slug)}`, {})
  logged = vi.spyOn(application.deps.log, 'error')
})
afterEach(() => logged.mockClear())
afterAll(() => application.stop())

const person = 'x'.repeat(43)
const stuck = { listSort: 'aa-stuk' }

/** Each list, an item of it that cannot be read, and what the log calls it. */
const LISTS = [
  ['petitions', keys.petition('aa-stuk'), { ...stuck, listKey: listKeys.petitions }, 'petitions'],
  ['topics', keys.topic('aa-stuk'), { ...stuck, listKey: listKeys.topics }, 'topics'],
  ['partners', keys.partner('aa-stuk'), { ...stuck, listKey: listKeys.partners }, 'partners'],
  ['campaigns', keys.campaign('zz'), { listSort: 'zz', listKey: listKeys.campaigns }, 'campaigns'],
  [
    'petitions/geen-kind-te-koop/updates',
    keys.update('geen-kind-te-koop', 'zz'),
    {},
    'news of geen-kind-te-koop',
  ],
  [
    'petitions/geen-kind-te-koop/figures',
    keys.pressFigure('geen-kind-te-koop', 'zz'),
    {},
    'press figures of geen-kind-te-koop',
  ],
  [
    'signatures?petition=geen-kind-te-koop',
    keys.signature('geen-kind-te-koop', person),
    { listSort: 'zz', listKey: listKeys.held('geen-kind-te-koop', 3), partner: 'wereldkind' },
    'held of geen-kind-te-koop',
  ],
  [
    'suppressions',
    keys.suppression(person),
    { listSort: 'zz', listKey: listKeys.suppressions(3) },
    'suppressions',
  ],
  ['audit', keys.audit('2026-11', '2026-11-30'), {}, 'audit'],
] as const

describe('an item that cannot be read', () => {
  it.each(LISTS)(
    'hides no other in %s: it is left out, said, and told to who runs Luid',
    async (path, key, item, list) => {
      const read = async () =>
        (await (await application.manage('GET', `/api/manage/${path}`, undefined, 'admin')).json()) as {
          items: unknown[]
        }
      const before = await read()
      expect(before.items.length).toBeGreaterThan(0)
      expect(before).not.toHaveProperty('unreadable')
      const Item = { ...key, ...item }
      await application.table.client.send(new PutCommand({ TableName: application.table.tableName, Item }))
      expect(await read()).toEqual({ ...before, unreadable: 1 })
      expect(logged.mock.calls.map(([, said]) => said)).toEqual([{ code: 'list-unreadable', list, items: 1 }])
    },
  )

  it('takes no page down that shows what stands around it', async () => {
    // What was remembered of petitions, topics and partners is read anew.
    application.pass(2)
    const page = async (path: string) => {
      const answer = await application.request(path)
      expect(answer.status, path).toBe(200)
      return answer.text()
    }
    const petition = await page(`/nl/petitions/${slug}`)
    for (const shown of ['Aangeboden', 'Stichting Wereldkind', 'kinderhandel'])
      expect(petition).toContain(shown)
    for (const path of ['/nl', '/nl?q=kind', '/sitemap.xml', '/api/petitions'])
      expect(await page(path), path).toContain(slug)
    expect(await page(`/api/petitions/${slug}/updates`)).toContain('Aangeboden')
  })

  it('may be anybody’s, and so is not said to a partner', async () => {
    const token = await application.issuer.person(['campaigner'], { sub: 'een-medewerker' })
    const headers = { authorization: `Bearer ${token}` }
    for (const path of ['petitions', 'topics', 'campaigns', 'partners']) {
      const answer = await application.request(`/api/manage/${path}`, { headers })
      expect([answer.status, await answer.json()], path).toEqual([
        200,
        expect.not.objectContaining({ unreadable: 1 }),
      ])
    }
  })
})
