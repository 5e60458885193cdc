import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookCache } from '../../functions/domain/look.ts'
import { exampleAudit } from '../support/examples.ts'
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

it('dresses every page in the organisation’s logo and colours, as long as text can be read on them', async () => {
  const plain = application.deps.assets.style
  const style = async () => /href="([^"]+\.css)"/.exec(await (await application.request('/nl')).text())?.[1]
  expect(await style()).toBe(plain)

  const refused = await put({ ...KEPT, colour: '#7A7A7A', accent: 'geel', logo: 'geen' })
  const { errors } = (await refused.json()) as { errors: { field: string; code: string; detail: string }[] }
  expect([refused.status, errors.map(({ field, code }) => [field, code])]).toEqual([
    422,
    [
      ['logo', 'image-unknown'],
      ['colour', 'colour-unreadable'],
      ['accent', 'colour-malformed'],
    ],
  ])
  expect(errors[1]?.detail).toContain('lichter of iets donkerder')

  const logo = `${'a'.repeat(32)}-320x80.png`
  const given = { colour: '#C8102E', accent: '#00205b', logo }
  expect(await code(await put({ ...KEPT, ...given }))).toEqual([422, 'invalid'])
  await application.deps.stores.images.create(
    logo,
    new Uint8Array([1]),
    exampleAudit({ action: 'image-uploaded' }),
  )
  expect(await (await put({ ...KEPT, ...given })).json()).toMatchObject({ ...given, colour: '#c8102e' })
  const page = await (await application.request('/nl')).text()
  expect(page).toMatch(
    /<img class="logo" src="\/images\/a{32}-320x80\.png" width="320" height="80" alt="Voorbeeldstichting"/,
  )
  const themed = (await style()) ?? ''
  expect(themed).toBe(plain.replace('.css', '-c8102e-00205b.css'))
  const sheet = await application.request(themed)
  expect([sheet.status, sheet.headers.get('content-type'), sheet.headers.get('cache-control')]).toEqual([
    200,
    'text/css; charset=utf-8',
    'public, max-age=31536000, immutable',
  ])
  const css = await sheet.text()
  expect(css.startsWith(application.deps.assets.files.get(plain)?.body ?? '?')).toBe(true)
  expect(css).toContain('--band:#00205b')
  for (const strange of ['7a7a7a-00205b', 'c8102e-00205', 'C8102E-00205b', 'zzzzzz-00205b'])
    expect((await application.request(plain.replace('.css', `-${strange}.css`))).status, strange).toBe(404)

  // What is not named stays; null takes it away.
  expect(await (await put({ ...KEPT, logo: null, accent: null })).json()).not.toHaveProperty('logo')
  expect(await style()).toBe(plain.replace('.css', '-c8102e-ffd23f.css'))
})

it('a page is answered with the look that was known where none can be read', async () => {
  const broken = lookCache(() => Promise.reject(new Error('no table')), application.now)
  await broken.refresh()
  expect(broken.current()).toEqual({})
})
