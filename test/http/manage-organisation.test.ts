import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const PATH = '/api/manage/organisation'
const KEPT = { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, 2500 AA Den Haag' }
const put = (body: unknown) => application.manage('PUT', PATH, body, 'admin')
const read = async () => (await application.manage('GET', PATH, undefined, 'viewer')).json()
const code = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
]

it('is empty before anybody wrote it, then what admins wrote last', async () => {
  expect(await read()).toEqual({ name: '', postalAddress: '', version: 0 })
  const response = await put({ ...KEPT, name: ' Stichting Voorbeeld ', version: 0 })
  const written = { ...KEPT, updatedAt: application.now().toISOString(), version: 1 }
  expect([response.status, await response.json()]).toEqual([200, written])
  expect(await read()).toEqual(written)
  expect(await application.deps.stores.organisation.read()).toEqual(written)
  await put({ ...KEPT, postalAddress: 'Elders 2' })
  expect(await read()).toMatchObject({ postalAddress: 'Elders 2', version: 2 })
})

it('tells two people who edit at once, and lets one of them win', async () => {
  const { version } = (await read()) as { version: number }
  const answers = await Promise.all(['a', 'b', 'c'].map((name) => put({ ...KEPT, name, version })))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect(await code(await put({ ...KEPT, version }))).toEqual([409, 'version-conflict'])
  expect(await read()).toMatchObject({ version: version + 1 })
})

it('leaves an audit entry for each write that was made, and for no other', async () => {
  const { version } = (await read()) as { version: number }
  const { items } = await application.deps.stores.audit.list('2026-11', 1000)
  expect(items.map(({ action, subject, actor }) => [action, subject, actor])).toEqual(
    Array.from({ length: version }, () => ['organisation-changed', 'organisation', 'person-1']),
  )
})

it('tells all fields at once', async () => {
  for (const body of [
    {},
    { name: ' ', postalAddress: 'x'.repeat(301) },
    { name: 'a\nb', postalAddress: 5 },
  ]) {
    const response = await put(body)
    expect(response.status).toBe(422)
    const { errors } = (await response.json()) as { errors: { field: string }[] }
    expect(errors.map(({ field }) => field)).toEqual(['name', 'postalAddress'])
    if (Object.keys(body).length === 0)
      expect(errors).toMatchObject([{ code: 'text-missing' }, { code: 'text-missing' }])
  }
  expect(await code(await application.manage('PUT', PATH, KEPT, 'campaigner'))).toEqual([403, 'forbidden'])
})
