import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedDemonstration } from '../../infra/local/demonstration.ts'
import { type Application, startApplication } from '../http/application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

it('shows a campaign that can be previewed and sent as it is, and leaves what was changed since', async () => {
  const { client, tableName } = application.table
  const seed = () => seedDemonstration(client, tableName, application.now())
  const campaigns = async () => {
    const response = await application.manage('GET', '/api/manage/campaigns', undefined, 'viewer')
    return ((await response.json()) as { items: { id: string; name: string }[] }).items
  }
  await seed()
  const [{ id } = { id: '' }] = await campaigns()
  for (const locale of ['nl', 'en']) {
    const preview = await application.manage('POST', `/api/manage/campaigns/${id}/preview`, { locale })
    expect(await preview.json()).toMatchObject({ locale, from: { name: 'Stichting Voorbeeld' } })
  }
  const written = { name: 'Van ons', postalAddress: 'Elders 1' }
  await application.manage('PATCH', `/api/manage/campaigns/${id}`, { name: 'Van ons' })
  await seed()
  expect(await campaigns()).toMatchObject([{ id, name: 'Van ons' }])
  expect((await application.manage('POST', `/api/manage/campaigns/${id}/schedule`)).status).toBe(200)
  await application.manage('PUT', '/api/manage/organisation', written, 'admin')
  await seed()
  expect(await application.deps.stores.organisation.read()).toMatchObject(written)
})

it('has a partner organisation, whose person and script see what is its own', async () => {
  const { client, tableName } = application.table
  await seedDemonstration(client, tableName, application.now())
  for (const token of [
    await application.issuer.person(['campaigner', 'partner'], { sub: 'local-partner' }),
    await application.issuer.script(['luid/campaigner'], {
      sub: 'wereldkind-script',
      client_id: 'wereldkind-script',
    }),
  ]) {
    const ask = async (path: string) =>
      (await application.request(path, { headers: { authorization: `Bearer ${token}` } })).json()
    expect(await ask('/api/manage/me')).toMatchObject({ partner: { partner: 'wereldkind' } })
    expect(await ask('/api/manage/petitions')).toMatchObject({ items: [{ slug: 'geen-kind-te-koop' }] })
    expect(await ask('/api/manage/topics')).toMatchObject({ items: [{ topic: 'nieuws-van-wereldkind' }] })
    expect(await ask('/api/manage/campaigns')).toEqual({ items: [] })
  }
  const page = await (await application.request('/nl/petitions/geen-kind-te-koop?partner=wereldkind')).text()
  expect(page).toContain('Stichting Wereldkind, Voorbeeldplein 2')
})
