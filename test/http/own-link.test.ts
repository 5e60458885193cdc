import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textHash } from '../../functions/crypto.ts'
import { linkCode } from '../../functions/domain/own-link.ts'
import { ownLinkTable } from '../../functions/table/own-links.ts'
import { dataSubjects } from '../support/data-subjects.ts'
import {
  type Application,
  PUBLIC_URL,
  SIGNER,
  SIGNER_FORM,
  startApplication,
  wholeAnswer,
} from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const VIA = 'AbCdEfGhIjKlMn_-'

const items = async () => {
  const { client, tableName } = application.table
  return (await client.send(new ScanCommand({ TableName: tableName, ConsistentRead: true }))).Count
}
/** Presses the button on the page of thanks; gives the address of the link's own page. */
const made = async (slug: string): Promise<string> => {
  const response = await application.postForm(`/nl/petitions/${slug}/own-link`, {})
  expect(response.status).toBe(303)
  expect(response.headers.has('set-cookie')).toBe(false)
  return response.headers.get('location') ?? ''
}
const page = async (path: string) => (await application.request(path)).text()

describe('making a link of one’s own', () => {
  it('is one button on the page of thanks, stores nothing, and gives everybody another', async () => {
    const slug = await application.petition()
    expect(await page(`/nl/petitions/${slug}/thanks`)).toMatch(
      new RegExp(`<form[^>]* method="post" action="/nl/petitions/${slug}/own-link">`),
    )
    const before = await items()
    const [one, other] = [await made(slug), await made(slug)]
    expect(one).toMatch(new RegExp(`^/nl/petitions/${slug}/own-link/[A-Za-z0-9_-]{22}$`))
    expect(other).not.toBe(one)
    await page(one)
    expect(await items()).toBe(before)
  })

  it('leads to a page of its key alone, with a link that does not hold it', async () => {
    const slug = await application.petition()
    const path = await made(slug)
    const key = path.split('/').at(-1) ?? ''
    const response = await application.request(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    const text = await response.text()
    expect(text).toContain('<meta name="robots" content="noindex"')
    const link = `${PUBLIC_URL}/nl/petitions/${slug}?via=${linkCode(key, textHash)}`
    expect(text).toContain(encodeURIComponent(`${link}&source=whatsapp`))
    expect(text).toContain('Nog minder dan 5 handtekeningen')
    expect(text).not.toContain(key)
  })

  it('is for petitions that are there, by keys that can be', async () => {
    const slug = await application.petition()
    const draft = await application.petition({ state: 'draft' })
    expect((await application.postForm(`/nl/petitions/${draft}/own-link`, {})).status).toBe(404)
    for (const path of [`${draft}/own-link/${'k'.repeat(22)}`, `${slug}/own-link/k`, `${slug}/own-link`])
      expect((await application.request(`/nl/petitions/${path}`)).status).toBe(404)
  })

  it('tells what it brought in steps, and of no other link', async () => {
    const slug = await application.petition()
    const [path, other] = [await made(slug), await made(slug)]
    const code = linkCode(path.split('/').at(-1) ?? '', textHash)
    const links = ownLinkTable(application.table.client, application.table.tableName)
    const pages = new Set<string>()
    for (const count of [15, 16, 19]) {
      await links.write(slug, [[code, count]], application.now())
      pages.add(await page(path))
    }
    expect(pages.size).toBe(1)
    expect([...pages][0]).toContain('Minstens 15 handtekeningen')
    await links.write(slug, [[code, 20]], application.now())
    expect(await page(path)).toContain('Minstens 20 handtekeningen')
    expect(await page(other)).toContain('Nog minder dan 5 handtekeningen')
  })
})

describe('signing by somebody’s link', () => {
  it('carries its code from the address to the signature, in a frame too', async () => {
    const slug = await application.petition()
    for (const path of [`/nl/petitions/${slug}`, `/nl/embed/petitions/${slug}`])
      expect(await page(`${path}?via=${VIA}`)).toContain(`<input type="hidden" name="via" value="${VIA}"/>`)
    await application.postForm(`/nl/petitions/${slug}/signatures`, { ...SIGNER_FORM, via: VIA })
    expect(await application.item(slug)).toMatchObject({ via: VIA })
    const email = 'script@example.org'
    await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email, via: VIA })
    expect(await application.item(slug, email)).toMatchObject({ via: VIA })
  })

  it('drops what is no code: of a form silently, of a script with an error', async () => {
    const slug = await application.petition()
    for (const via of ['', 'short', `${VIA}x`, '<b>AbCdEfGhIjKl']) {
      expect(await page(`/nl/petitions/${slug}?via=${encodeURIComponent(via)}`)).not.toContain('name="via"')
      const email = `form-${via.length}@example.org`
      const fields = { ...SIGNER_FORM, email, via }
      expect((await application.postForm(`/nl/petitions/${slug}/signatures`, fields)).status).toBe(303)
      expect(await application.item(slug, email)).not.toHaveProperty('via')
    }
    const wrong = await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, via: 'x' })
    expect([wrong.status, await wrong.json()]).toMatchObject([422, { errors: [{ field: 'via' }] }])
  })

  it('is answered as signing without one is, and again, to the byte', async () => {
    const slug = await application.petition()
    const answers = new Set<string>()
    for (const via of [{ via: VIA }, {}, { via: VIA }]) {
      const fields = { ...SIGNER_FORM, ...via }
      answers.add(
        JSON.stringify(
          await wholeAnswer(await application.postForm(`/nl/petitions/${slug}/signatures`, fields)),
        ),
      )
    }
    expect(answers.size).toBe(1)
  })

  it('is among what is kept of the signer, until they withdraw', async () => {
    const slug = await application.petition()
    const people = dataSubjects(application)
    const email = people.address()
    await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, email, via: VIA })
    const token = await people.linked(email)
    expect(await (await people.see(token)).text()).toContain(VIA)
    const download = await (await people.act(token, 'download')).json()
    expect(download).toMatchObject({ signatures: [{ via: VIA }] })
    await people.act(token, 'withdraw', { petition: slug })
    expect(await application.item(slug, email)).toMatchObject({ state: 'withdrawn' })
    expect(await application.item(slug, email)).not.toHaveProperty('via')
  })
})
